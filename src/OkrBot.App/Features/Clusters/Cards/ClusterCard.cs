using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Clusters.Views;

namespace OkrBot.App.Features.Clusters.Cards;

/// <summary>What the teams of one planning conversation have to talk about, each line with the rule or with who mends it.</summary>
internal static class ClusterCard
{
    /// <summary>Names one of the reader's own objectives in what comes back.</summary>
    public const string ChosenField = "chosenOwn";

    private const int MostOfAKind = 5;
    private static readonly ImmutableArray<LineKind> Overlaps = [LineKind.Measure, LineKind.Words, LineKind.Market];
    private static readonly ImmutableArray<LineKind> Waiting = [LineKind.NoAnswer, LineKind.NoLiaison, LineKind.NoKeyResult, LineKind.Nothing];

    public static AdaptiveCard Render(ClusterView view, Words words)
    {
        var card = Card(view, words, MostOfAKind);
        return CardJson.Weigh(card) < CardJson.MostBytes ? card : Card(view, words, 2);
    }

    private static AdaptiveCard Card(ClusterView view, Words words, int most)
    {
        var teams = string.Join(", ", view.Teams.Select(team => UserText.Line(team.Name, 40)));
        var buttons = new ClusterButtons(view.Key, words);
        return new AdaptiveCard(words.Text("spoken.group", ("teams", teams)), words.Language,
        [
            Layout.Title(words["group.title"]),
            Rich.Line(Rich.Subtle(teams)) with { Spacing = Spacing.None },
            .. view.Done is { } done ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. TalkPart.Lines(view.Talk, words.Language),
            .. view.Lines.IsEmpty ? [new TextBlock(words["group.nothing"]) { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. Part("part.waiting", Waiting, view, most, words),
            .. Part("part.overlaps", Overlaps, view, most, words),
            .. Offered(view, words),
            .. view.Own.IsEmpty ? Array.Empty<CardElement>() : [Choice(view, words).AsPart()],
            .. Layout.ButtonRows(Buttons(view, buttons)),
        ]);
    }

    private static IEnumerable<CardElement> Part(string title, ImmutableArray<LineKind> kinds, ClusterView view, int most, Words words)
    {
        if (!view.Lines.Any(line => kinds.Contains(line.Kind))) yield break;
        yield return Layout.Heading(words[title]).AsPart();
        foreach (var kind in kinds)
        {
            var lines = view.Lines.Where(line => line.Kind == kind).ToList();
            foreach (var line in lines.Take(most)) yield return LineWords.Of(line, words);
            if (lines.Count > most) yield return Layout.Small(words.Plural("more", lines.Count - most)) with { Spacing = Spacing.None };
        }
    }

    private static IEnumerable<CardElement> Offered(ClusterView view, Words words)
    {
        if (!view.Leads) yield break;
        if (!view.Offered.IsEmpty)
            yield return Rich.Labelled(words["group.offered"], Rich.Plain(string.Join(", ", view.Offered.Select(team => UserText.Line(team.Name, 40))))).AsPart();
        yield return Layout.Small(words[view.Confirmed ? "group.confirmed" : "group.proposed"]) with { Spacing = Spacing.Small };
    }

    private static ChoiceInput Choice(ClusterView view, Words words)
        => new(ChosenField, words["group.own"], [.. view.Own.Select(own => new Choice(UserText.Line(own.Title), own.Id.Value))]) { Value = view.Own[0].Id.Value };

    private static ImmutableArray<CardAction> Buttons(ClusterView view, ClusterButtons buttons)
    {
        if (!view.Leads) return view.Own.IsEmpty ? [] : [buttons.OpenObjective];
        ImmutableArray<CardAction> rest = [buttons.Change, .. view.Key.Here ? Array.Empty<CardAction>() : [buttons.ChangeHere], .. view.Talk is null ? Array.Empty<CardAction>() : [buttons.When], buttons.BackToList];
        return view.Confirmed ? rest : [buttons.Confirm, .. rest];
    }
}
