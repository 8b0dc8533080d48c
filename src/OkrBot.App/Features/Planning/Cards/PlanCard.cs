using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Planning.Views;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning.Cards;

/// <summary>What a team works on, and its drafts.</summary>
internal static class PlanCard
{
    /// <summary>Names one of the objectives in what comes back.</summary>
    public const string ChosenField = "chosenObjective";
    private const int MostLinks = 3;
    private const int MostButtons = 6;
    private const int MostConcerns = 3;

    public static AdaptiveCard Render(PlanView view, Words words)
    {
        var card = Card(view, words, isShort: false);
        // Thirteen objectives with five long key results each would be taken by no client.
        return CardJson.Weigh(card) < CardJson.MostBytes ? card : Card(view, words, isShort: true);
    }

    private static AdaptiveCard Card(PlanView view, Words words, bool isShort)
    {
        var active = words.Text("plan.active", ("active", words.Number(view.Active)), ("most", words.Number(Activation.MostActive)));
        var below = view.Begins is { } first
            ? words.Text("plan.belowNext", ("start", words.DateAndYear(first)), ("weeks", words.Number(view.Weeks)))
            : words.Text("plan.below", ("week", words.Number(view.Week)), ("weeks", words.Number(view.Weeks)));
        return new AdaptiveCard(words.Text("spoken.plan", ("team", UserText.Line(view.Team)), ("active", active)), words.Language,
        [
            Layout.Header(MarkdownText.Escape(view.Team), below, active, belowTime: null),
            .. PlanWords.Told(view.Done, problem: null),
            .. Waiting(view, words),
            .. PlanWords.Lessons(view.Lessons, words),
            .. view.Objectives.IsEmpty ? [new TextBlock(words["plan.none"]) { Spacing = Spacing.Medium }] : view.Objectives.SelectMany(o => Part(o, words, isShort)),
            .. Around(view, words),
            .. DatesPart.Lines(view.Dates, view.Reader, words.Language, HasRoomForFile(view, words)),
            .. view.Objectives.IsEmpty ? Array.Empty<CardElement>() : [Choice(view, words).AsPart()],
            .. Layout.ButtonRows(Buttons(view, words)),
        ]);
    }

