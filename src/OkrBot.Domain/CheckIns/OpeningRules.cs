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

    /// <summary>Another weekday takes over once the picked one has passed in this period without anybody there; and an earlier one when the calendar
    /// has none after it in the period: the picked one was moved there, or has fallen out and there will be no other.</summary>
    public static Refusal? OnCheckInDay(TeamCycle state, Occurrence occurrence)
    {
        var day = DayOf(state, occurrence);
        if (state.Team.CheckInDay is not { } picked || day.DayOfWeek == picked) return null;
        var first = Cadence.StartOfPeriod(state.Team, state.Cycle, day);
        var pickedDay = first.AddDays(((int)picked - (int)first.DayOfWeek + 7) % 7);
        if (day < pickedDay && IsLastOfPeriod(state, occurrence)) return null;
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

    private static bool IsLastOfPeriod(TeamCycle state, Occurrence occurrence)
    {
        if (state.Team.Meeting is not { Known: { } known } meeting || meeting.Series != occurrence.Series || !known.Covers(occurrence.Start)) return false;
        var ends = Zones.StartOf(state.Team.Zone, Cadence.StartOfNext(state.Team, state.Cycle, DayOf(state, occurrence)));
        return !Occurrences.Between(meeting, occurrence.Start.AddTicks(1), ends).Any();
    }

    private static int PeriodOf(TeamCycle state, Occurrence occurrence) => Cadence.PeriodOf(state.Team, state.Cycle, DayOf(state, occurrence));
}
