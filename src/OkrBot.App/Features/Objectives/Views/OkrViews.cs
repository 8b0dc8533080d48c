using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.Domain;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Objectives.Views;

/// <summary>What the views of one team start from.</summary>
/// <param name="Answer">The check-in that the reader may answer in from this chat; null = none now.</param>
internal sealed record OkrScene(TeamCycle Team, DateTimeOffset Now, Sight Sight, PersonId? Reader, CardKey? Answer)
{
    public DateOnly Today => Zones.LocalDay(Team.Team.Zone, Now);
    public OkrKey Key => new(Team.Id.Team, Team.Id.Cycle);

    public bool Shows(Objective objective) => Sight switch
    {
        Sight.Nothing => false,
        // Guests who take part see what they were given.
        Sight.Everything when Reader is not { } reader || Team.Team.Find(reader) is not { Guest: true } => true,
        _ => Restriction.MaySee(Team, objective, Reader),
    };
}

/// <summary>Turns a team's state into what somebody may see of its objectives.</summary>
internal static class OkrViews
{
    private const int MostNotes = 3;

    /// <summary>Null when there is no such key result, or not for this reader.</summary>
    public static KeyResultView? KeyResult(OkrScene scene, KeyResultId id)
    {
        var state = scene.Team;
        if (!state.KeyResults.TryGetValue(id, out var keyResult) || state.Objectives.GetValueOrDefault(keyResult.Objective) is not { } objective) return null;
        // A draft is its team's to write, not yet to be read.
        if (objective.State == ObjectiveState.Draft || !scene.Shows(objective)) return null;
        var facts = FactsOf.KeyResult(state, keyResult, scene.Now);
        return new KeyResultView(scene.Key with { KeyResult = id }, facts, state.Team.Name, objective.Title, Course.ByWeek(state, keyResult, scene.Now), Inside(keyResult))
        {
            Notes = scene.Sight == Sight.Everything ? [.. Notes(state, keyResult)] : [],
            Blockers = [.. Blockers(state, blocker => blocker.KeyResult == id)],
            Changes = Changes(scene, keyResult),
            Links = LinksOf.End(state, objective.Id, id).AddRange(LinksOf.End(state, objective.Id, null)),
            Answer = keyResult.Owner == scene.Reader ? scene.Answer : null,
        };
    }

    public static TeamView Of(OkrScene scene)
    {
        var state = scene.Team;
        var week = Math.Clamp(state.Cycle.WeekOf(scene.Today), 1, state.Cycle.Weeks);
        return new TeamView(scene.Key, state.Team.Name, week, state.Cycle.Weeks, FactsOf.Counts(state, scene.Now), scene.Sight,
        [
            .. from objective in state.Objectives.Values
               where objective.State == ObjectiveState.Active
               orderby objective.Order
               select Of(scene, objective),
        ])
        {
            Blockers = scene.Sight == Sight.Nothing ? [] : [.. Blockers(state, b => IsOpenly(scene, b))],
        };
    }

    /// <summary>Those that need care first, then in the order people see.</summary>
    public static IEnumerable<MineLine> Mine(OkrScene scene, PersonId person) =>
        from keyResult in scene.Team.ActiveKeyResults
        where keyResult.Owner == person
        let facts = FactsOf.KeyResult(scene.Team, keyResult, scene.Now)
        select new MineLine(scene.Key with { KeyResult = keyResult.Id }, facts, scene.Team.Team.Name, facts.LastAnswer) { IsOwn = scene.Team.Team.Kind == TeamKind.Individual };

    private static ObjectiveView Of(OkrScene scene, Objective objective) => scene.Shows(objective)
        // A mean of what one person set themselves would be a figure of that person.
        ? new ObjectiveView(objective.Title, objective.Why, TeamLevels.IsScored(scene.Team.Team.Kind) ? ObjectiveProgress.Of(scene.Team, objective.Id) : null,
        [
            .. from keyResult in scene.Team.ActiveKeyResults
               where keyResult.Objective == objective.Id
               select new KeyResultLine(FactsOf.KeyResult(scene.Team, keyResult, scene.Now), Progress.Of(keyResult), ExpectedProgress.On(keyResult, objective.Ambition, scene.Today)),
        ])
        {
            Links = LinksOf.Objective(scene.Team, objective.Id),
        }
        : new ObjectiveView(null, null, null, []);

    // What holds up a restricted key result would tell about it.
    private static bool IsOpenly(OkrScene scene, Blocker blocker)
        => blocker.KeyResult is not { } id || (scene.Team.KeyResults.TryGetValue(id, out var keyResult)
            && scene.Team.Objectives.TryGetValue(keyResult.Objective, out var objective) && scene.Shows(objective));

    private static IEnumerable<BlockedLine> Blockers(TeamCycle state, Func<Blocker, bool> wanted) =>
        from blocker in state.Blockers.Values
        where blocker.IsOpen && wanted(blocker)
        orderby blocker.RaisedAt
        select new BlockedLine(blocker.Need, blocker.From, Math.Max(1, Blocking.AgeInSegments(state, blocker)));

    private static IEnumerable<NoteLine> Notes(TeamCycle state, KeyResult keyResult) =>
        (from update in keyResult.Updates.Reverse()
         where !string.IsNullOrEmpty(update.Note)
         select new NoteLine(Zones.LocalDay(state.Team.Zone, update.At), update.Note!)).Take(MostNotes);

    private static ImmutableArray<ChangeFacts> Changes(OkrScene scene, KeyResult keyResult)
    {
        var changes = ChangesOf.KeyResult(scene.Team, keyResult);
        return scene.Sight == Sight.Everything ? changes : [.. changes.Select(change => change with { Was = change.Was with { Note = null } })];
    }

    private static decimal? Inside(KeyResult keyResult)
        => keyResult is { Measure: Measure.KeepAbove or Measure.KeepBelow or Measure.KeepWithin, Updates.IsEmpty: false } ? Progress.Of(keyResult) : null;
}
