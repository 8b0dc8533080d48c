using System.Collections.Immutable;
using OkrBot.App.Cards.KeyResults;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>Collects from the team's state the facts that its cards put into words.</summary>
internal static class FactsBuilder
{
    public const int MostCarried = 3;

    public static KeyResultFacts Facts(ViewScene scene, KeyResult keyResult, PersonId? reader) => FactsOf.KeyResult(scene.Team, keyResult, scene.Now) with
    {
        Answered = scene.Segment.Answered.Contains(keyResult.Id),
        OwnedByReader = reader is not null && keyResult.Owner == reader,
    };

    public static ImmutableArray<AgendaLine> Agenda(ViewScene scene) =>
    [
        .. from entry in scene.Segment.Agenda.Select((item, at) => (item, at))
           let keyResult = scene.Team.KeyResults.GetValueOrDefault(entry.item.KeyResult)
           where keyResult is not null
           select new AgendaLine(entry.at + 1, Facts(scene, keyResult, null), entry.item.Reason),
    ];

    /// <summary>Open blockers oldest first, then what was agreed; at most three lines.</summary>
    public static ImmutableArray<CarriedLine> Carried(ViewScene scene)
    {
        var blocked = from blocker in scene.Team.Blockers.Values
                      where blocker.IsOpen
                      orderby blocker.RaisedAt
                      select (CarriedLine)new CarriedLine.Blocked(blocker.Id, blocker.Need, blocker.From, Blocking.AgeInWeeks(scene.Team, blocker, inCheckIn: scene.Segment.State != SegmentState.Closed));
        var agreed = from commitment in scene.Team.Commitments.Values
                     let fromLastTime = commitment.MadeIn != scene.Segment.Occurrence
                     where !fromLastTime || scene.Segment.State == SegmentState.Closed
                     where commitment.Kept == Kept.NotAsked
                     orderby fromLastTime descending, commitment.By
                     select (CarriedLine)new CarriedLine.Agreed(commitment.Id, commitment.If, commitment.Then, commitment.By, fromLastTime);
        return [.. blocked.Concat(agreed).Take(MostCarried)];
    }

    public static StatusCounts Counts(ViewScene scene) => FactsOf.Counts(scene.Team, scene.Now);

    public static string FirstName(TeamCycle team, PersonId person) => FactsOf.FirstName(team, person);
}
