using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Planning.Views;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning.Cards;

/// <summary>One objective of the plan: what it says, its key results, what could be said better, and what was changed.</summary>
internal static class ObjectiveCard
{
    /// <summary>Names one of its key results in what comes back.</summary>
    public const string ChosenField = "chosenKeyResult";

    private const int MostButtons = 6;
    private const int MostLinks = 6;

    public static AdaptiveCard Render(ObjectiveCardView view, Words words)
    {
        var objective = view.Objective;
        var state = PlanWords.State(objective.State, words);
        return new AdaptiveCard(words.Text("spoken.objective", ("title", UserText.Line(objective.Title)), ("state", state)), words.Language,
        [
            Layout.Title(MarkdownText.Escape(objective.Title)),
            Layout.Small($"{MarkdownText.Escape(view.Team, 40)} · {state}") with { Spacing = Spacing.None },
            .. PlanWords.Told(view.Done, view.Problem),
            .. Text(objective, words),
            .. PlanWords.Lessons(view.Lessons, words),
            .. KeyResults(objective, words),
            .. LinkPart.Lines(objective.Links, MostLinks, words),
            .. ChangeWords.Part(view.Changes, names: true, words),
            .. PlanWords.WhoMay(view.Leads || objective.State == ObjectiveState.Draft, view.Runner, words),
            .. IsOpen(objective) && !objective.KeyResults.IsEmpty ? [Choice(objective, words).AsPart()] : Array.Empty<CardElement>(),
            .. view.Announced is { } announced ? [Layout.Small(announced) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. Layout.ButtonRows(Buttons(view, words)),
        ]);
    }

    private static IEnumerable<CardElement> Text(PlannedObjective objective, Words words)
    {
        yield return Rich.Labelled(words["objective.why"], Rich.Plain(UserText.Line(objective.Why, ObjectiveWriting.LongestWhy))).AsPart();
        yield return Rich.Line(Rich.Plain(words[objective.Ambition == Ambition.Committed ? "ambition.promised" : "ambition.high"])) with { Spacing = Spacing.Small };
        if (objective.Restricted)
            yield return Layout.Small(objective.Followers == 0 ? words["objective.restricted"] : words.Plural("objective.followers", objective.Followers)) with { Spacing = Spacing.Small };
        if (WhoCares(objective, words) is { } cares) yield return Rich.Labelled(words["objective.cares"], Rich.Plain(cares)) with { Spacing = Spacing.Small };
        if (objective.Stopped is { } reason) yield return Rich.Labelled(words["objective.stopped"], Rich.Plain(UserText.Line(reason, UserText.SentenceLength))) with { Spacing = Spacing.Small };
        if (!IsOpen(objective)) yield break;
        foreach (var remark in PlanWords.Remarks(Wording.OfObjective(objective.Title, PlanWords.Lists(words)), words)) yield return remark;
    }

    /// <summary>Null where nothing is to say.</summary>
    private static string? WhoCares(PlannedObjective objective, Words words) => objective switch
    {
        { Interested.IsEmpty: false } => StatusWords.And([.. objective.Interested.Select(team => UserText.Line(team, 40))], words),
        { InterestedCount: > 0 } => words.Plural("objective.caresTeams", objective.InterestedCount),
        { AskedWhoCares: true } => words["objective.caresNobody"],
        // Of a draft the checks before it begins say so.
        _ => objective.State == ObjectiveState.Active ? words["objective.caresUnasked"] : null,
    };

    private static IEnumerable<CardElement> KeyResults(PlannedObjective objective, Words words)
    {
        yield return Layout.Heading(words["objective.keyResults"]).AsPart();
        if (objective.KeyResults.IsEmpty) yield return new TextBlock(words["objective.noKeyResults"]) { Spacing = Spacing.Small };
        foreach (var keyResult in objective.KeyResults) yield return PlanWords.Line(keyResult, words);
        if (objective.Checks.IsEmpty) yield break;
        yield return Layout.Heading(words["check.title"]).AsPart();
        foreach (var line in CheckLines.Of(objective.Checks, objective.TitleOf, words)) yield return line;
    }

    private static ChoiceInput Choice(PlannedObjective objective, Words words)
        => new(ChosenField, words["objective.which"], [.. objective.KeyResults.Select(k => new Choice(UserText.Line(k.Title), k.Id.Value))]) { Value = objective.KeyResults[0].Id.Value };

    private static ImmutableArray<CardAction> Buttons(ObjectiveCardView view, Words words)
    {
        var (objective, buttons) = (view.Objective, new PlanButtons(view.Key, words));
        if (!IsOpen(objective)) return [buttons.BackToPlan];
        var isDraft = objective.State == ObjectiveState.Draft;
        var isEmpty = objective.KeyResults.IsEmpty;
        var mayWrite = view.Leads || isDraft;
        var mayAdd = mayWrite && objective.KeyResults.Length < KeyResultWriting.MostPerObjective;
        CardAction?[] wanted =
        [
            // Without a contact it would not begin.
            view.Leads && objective.WantsContact is { } end ? buttons.NameContact(end) : isDraft && view.Leads && !isEmpty ? buttons.Begin : null,
            isEmpty && mayAdd ? buttons.AddKeyResult : null,
            mayWrite ? buttons.ChangeObjective : null,
            !isEmpty && mayAdd ? buttons.AddKeyResult : null,
            !mayWrite ? null : isDraft ? buttons.DropDraft : buttons.Stop,
            isEmpty ? null : buttons.OpenKeyResult,
            buttons.Links,
        ];
        ImmutableArray<CardAction> own = [.. wanted.OfType<CardAction>()];
        var movesUp = view.Leads && !view.IsFirst;
        // A draft is dropped in its form as well, and to what is worked on another key result is added from one of its own.
        var givesWay = isDraft ? buttons.DropDraft.Title : isEmpty ? "" : buttons.AddKeyResult.Title;
        if (own.Length + (movesUp ? 1 : 0) >= MostButtons) own = own.RemoveAll(button => button.Title == givesWay);
        if (movesUp && own.Length + 1 < MostButtons) own = own.Add(buttons.MoveUp);
        return [.. own.Select((button, at) => at == 0 ? button with { IsPrimary = true } : button), buttons.BackToPlan];
    }

    private static bool IsOpen(PlannedObjective objective) => objective.State is ObjectiveState.Draft or ObjectiveState.Active;
}
