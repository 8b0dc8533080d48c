using System.Collections.Immutable;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.CheckIns;

/// <summary>What becomes of a check-in when its meeting is moved, made shorter or longer, or called off. What was said ahead of it counts for the meeting
/// that takes its place: the same one at its new time, else the next of the cadence period. Where none does, it stays as what was said in that week.</summary>
public static class Rescheduling
{
    /// <summary>So near, a new time is woken from here; a later one the planner finds.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(45);

    /// <summary>A start so long ago is still worth a card.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(10);

    /// <returns>Accepted, empty for what is known already. Never refused: whoever moved the meeting has decided it.</returns>
    public static Decision Decide(TeamCycle state, FollowMeeting command, DateTimeOffset now)
    {
        if (Connecting.Decide(state, command) is not Decision.Accepted { Events: [_, ..] } followed) return Decision.Nothing;
        var after = TeamHistory.Apply(state, followed.Events);
        ImmutableArray<TeamEvent> events = [.. followed.Events, .. OfOpen(after, now)];
        after = TeamHistory.Apply(state, events);
        events = [.. events, .. OfAhead(state, after, now)];
        return Decision.Of(events, [.. Wakes(state, TeamHistory.Apply(state, events), now)]);
    }

    /// <summary>The meeting for which a card counts that was made for this one: itself, or what takes its place.</summary>
    public static Occurrence Standing(TeamCycle state, Occurrence named, DateTimeOffset now)
        => state.Find(named) is null && OpeningRules.ClosedAt(state, named) is null && IsOff(state, named) && PlaceOf(state, named, named.Start, now) is { } place ? place.Occurrence : named;

    /// <summary>What was said ahead of meetings that never were, and for which this one stands in.</summary>
    internal static IEnumerable<TeamEvent> AtOpening(TeamCycle state, Occurrence opening)
        => from ahead in Ahead(state)
           where ahead != opening && PeriodOf(state, ahead) == PeriodOf(state, opening) && (ahead.Start < opening.Start || !IsTold(state, ahead))
           select new TeamEvent.OccurrenceMoved(ahead, opening);

    /// <summary>The calendar was asked about that time and has no meeting there (any more).</summary>
    internal static bool IsOff(TeamCycle state, Occurrence occurrence)
        => state.Team.Meeting is { Known: { } known } meeting && meeting.Series == occurrence.Series && known.Covers(occurrence.Start) && !IsTold(state, occurrence);

    /// <summary>The meeting that takes the place of one that is off; null when none does.</summary>
    internal static ScheduledOccurrence? PlaceOf(TeamCycle state, Occurrence off, DateTimeOffset original, DateTimeOffset now)
    {
        if (state.Team.Meeting is not { Known: { } known } meeting) return null;
        foreach (var one in known.Meetings)
            if (one.InSeries == original && MayTake(state, new Occurrence(meeting.Series, one.Start))) return new(new(meeting.Series, one.Start), one.End);
        var period = PeriodOf(state, off);
        var ends = Zones.StartOf(state.Team.Zone, Cadence.StartOfNext(state.Team, state.Cycle, OpeningRules.DayOf(state, off)));
        return Occurrences.NotOver(meeting, now, ends).FirstOrDefault(one
            => PeriodOf(state, one.Occurrence) == period && IsOpenTo(state, one.Occurrence) && OpeningRules.ForEvent(state, one.Occurrence) is null);
    }

    /// <summary>Moved past the cycle's end it has no check-in of this cycle any more.</summary>
    private static bool MayTake(TeamCycle state, Occurrence occurrence) => IsOpenTo(state, occurrence) && OpeningRules.InCycle(state, occurrence) is null;

    private static bool IsOpenTo(TeamCycle state, Occurrence occurrence)
        => OpeningRules.ClosedAt(state, occurrence) is null && state.Find(occurrence) is null or { State: SegmentState.Awaited };

    /// <summary>Meetings that were not held (yet), and for which something was said or people have come already.</summary>
    private static IEnumerable<Occurrence> Ahead(TeamCycle state)
    {
        var said = state.KeyResults.Values.SelectMany(k => k.Updates).Where(u => u.Timing == AnswerTiming.Before).Select(u => u.Occurrence);
        return said.Concat(state.Blockers.Values.Select(b => b.RaisedIn)).Concat(state.Segments.Keys)
            .Where(o => o.Series != OwnWeeks.Series && (IsOpenTo(state, o) || state.Past.Any(p => p.Occurrence == o && p.By == ClosedBy.NoMeeting))).Distinct().Order();
    }

