using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Objectives;

/// <summary>What is worth a sentence about a key result. Information, never a verdict on a person.</summary>
public static class Signals
{
    public const int FallsBy = 2;
    public const int ConfidentFrom = 7;
    public const int StallsAfterSegments = 3;
    public const decimal StallsWhenExpectedRose = 0.15m;
    public const int StartsBySegment = 2;

    /// <summary>All that hold now, in the order of <see cref="Signal"/>.</summary>
    /// <param name="now">Its date in the team's zone is "today".</param>
    public static ImmutableArray<Signal> Of(TeamCycle state, KeyResult keyResult, DateTimeOffset now)
    {
        var today = Zones.LocalDay(state.Team.Zone, now);
        state = OwnWeeks.Seen(state, today);
        var signals = ImmutableArray.CreateBuilder<Signal>();
        if (IsNotStarted(state, keyResult)) signals.Add(Signal.NotStarted);
        if (IsStale(state, keyResult)) signals.Add(Signal.Stale);
        if (IsStalled(state, keyResult, today)) signals.Add(Signal.Stalled);
        if (Said.ConfidenceDrop(keyResult) >= FallsBy) signals.Add(Signal.Falling);
        if (IsConfidentButBehind(state, keyResult, today)) signals.Add(Signal.ConfidentButBehind);
        return signals.ToImmutable();
    }

    /// <summary>No update by the second segment that was held since it became active.</summary>
    public static bool IsNotStarted(TeamCycle state, KeyResult keyResult)
        => keyResult.Updates.IsEmpty
            && state.Past.Count(p => p.Held && Zones.LocalDay(state.Team.Zone, p.Occurrence.Start) >= keyResult.ActiveFrom) >= StartsBySegment;

    /// <summary>It has been answered, but not since the last held segment but one.</summary>
    public static bool IsStale(TeamCycle state, KeyResult keyResult) => !keyResult.Updates.IsEmpty && StatusRules.IsSilent(state, keyResult);

    /// <summary>The value has not changed in three held segments while 0.15 or more was expected of it, and it is not done, quiet or silent.</summary>
    public static bool IsStalled(TeamCycle state, KeyResult keyResult, DateOnly today)
    {
        if (keyResult.Measure is not (Measure.Metric or Measure.Milestones) || Progress.IsDone(keyResult)) return false;
        if (keyResult.QuietUntil >= today || StatusRules.IsSilent(state, keyResult)) return false;
        var (since, sinceOccurrence) = UnchangedSince(state, keyResult);
        var ambition = StatusRules.AmbitionOf(state, keyResult);
        return state.Past.Count(p => p.Held && IsAfter(state, p.Occurrence, since, sinceOccurrence)) >= StallsAfterSegments
            && ExpectedProgress.On(keyResult, ambition, today) - ExpectedProgress.On(keyResult, ambition, since) >= StallsWhenExpectedRose;
    }

    public static bool IsConfidentButBehind(TeamCycle state, KeyResult keyResult, DateOnly today)
        => keyResult.Latest is { Confidence: >= ConfidentFrom }
            && StatusRules.BehindPlan(keyResult, StatusRules.AmbitionOf(state, keyResult), today) > StatusRules.Behind;

    /// <summary>The day on which the present value was first reported, with its check-in; the activation while it never left the start.</summary>
    private static (DateOnly Day, Occurrence? In) UnchangedSince(TeamCycle state, KeyResult keyResult)
    {
        var value = ValueOf(keyResult.Measure, keyResult.Latest?.Reading);
        var i = keyResult.Updates.Length;
        while (i > 0 && ValueOf(keyResult.Measure, keyResult.Updates[i - 1].Reading) == value) i--;
        if (i == keyResult.Updates.Length || (i == 0 && value == 0)) return (keyResult.ActiveFrom, null);
        return (Zones.LocalDay(state.Team.Zone, keyResult.Updates[i].At), keyResult.Updates[i].Occurrence);
    }

    private static bool IsAfter(TeamCycle state, Occurrence held, DateOnly since, Occurrence? sinceOccurrence)
        => sinceOccurrence is { } first ? held.CompareTo(first) > 0 : Zones.LocalDay(state.Team.Zone, held.Start) >= since;

    // Both kinds that can stall measure their way from 0; the raw ratio tells two values apart beyond both ends too.
    private static decimal ValueOf(Measure measure, Reading? reading) => Progress.Raw(measure, reading);
}
