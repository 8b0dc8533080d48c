using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.CheckIns;

/// <summary>The check-in that an answer counts for.</summary>
/// <param name="ClosedAt">Only after it closed.</param>
public sealed record CheckInTarget(Occurrence Occurrence, AnswerTiming Timing, DateTimeOffset? ClosedAt = null);

/// <summary>Finds the check-in that an answer counts for: the open one, the coming one from the working day before, or the newest closed one. Where no
/// meeting carries it, see <see cref="OwnWeeks"/>.</summary>
public static class CheckInTargets
{
    // A monthly meeting is held within it.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(36);

    /// <param name="asked">From the card on which it was pressed; hostile, so it has to be one of the team's. Null = the one that counts now.</param>
    /// <returns>Null when there is none.</returns>
    public static CheckInTarget? Find(TeamCycle state, Occurrence? asked, DateTimeOffset now)
        => asked is { } occurrence ? Named(state, occurrence, now) : Open(state, now) ?? Coming(state, now) ?? (OwnWeeks.Apply(state.Team) ? OwnWeeks.Now(state, now) : Newest(state, now));

    /// <summary>When the next check-in starts that may take answers; null when nobody knows.</summary>
    public static DateTimeOffset? NextStart(TeamCycle state, DateTimeOffset now) => Next(state, now)?.Occurrence.Start;

    private static CheckInTarget? Named(TeamCycle state, Occurrence occurrence, DateTimeOffset now)
    {
        if (state.Find(occurrence) is { } segment) return Of(segment, now);
        if (OwnWeeks.Apply(state.Team)) return OwnWeeks.Find(state, occurrence, now);
        if (state.Team.Meeting is not { IsScheduled: true } meeting || meeting.Series != occurrence.Series) return null;
        if (OpeningRules.ClosedAt(state, occurrence) is not null || OpeningRules.ForEvent(state, occurrence) is not null) return null;
        if (Occurrences.StartingAt(meeting, occurrence.Start) is null) return null;
        // When its meeting fell out it still takes answers, until the next one starts.
        var takes = now >= TakesFrom(state, occurrence) && (Occurrences.Next(meeting, occurrence.Start) is not { } next || now < next.Occurrence.Start);
        return takes ? new(occurrence, AnswerTiming.Before) : null;
    }

    private static CheckInTarget? Open(TeamCycle state, DateTimeOffset now)
        => state.Segments.Values.Where(s => s.IsOpen(now)).Select(s => Of(s, now)).FirstOrDefault();

    private static CheckInTarget? Coming(TeamCycle state, DateTimeOffset now)
    {
        foreach (var segment in state.Segments.Values)
            if (segment is { State: SegmentState.Awaited, MeetingRuns: true }) return Of(segment, now);
        return Next(state, now) is { } next && now >= TakesFrom(state, next.Occurrence)
            ? new(next.Occurrence, AnswerTiming.Before)
            : null;
    }

    private static CheckInTarget? Newest(TeamCycle state, DateTimeOffset now)
        => state.Segments.Values.Where(s => s.State != SegmentState.Awaited || now >= s.OverAt).Select(s => Of(s, now)).LastOrDefault();

    private static CheckInTarget Of(Segment segment, DateTimeOffset now) => segment switch
    {
        { State: SegmentState.Awaited, OverAt: { } over } when now >= over => new(segment.Occurrence, AnswerTiming.After, over),
        { State: SegmentState.Awaited } => new(segment.Occurrence, AnswerTiming.Before),
        _ when segment.IsOpen(now) => new(segment.Occurrence, AnswerTiming.During),
        _ => new(segment.Occurrence, AnswerTiming.After, segment.ClosedAt ?? segment.EffectiveClose),
    };

    /// <summary>The first occurrence that is not over, has not closed and may have the check-in.</summary>
    private static ScheduledOccurrence? Next(TeamCycle state, DateTimeOffset now)
    {
        if (state.Team.Meeting is not { IsScheduled: true } meeting) return null;
        return Occurrences.NotOver(meeting, now, now + Ahead).FirstOrDefault(o => OpeningRules.ClosedAt(state, o.Occurrence) is null && OpeningRules.ForEvent(state, o.Occurrence) is null);
    }

    /// <summary>The first instant of the working day before, in the team's zone; of one that was moved to a later day, before the day on which it would have
    /// been: who was asked then may still answer.</summary>
    private static DateTimeOffset TakesFrom(TeamCycle state, Occurrence occurrence)
    {
        var planned = Rescheduling.InSeries(state, occurrence);
        var first = planned < occurrence.Start ? new Occurrence(occurrence.Series, planned) : occurrence;
        return Zones.StartOf(state.Team.Zone, Cadence.WorkingDayBefore(OpeningRules.DayOf(state, first)));
    }
}
