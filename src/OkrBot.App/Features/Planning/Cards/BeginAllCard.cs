using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Planning.Views;

namespace OkrBot.App.Features.Planning.Cards;

/// <param name="Team">User text, as all titles.</param>
/// <param name="Drafts">In the order people see.</param>
internal sealed record BeginAllView(PlanKey Key, string Team, ImmutableArray<PlannedObjective> Drafts)
{
    /// <summary>For so many more objectives.</summary>
    public int Room { get; init; }

    /// <summary>All of them may begin now.</summary>
    public bool MayBegin { get; init; }

    /// <summary>User text.</summary>
    public ImmutableArray<string> Lessons { get; init; } = [];

    /// <inheritdoc cref="ObjectiveCardView.Announced"/>
    public string? Announced { get; init; }
    public string? Problem { get; init; }
}

/// <summary>All drafts with all their checks, before all begin.</summary>
internal static class BeginAllCard
{
    public static AdaptiveCard Render(BeginAllView view, Words words)
    {
        var card = Card(view, words, isShort: false);
        // Ten drafts in which nothing is right would be taken by no client.
        return CardJson.Weigh(card) < CardJson.MostBytes ? card : Card(view, words, isShort: true);
    }

    private static AdaptiveCard Card(BeginAllView view, Words words, bool isShort)
    {
        var buttons = new PlanButtons(view.Key, words);
        return new AdaptiveCard(words.Text("spoken.beginAll", ("team", UserText.Line(view.Team))), words.Language,
        [
            Layout.Title(words["beginAll.title"]),
            Layout.Small(MarkdownText.Escape(view.Team, 40)) with { Spacing = Spacing.None },
            .. PlanWords.Told(done: null, view.Problem),
            new TextBlock(words.Text(view.Drafts.Length > view.Room ? "beginAll.tooMany" : "beginAll.text", ("drafts", words.Number(view.Drafts.Length)), ("room", words.Number(view.Room)))) { Spacing = Spacing.Small },
            .. PlanWords.Lessons(view.Lessons, words),
            .. view.Drafts.SelectMany(draft => Part(draft, words, isShort)),
            .. view is { MayBegin: true, Announced: { } announced } ? [Layout.Small(announced) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. Layout.ButtonRows([.. view.MayBegin ? [buttons.BeginAllNow with { IsPrimary = true }] : Array.Empty<CardAction>(), buttons.BackToPlan]),
        ]);
    }

    private static IEnumerable<CardElement> Part(PlannedObjective draft, Words words, bool isShort)
    {
        yield return Rich.Line(Rich.Bold(UserText.Line(draft.Title))).AsPart();
        if (isShort && draft.Missing is not null) yield return Rich.Line(Rich.Plain("▲ " + PlanWords.Missing(draft.Missing, words))) with { Spacing = Spacing.None };
        if (isShort) yield break;
        foreach (var line in CheckLines.Of(draft.Checks, draft.TitleOf, words)) yield return line;
    }
}
