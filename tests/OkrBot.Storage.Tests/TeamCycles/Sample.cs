using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Storage.TeamCycles;

namespace OkrBot.Storage.Tests.TeamCycles;

/// <summary>A team with one objective and three key results, and decisions about it that need no rule.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Monday = new(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);
    public static readonly Occurrence Occurrence = new(new("19:meeting_x@thread.v2"), Monday);
    public static readonly TeamCycleId Id = new(new("tenant"), new("team/1"), new("2026-10-05"));
    public static readonly PersonId Ann = new("ann");

    public static IReadOnlyList<TeamEvent> First { get; } =
    [
        new TeamEvent.TeamJoinedCycle(
            new Team(Id.Team, "Payments", TeamKind.Team, "Europe/Berlin", "en", Ann, [new Member(Ann, "Ann")], null, Placement.AtStart),
            new Cycle(Id.Cycle, new DateOnly(2026, 10, 5))),
        new TeamEvent.ObjectiveWritten(new Objective(new("o1"), 1, "Pay faster", "Trust", Ambition.Aspirational, ObjectiveState.Active)),
        .. Enumerable.Range(1, 3).Select(i => new TeamEvent.KeyResultWritten(KeyResult(i))),
    ];

    public static CommandStamp Stamp(string id) => new(id, Ann, Monday);

    public static KeyResult KeyResult(int i) => new(
        new($"kr{i}"), new("o1"), i, $"KR {i}", new Measure.Metric(0, 100, "%"), Ann, 1, new DateOnly(2026, 10, 5), new DateOnly(2027, 1, 3), []);

    /// <summary>An answer with the value as its number, so that each can be found again.</summary>
    public static Decision Answer(int keyResult, int value) => Decision.Of(
        new TeamEvent.AnswerSaved(
            new($"kr{keyResult}"),
            new KeyResultUpdate(Monday, Ann, AnsweredAs.Owner, new Reading.Number(value), 5, null, Occurrence, AnswerTiming.During, false), null),
        new Wake.RoomCard(Occurrence, Monday.AddSeconds(3)));

    /// <summary>All values that the team has, in no order.</summary>
    public static IReadOnlyList<int> Values(TeamCycle? state)
        => [.. state!.KeyResults.Values.SelectMany(kr => kr.Updates).Select(update => (int)((Reading.Number)update.Reading).Value).Order()];

    /// <summary>All rows of the state: what is stored is what counts.</summary>
    public static string Text(TeamCycle state) => state.Version + string.Join(
        '\n', TeamRows.Between(null, state).Select(row => $"{row.Key} {TeamRows.JsonOf(row.After!)}").Order(StringComparer.Ordinal));

    public static Decision Effectful(string effectId) => new Decision.Accepted(
        [new TeamEvent.MeetingStarted(Occurrence, new("chat"), null, Monday)], [], [new Effect.OfferObjectives(effectId, Ann, Occurrence)]);

    public sealed record No() : Refusal("no");
}