    private static IEnumerable<TeamEvent> OfAhead(TeamCycle before, TeamCycle after, DateTimeOffset now)
    {
        foreach (var off in Ahead(after).Where(ahead => IsOff(after, ahead)))
        {
            var awaited = after.Find(off);
            if (PlaceOf(after, off, InSeries(before, off), now) is { } place)
                yield return new TeamEvent.OccurrenceMoved(off, place.Occurrence) { Awaits = Awaits(awaited, place), End = place.End };
            // Who is there already may hold it all the same.
            else if (awaited is { MeetingRuns: not true })
                yield return new TeamEvent.MeetingCalledOff(off);
        }
    }

    private static bool Awaits(Segment? awaited, ScheduledOccurrence place)
        => awaited is { MeetingRuns: true, MeetingStartedAt: { } began } && place.Occurrence.Start - Occurrences.Early <= began && began < place.End;

    private static IEnumerable<TeamEvent> OfOpen(TeamCycle state, DateTimeOffset now)
    {
        foreach (var segment in state.Segments.Values)
        {
            if (state.Team.Meeting is not { } meeting || segment.Occurrence.Series != meeting.Series || segment.State == SegmentState.Closed) continue;
            if (Occurrences.StartingAt(meeting, segment.Occurrence.Start)?.End is { } end)
            {
                if (end != segment.ScheduledEnd) yield return new TeamEvent.MeetingEndMoved(segment.Occurrence, end, segment.IsOpen(now) ? ClosesAt(segment, end, now) : segment.ClosesAt);
            }
            // A timer was wrong, and nobody is there.
            else if (segment.IsOpen(now) && IsOff(state, segment.Occurrence) && Skipping.IsEmpty(state, segment))
                yield return Closing.Close(state, segment, ClosedBy.NoMeeting, now);
        }
    }

    private static DateTimeOffset? ClosesAt(Segment segment, DateTimeOffset end, DateTimeOffset now)
    {
        if (segment is not { ClosesAt: { } closes, OpenedAt: { } opened }) return segment.ClosesAt;
        if (end < closes) return end > now + OpeningTime.Shortest ? end : closes;
        var whole = OpeningTime.Close(opened, end);
        return whole > closes ? whole : closes;
    }

    /// <summary>New times that are near, and what is open with other ones.</summary>
    private static IEnumerable<Wake> Wakes(TeamCycle before, TeamCycle after, DateTimeOffset now)
    {
        if (after.Team.Meeting is not { } meeting || before.Team.Meeting is not { } was) yield break;
        foreach (var (on, end) in Occurrences.Between(meeting, now - Behind, now + Soon).Select(o => (o.Occurrence, o.End)))
            if (Occurrences.StartingAt(was, on.Start)?.End != end && Conducting.NextDue(after, on, now) is { } due) yield return new Wake.Segment(on, due);
        foreach (var segment in after.Segments.Values)
        {
            if (before.Find(segment.Occurrence) is not { State: SegmentState.Open } open || (open.ClosesAt == segment.ClosesAt && segment.State == SegmentState.Open)) continue;
            yield return new Wake.RoomCard(segment.Occurrence, now);
            if (segment is not { State: SegmentState.Open, ClosesAt: { } closes }) continue;
            yield return new Wake.Segment(segment.Occurrence, closes - Segment.LastCall);
            yield return new Wake.Segment(segment.Occurrence, closes);
        }
    }

    /// <summary>When the series has the meeting that starts then.</summary>
    internal static DateTimeOffset InSeries(TeamCycle state, Occurrence occurrence)
    {
        foreach (var one in state.Team.Meeting?.Known?.Meetings ?? [])
            if (one.Start == occurrence.Start) return one.InSeries;
        return occurrence.Start;
    }

    private static bool IsTold(TeamCycle state, Occurrence occurrence)
        => state.Team.Meeting is { } meeting && meeting.Series == occurrence.Series && Occurrences.StartingAt(meeting, occurrence.Start) is not null;

    private static int PeriodOf(TeamCycle state, Occurrence occurrence) => Cadence.PeriodOf(state.Team, state.Cycle, OpeningRules.DayOf(state, occurrence));
}
