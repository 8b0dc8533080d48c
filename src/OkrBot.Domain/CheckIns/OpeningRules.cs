using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.CheckIns;

/// <summary>Whether an occurrence may have the team's check-in.</summary>
internal static class OpeningRules
{
    /// <summary>The cycle, one check-in per cadence period, and the weekday that the facilitator picked.</summary>
    public static Refusal? ForEvent(TeamCycle state, Occurrence occurrence)
        => InCycle(state, occurrence) ?? OncePerPeriod(state, occurrence) ?? OnCheckInDay(state, occurrence);

    public static Refusal? InCycle(TeamCycle state, Occurrence occurrence)
        => state.Cycle.Holds(DayOf(state, occurrence)) ? null : new OutsideCycle(state.Cycle.Start, state.Cycle.End);

    public static Refusal? OncePerPeriod(TeamCycle state, Occurrence occurrence)
    {
        var period = PeriodOf(state, occurrence);
        foreach (var past in state.Past)
            if (past.Occurrence != occurrence && PeriodOf(state, past.Occurrence) == period && MovedMeetings.IsDone(state, past))
                return new AlreadyCheckedIn(past.Occurrence);
        foreach (var segment in state.Segments.Values)
            if (segment.State == SegmentState.Open && segment.Occurrence != occurrence && PeriodOf(state, segment.Occurrence) == period)
                return new AlreadyCheckedIn(segment.Occurrence);
        return null;
    }

    /// <summary>Another weekday takes over once the picked one has passed in this period without anybody there.</summary>
    public static Refusal? OnCheckInDay(TeamCycle state, Occurrence occurrence)
    {
        var day = DayOf(state, occurrence);
        if (state.Team.CheckInDay is not { } picked || day.DayOfWeek == picked) return null;
        var first = Cadence.StartOfPeriod(state.Team, state.Cycle, day);
        var pickedDay = first.AddDays(((int)picked - (int)first.DayOfWeek + 7) % 7);
        var fellOut = day > pickedDay && !state.Past.Any(p => DayOf(state, p.Occurrence) == pickedDay && MovedMeetings.TookPlace(state, p));
        return fellOut ? null : new NotTheCheckInDay(picked);
    }

    /// <summary>When the occurrence's segment closed; null while it has not.</summary>
    public static DateTimeOffset? ClosedAt(TeamCycle state, Occurrence occurrence)
    {
        foreach (var past in state.Past)
            if (past.Occurrence == occurrence) return past.ClosedAt;
        return null;
    }

    public static DateOnly DayOf(TeamCycle state, Occurrence occurrence) => Zones.LocalDay(state.Team.Zone, occurrence.Start);

    private static int PeriodOf(TeamCycle state, Occurrence occurrence) => Cadence.PeriodOf(state.Team, state.Cycle, DayOf(state, occurrence));
}
