using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.App.Features.Planning.Views;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning.Cards;

/// <summary>One key result of the plan: all that was written of it, what could be said better, and what was changed.</summary>
internal static class PlannedKeyResultCard
{
    private const int MostLinks = 6;

    public static AdaptiveCard Render(KeyResultCardView view, Words words)
    {
        var keyResult = view.KeyResult;
        return new AdaptiveCard(words.Text("spoken.keyResult", ("title", UserText.Line(keyResult.Title)), ("measure", PlanWords.Measured(keyResult.Measure, words))), words.Language,
        [
            Layout.Title(MarkdownText.Escape(keyResult.Title)),
            Rich.Line(new TextRun(UserText.Line(view.Objective)) { Size = TextSize.Small, IsSubtle = true }) with { Spacing = Spacing.None },
            .. PlanWords.Told(view.Done, problem: null),
            .. Facts(view, words),
            .. IsOpen(view) ? PlanWords.Remarks(Wording.OfKeyResult(keyResult.Title, keyResult.Measure, PlanWords.Lists(words)), words) : [],
            .. LinkPart.Lines(view.Links, MostLinks, words),
            .. ChangeWords.Part(view.Changes, names: true, words),
            .. PlanWords.WhoMay(view.Leads || view.State == ObjectiveState.Draft, view.Runner, words),
            .. Layout.ButtonRows(Buttons(view, words)),
        ]);
    }

    private static IEnumerable<CardElement> Facts(KeyResultCardView view, Words words)
    {
        var keyResult = view.KeyResult;
        yield return Rich.Labelled(words["kr.measured"], Rich.Plain($"{words[KindFormCard.Title(Kinds.Of(keyResult.Measure))]}, {PlanWords.Measured(keyResult.Measure, words)}")).AsPart();
        if (keyResult.Measure is Measure.Binary done)
            yield return Fact("kr.definition", UserText.Line(done.DefinitionOfDone, MeasureChecks.LongestDefinition), words);
        if (keyResult.Measure is Measure.Milestones steps)
            foreach (var step in steps.Steps) yield return Rich.Line(Rich.Plain("•\u00A0" + StepLines.Write([step with { Title = UserText.Line(step.Title) }], words))) with { Spacing = Spacing.Small };
        yield return Fact("kr.owner", PlanWords.Owner(keyResult, words), words);
        yield return Fact("kr.due", words.DayAndDate(keyResult.Due), words);
        if (view.Source is { } url) yield return new TextBlock(MarkdownText.Link(words.Text("source.link", ("host", MarkdownText.Escape(url.Host, 40))), url)) { Spacing = Spacing.Small };
        if (keyResult.Weight != 1) yield return Fact("kr.weight", words.Text("kr.counts", ("weight", words.Number(keyResult.Weight))), words);
        if (view.Stopped is { } reason) yield return Fact("objective.stopped", UserText.Line(reason, UserText.SentenceLength), words);
    }

    private static RichTextBlock Fact(string label, string text, Words words) => Rich.Labelled(words[label], Rich.Plain(text)) with { Spacing = Spacing.Small };

    private static ImmutableArray<CardAction> Buttons(KeyResultCardView view, Words words)
    {
        var buttons = new PlanButtons(view.Key, words);
        var isDraft = view.State == ObjectiveState.Draft;
        if (!IsOpen(view)) return [buttons.BackToObjective];
        ImmutableArray<CardAction> number = view.MaySayNumber ? [buttons.Number] : [];
        if (!view.Leads && !isDraft) return [.. number, buttons.Links, buttons.BackToObjective];
        return
        [
            buttons.ChangeKeyResult with { IsPrimary = true },
            .. view.Leads && !view.IsFirst ? [buttons.MoveUp] : Array.Empty<CardAction>(),
            .. number,
            isDraft ? buttons.DropDraft : buttons.Stop,
            buttons.Links,
            // Six fit: where all are wanted, another one is added from the card of the first, which needs no "Move up".
            .. view.MayAdd && (view.IsFirst || number.IsEmpty) ? [buttons.AddKeyResult] : Array.Empty<CardAction>(),
            buttons.BackToObjective,
        ];
    }

    private static bool IsOpen(KeyResultCardView view) => view is { Stopped: null, State: ObjectiveState.Draft or ObjectiveState.Active };
}