    private static IEnumerable<CardElement> Part(PlannedObjective objective, Words words, bool isShort)
    {
        var state = new TextBlock(PlanWords.State(objective.State, words)) { Size = TextSize.Small, IsSubtle = true, Align = Align.Right };
        yield return Layout.Split(Rich.Line(Rich.Bold(UserText.Line(objective.Title))), state).AsPart();
        if (isShort)
        {
            yield return Layout.Small(words.Plural("plan.keyResults", objective.KeyResults.Length)) with { Spacing = Spacing.None };
        }
        else
        {
            yield return Rich.Line(new TextRun(UserText.Line(objective.Why, UserText.SentenceLength)) { Size = TextSize.Small, IsSubtle = true }) with { Spacing = Spacing.None };
            foreach (var keyResult in objective.KeyResults) yield return PlanWords.Line(keyResult, words);
            foreach (var line in LinkPart.Lines(objective.Links, MostLinks, words)) yield return line;
        }
        if (PlanWords.Missing(objective.Missing, words) is { } missing) yield return Rich.Line(Rich.Plain("▲ " + missing)) with { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> Waiting(PlanView view, Words words)
    {
        if (view.Waiting == 0) yield break;
        yield return Layout.Notice(Rich.Line(Rich.Bold(words.Plural("plan.waiting", view.Waiting))), Layout.Buttons(new PlanButtons(view.Key, words).Waiting) with { Spacing = Spacing.Small });
    }

    /// <summary>What the plan has to do with other teams, beyond links.</summary>
    private static IEnumerable<CardElement> Around(PlanView view, Words words)
    {
        var isFirst = true;
        foreach (var (team, title) in view.Concerns.Take(MostConcerns))
        {
            var line = Rich.Line(Rich.Plain(words.Text("plan.matters", ("team", UserText.Line(team, 40)), ("title", UserText.Line(title)))));
            yield return isFirst ? line.AsPart() : line with { Spacing = Spacing.Small };
            isFirst = false;
        }
        if (view.Concerns.Length > MostConcerns) yield return Layout.Small(StatusWords.More(view.Concerns.Length - MostConcerns, words)) with { Spacing = Spacing.Small };
        if (view.AllInternal) yield return Layout.Small(words["plan.internal"]) with { Spacing = Spacing.Medium };
    }

    private static ChoiceInput Choice(PlanView view, Words words) => new(ChosenField, words["plan.which"], [.. view.Objectives.Select(o => new Choice(UserText.Line(o.Title), o.Id.Value))])
    {
        Value = view.Objectives[0].Id.Value,
    };

    /// <summary>What waits has a button of its own above. What is left out where there is no room, a word or another card does too.</summary>
    private static ImmutableArray<CardAction> Buttons(PlanView view, Words words)
    {
        var buttons = new PlanButtons(view.Key, words);
        var room = MostButtons - (view.Waiting > 0 ? 1 : 0) - (view.Dates?.File is not null && HasRoomForFile(view, words) ? 1 : 0);
        var (write, needed, here) = (Writing(view, buttons), Needed(view, buttons), Here(view, buttons));
        if (view.MayBeginAll && write.Length + needed.Length + here.Length < room) write = write.Add(buttons.BeginAll);
        if (view.ShowsTalks && write.Length + needed.Length + here.Length < room) write = write.Add(buttons.Talks);
        return write.Length + needed.Length + here.Length < room ? [.. write, .. needed, buttons.ShowAgain, .. here] : [.. write, .. needed, .. here];
    }

    /// <summary>Beside all that has to be there.</summary>
    private static bool HasRoomForFile(PlanView view, Words words)
    {
        var buttons = new PlanButtons(view.Key, words);
        return Writing(view, buttons).Length + Needed(view, buttons).Length + Here(view, buttons).Length + (view.Waiting > 0 ? 1 : 0) < MostButtons;
    }

    private static ImmutableArray<CardAction> Writing(PlanView view, PlanButtons buttons)
        => [buttons.NewObjective with { IsPrimary = true }, .. view.Objectives.IsEmpty ? Array.Empty<CardAction>() : [buttons.OpenObjective]];

    private static ImmutableArray<CardAction> Needed(PlanView view, PlanButtons buttons) =>
    [
        .. view.Other is { } other ? [buttons.Weeks(other)] : Array.Empty<CardAction>(),
        .. view.LeadsProgramme ? [buttons.Programme] : Array.Empty<CardAction>(),
        .. view.Own is { } own ? [buttons.Choose(own, "level.own")] : Array.Empty<CardAction>(),
    ];

    private static ImmutableArray<CardAction> Here(PlanView view, PlanButtons buttons) => view.Key.Here ? [] : [buttons.WriteHere];
}

/// <summary>Asks of which team, where somebody has several.</summary>
internal static class ChooseTeamCard
{
    public const string TeamField = "chosenTeam";
    private const int MostTeams = 50;

    /// <param name="leadsProgramme">The reader runs the OKR programme too.</param>
    public static AdaptiveCard Render(ImmutableArray<(Domain.TeamId Team, string Name)> teams, bool leadsProgramme, Words words) => new(words["choose.title"], words.Language,
    [
        Layout.Title(words["choose.title"]),
        new ChoiceInput(TeamField, words["choose.team"], [.. teams.Take(MostTeams).Select(t => new Choice(UserText.Line(t.Name), t.Team.Value))])
        {
            Value = teams[0].Team.Value, IsRequired = true, ErrorMessage = words["choose.error"],
        },
        Layout.Buttons(
        [
            new Execute(words["button.showPlan"], Verbs.ShowPlan, []) { IsPrimary = true, WithInputs = true },
            .. leadsProgramme ? [new Execute(words["button.programme"], Verbs.ShowProgramme, [])] : Array.Empty<CardAction>(),
        ]),
    ]);
}
