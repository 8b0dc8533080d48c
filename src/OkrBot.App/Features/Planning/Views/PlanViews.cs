using System.Collections.Immutable;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Planning.Views;

/// <summary>Turns a team's state into what its members see of its plan.</summary>
internal static class PlanViews
{
    public static PlanView Plan(PlanScene scene)
    {
        var state = scene.State;
        var today = Zones.LocalDay(state.Team.Zone, scene.Now);
        var week = Math.Clamp(state.Cycle.WeekOf(today), 1, state.Cycle.Weeks);
        return new PlanView(scene.Press.Next.ForTeam, scene.Team, week, state.Cycle.Weeks,
        [
            .. from objective in state.Objectives.Values
               where IsPlanned(objective)
               orderby objective.State == ObjectiveState.Draft, objective.Order
               select Of(scene, objective),
        ])
        {
            Waiting = Needs.Waiting(state).Count() + LinkQuestions.Open(state).Count(),
            Begins = today < state.Cycle.Start ? state.Cycle.Start : null,
            Other = Other(state, today),
            Lessons = Lessons(scene),
            ShowsTalks = scene.Leads && state.Team.Kind == Domain.Teams.TeamKind.Team && PlanningWindow.IsOpen(state.Cycle, today),
            MayBeginAll = scene.Leads && AllDrafts.Of(state).Length > 1,
            AllInternal = scene.Leads && Domain.Alignment.Internal.IsAllInternal(state),
            Dates = scene.Dates,
            Reader = scene.Reader,
            Concerns = [.. scene.Concerns.Select(concern => (concern.TeamName, concern.Title))],
        };
    }

    /// <summary>All drafts and what is looked at before they begin.</summary>
    public static BeginAllView BeginAll(PlanScene scene)
    {
        ImmutableArray<PlannedObjective> drafts = [.. AllDrafts.Of(scene.State).Select(draft => Of(scene, draft))];
        var room = Activation.MostActive - Activation.Active(scene.State).Length;
        return new BeginAllView(scene.Press.Next.ForTeam, scene.Team, drafts)
        {
            Lessons = Lessons(scene), Room = room, MayBegin = drafts.Length <= room && drafts.All(draft => draft.Missing is null), Announced = Announced(scene),
        };
    }

    /// <summary>The weeks that come, else those that were while final values are open there.</summary>
    private static OtherWeeks? Other(TeamCycle state, DateOnly today)
    {
        if (state.Neighbours.After is { } after) return new OtherWeeks(after.Id, today < after.Start ? WhichWeeks.Next : WhichWeeks.These);
        return state.Neighbours.Before is { } before && today <= CyclePlan.LastEntry(before)
            ? new OtherWeeks(before.Id, today < state.Cycle.Start ? WhichWeeks.These : WhichWeeks.Last)
            : null;
    }

    /// <summary>Null when there is none of this id.</summary>
    public static ObjectiveCardView? Objective(PlanScene scene, ObjectiveId id)
    {
        if (!scene.State.Objectives.TryGetValue(id, out var objective)) return null;
        return new ObjectiveCardView(scene.Press.Next.For(id), scene.Team, Of(scene, objective))
        {
            Leads = scene.Leads,
            Runner = Runner(scene),
            IsFirst = !scene.State.Objectives.Values.Any(other => other.State == objective.State && other.Order < objective.Order),
            Changes = ChangesOf.Objective(scene.State, objective),
            Lessons = objective.State == ObjectiveState.Draft ? Lessons(scene) : [],
            Announced = objective.State == ObjectiveState.Draft && scene.Leads && !Own(scene.State, objective).IsEmpty ? Announced(scene) : null,
        };
    }

    /// <inheritdoc cref="Objective"/>
    public static KeyResultCardView? KeyResult(PlanScene scene, KeyResultId id)
    {
        if (!scene.State.KeyResults.TryGetValue(id, out var keyResult) || !scene.State.Objectives.TryGetValue(keyResult.Objective, out var objective)) return null;
        return new KeyResultCardView(scene.Press.Next.For(objective.Id) with { KeyResult = id }, objective.Title, objective.State, Of(scene.State, keyResult))
        {
            Leads = scene.Leads,
            Runner = Runner(scene),
            IsFirst = !Own(scene.State, objective).Any(other => other.Order < keyResult.Order),
            Stopped = keyResult.Stopped?.Reason,
            Links = LinksOf.End(scene.State, objective.Id, id),
            MayAdd = objective.State == ObjectiveState.Active && scene.Leads && Own(scene.State, objective).Length < KeyResultWriting.MostPerObjective,
            Source = keyResult.Source is { } link ? new Uri(link) : null,
            MaySayNumber = NumberSources.MayNot(scene.State, scene.Sender, id) is null,
            Changes = ChangesOf.KeyResult(scene.State, keyResult),
        };
    }

    /// <summary>The first day of a key result: of one that the team works on its own start, else today, and before the weeks begin their first day.</summary>
    public static DateOnly FirstDay(PlanScene scene, KeyResult? known)
    {
        if (known is not null && scene.State.IsActive(known)) return known.ActiveFrom;
        var today = Zones.LocalDay(scene.State.Team.Zone, scene.Now);
        var first = today < scene.State.Cycle.Start ? scene.State.Cycle.Start : today;
        return known is not null && known.ActiveFrom > first ? known.ActiveFrom : first;
    }

    private static PlannedObjective Of(PlanScene scene, Objective objective)
    {
        var own = Own(scene.State, objective);
        var missing = objective.State == ObjectiveState.Draft ? Activation.Missing(scene.State, objective, scene.Now) : null;
        return new PlannedObjective(objective.Id, objective.Title, objective.Why, objective.Ambition, objective.State, missing, [.. own.Select(k => Of(scene.State, k))])
        {
            Restricted = objective.Restricted,
            Checks = objective.State == ObjectiveState.Draft ? ActivationChecks.Of(scene.State, objective, PlanWords.Lists(scene.Words), scene.Now) : [],
            Links = LinksOf.Objective(scene.State, objective.Id),
            Stopped = objective.Stopped?.Reason,
            Interested = [.. objective.Interested.Select(team => scene.TeamNames.GetValueOrDefault(team)).OfType<string>()],
            InterestedCount = objective.Interested.Length,
            AskedWhoCares = objective.AskedWhoCares,
            Followers = objective.Followers.Length,
            WantsContact = Liaising.Missing(scene.State, objective.Id) is [var first, ..] ? scene.State.Links[first].To : null,
        };
    }

    private static PlannedKeyResult Of(TeamCycle state, KeyResult k) => new(k.Id, k.Title, k.Measure, FactsOf.FirstName(state, k.Owner), k.Due, k.Weight);

    private static string? Announced(PlanScene scene) => DatesPart.Announcement(scene.Dates, scene.Reader, scene.Words.Language);

    private static ImmutableArray<string> Lessons(PlanScene scene) => [.. scene.State.Neighbours.Lessons.Select(lesson => lesson.Text)];

    private static ImmutableArray<KeyResult> Own(TeamCycle state, Objective objective)
        => [.. state.KeyResults.Values.Where(k => k.Objective == objective.Id && k.Stopped is null).OrderBy(k => k.Order)];

    private static bool IsPlanned(Objective objective) => objective.State is ObjectiveState.Active or ObjectiveState.Draft;

    private static string Runner(PlanScene scene) => scene.State.Team.Facilitator is { } runner ? scene.State.Team.Find(runner)?.Name ?? "" : "";
}
