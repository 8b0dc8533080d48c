using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>Collects from the team's state the facts that its cards put into words.</summary>
internal static class FactsBuilder
{
    private const int MostCarried = 3;

    public static KeyResultFacts Facts(ViewScene scene, KeyResult keyResult, PersonId? reader)
    {
        var latest = keyResult.Latest;
        var before = latest is null ? null : Said.BeforeThe(keyResult, latest.Occurrence);
        var ambition = scene.Team.Objectives[keyResult.Objective].Ambition;
        return new KeyResultFacts(
            keyResult.Id, keyResult.Title, FirstName(scene.Team, keyResult.Owner), keyResult.Measure, latest?.Reading, before?.Reading,
            latest?.Confidence, before?.Confidence, StatusRules.Suggest(scene.Team, keyResult, scene.Now),
            ExpectedProgress.PlanForToday(keyResult, ambition, scene.Today))
        {
            FlatFor = FlatFor(keyResult),
            Answered = scene.Segment.Answered.Contains(keyResult.Id),
            LastAnswer = latest is null ? null : Zones.LocalDay(scene.Team.Team.Zone, latest.At),
            OwnedByReader = reader is not null && keyResult.Owner == reader,
            StartConfidence = DefaultConfidence.Of(ambition),
        };
    }

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
                      select (CarriedLine)new CarriedLine.Blocked(blocker.Id, blocker.Need, blocker.From, Blocking.AgeInSegments(scene.Team, blocker) + (scene.Segment.State == SegmentState.Closed ? 0 : 1));
        var agreed = from commitment in scene.Team.Commitments.Values
                     let fromLastTime = commitment.MadeIn != scene.Segment.Occurrence
                     where !fromLastTime || scene.Segment.State == SegmentState.Closed
                     where commitment.Kept == Kept.NotAsked
                     orderby fromLastTime descending, commitment.By
                     select (CarriedLine)new CarriedLine.Agreed(commitment.Id, commitment.If, commitment.Then, commitment.By, fromLastTime);
        return [.. blocked.Concat(agreed).Take(MostCarried)];
    }

    public static StatusCounts Counts(ViewScene scene)
    {
        var statuses = scene.Team.ActiveKeyResults.Select(k => StatusRules.Suggest(scene.Team, k, scene.Now).Status).ToList();
        return new StatusCounts(
            statuses.Count(s => s == Status.OnTrack), statuses.Count(s => s == Status.AtRisk),
            statuses.Count(s => s == Status.OffTrack), statuses.Count(s => s == Status.NoUpdate));
    }

    /// <summary>Check-ins in a row, the newest included, that reported the same value.</summary>
    private static int FlatFor(KeyResult keyResult)
    {
        if (keyResult.Latest is not { } latest) return 0;
        var value = Progress.Raw(keyResult.Measure, latest.Reading);
        return keyResult.Updates.Reverse()
            .TakeWhile(u => Progress.Raw(keyResult.Measure, u.Reading) == value)
            .Select(u => u.Occurrence).Distinct().Count();
    }

    public static string FirstName(TeamCycle team, PersonId person)
        => team.Team.Find(person)?.Name.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
}
