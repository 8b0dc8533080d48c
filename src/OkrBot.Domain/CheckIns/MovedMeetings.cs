using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.CheckIns;

/// <summary>A meeting that runs at a time of which the schedule knows nothing. Without a calendar only its events tell that it was moved.</summary>
public static class MovedMeetings
{
    /// <summary>The occurrence of the local date, once the scheduled one of the same cadence period has fallen out. Null while one is still to come
    /// (whoever joins the series' meeting early, or tries it out, opens nothing) and after one that took place: people only came back.</summary>
    public static ScheduledOccurrence? At(TeamCycle state, ConnectedMeeting meeting, DateTimeOffset instant)
    {
        var today = Occurrences.OfDay(meeting, state.Team.Zone, instant);
        if (state.Find(today.Occurrence) is not null) return today;
        var period = PeriodOf(state, today.Occurrence);
        if (Occurrences.Next(meeting, instant) is { } next && PeriodOf(state, next.Occurrence) == period) return null;
        return TookPlaceIn(state, period) ? null : today;
    }

    /// <summary>What ends when Teams says that the meeting ended: the one that runs, where the calendar has moved it away since it began.</summary>
    public static ScheduledOccurrence? Ending(TeamCycle state, ConnectedMeeting meeting)
    {
        foreach (var segment in state.Segments.Values)
            if (segment is { State: not SegmentState.Closed, MeetingRuns: true } && segment.Occurrence.Series == meeting.Series && Occurrences.StartingAt(meeting, segment.Occurrence.Start) is null)
                return new(segment.Occurrence, segment.ScheduledEnd);
        return null;
    }

    /// <summary>Somebody was there: Teams or a person said that the meeting runs, or its check-in is done. Of an older one nobody knows any more: yes,
    /// unless somebody said that there was no meeting.</summary>
    internal static bool TookPlace(TeamCycle state, PastSegment past)
        => past.By != ClosedBy.NoMeeting && (state.Find(past.Occurrence) is not { } segment || Ran(segment) || IsDone(state, past));

    /// <summary>It was held by people who were there: those who answered the day before, and then nobody came, leave it to the next meeting. Who answers
    /// by message has it behind them, though nobody sat together.</summary>
    internal static bool IsDone(TeamCycle state, PastSegment past) => past.By == ClosedBy.ByMessage
        || (past.Held && (state.Find(past.Occurrence) is not { } segment || Ran(segment)
            || state.KeyResults.Values.Any(k => k.Updates.Any(u => u.Occurrence == past.Occurrence && u.Timing == AnswerTiming.During))));

    private static bool TookPlaceIn(TeamCycle state, int period)
        => state.Past.Any(p => PeriodOf(state, p.Occurrence) == period && TookPlace(state, p))
            || state.Segments.Values.Any(s => s.State != SegmentState.Closed && PeriodOf(state, s.Occurrence) == period && Ran(s));

    // Who joined early and left before the start did not hold it.
    private static bool Ran(Segment segment) => segment.Trigger is OpenedBy.MeetingStart or OpenedBy.Command
        || (segment.MeetingStartedAt is not null && (segment.MeetingEndedAt is not { } ended || ended > segment.Occurrence.Start));

    private static int PeriodOf(TeamCycle state, Occurrence occurrence)
        => Cadence.PeriodOf(state.Team, state.Cycle, Zones.LocalDay(state.Team.Zone, occurrence.Start));
}
