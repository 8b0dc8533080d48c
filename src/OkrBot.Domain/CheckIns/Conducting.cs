namespace OkrBot.Domain.CheckIns;

/// <summary>What time does to a segment.</summary>
public static class Conducting
{
    /// <summary>Does everything that is due by stored time: opens, ranks once, shows the last call, closes. Asking again does nothing again.</summary>
    /// <returns>Accepted, with a new room card when something happened. Never refused.</returns>
    public static Decision Tick(TeamCycle state, Occurrence occurrence, DateTimeOffset now)
    {
        var segment = state.Find(occurrence);
        if (segment is { State: SegmentState.Open }) return Conduct(state, segment, now);
        if (segment is { State: SegmentState.Closed } || state.Team.Meeting is not { } meeting) return Decision.Nothing;
        OpenSegment command = new(occurrence, segment?.Chat ?? meeting.Chat, segment?.ScheduledEnd ?? EndOf(state, occurrence), OpenedBy.Timer, null);
        return Opening.ByTimer(state, command, now) is Decision.Accepted opened ? opened : Decision.Nothing;
    }

    /// <summary>When the occurrence must be looked at next; null when time alone changes nothing any more.</summary>
    public static DateTimeOffset? NextDue(TeamCycle state, Occurrence occurrence, DateTimeOffset now)
    {
        var segment = state.Find(occurrence);
        if (segment is { State: SegmentState.Open }) return NextDue(segment);
        if (OpeningRules.ClosedAt(state, occurrence) is not null || !state.ActiveKeyResults.Any()) return null;
        var end = segment is null ? EndOf(state, occurrence) : segment.ScheduledEnd;
        var due = segment is null
            ? OpeningTime.OfTimer(state.Team.Placement, occurrence, end)
            : OpeningTime.OfAwaited(state.Team.Placement, segment);
        return OpeningTime.HasTime(due > now ? due.Value : now, end) ? due : null;
    }

    /// <summary>What is due in an open segment, for a rule that comes while the timer is late: the ranking, the last call, the close.</summary>
    internal static IReadOnlyList<TeamEvent> Due(TeamCycle state, Segment segment, DateTimeOffset now)
    {
        var (occurrence, close) = (segment.Occurrence, segment.EffectiveClose);
        List<TeamEvent> events = [];
        if (!segment.Ranked && now >= segment.RankAt && segment.RankAt < close)
            events.Add(new TeamEvent.AgendaRanked(occurrence, Agenda.Rank(state, segment, now)));
        if (now >= close) events.Add(Closing.ByTime(state, segment));
        else if (!segment.LastCallShown && now >= close - Segment.LastCall) events.Add(new TeamEvent.LastCallShown(occurrence));
        return events;
    }

    private static Decision Conduct(TeamCycle state, Segment segment, DateTimeOffset now)
    {
        Wake.RoomCard shown = new(segment.Occurrence, now);
        // Several teams are done together: whoever sees all of them closes it.
        if (!segment.Shared && segment.IsOpen(now) && now >= segment.RankAt && Closing.IsDone(state, segment, now))
            return Decision.Of(Closing.Close(state, segment, ClosedBy.NothingToDiscuss, now), shown);
        var events = Due(state, segment, now);
        // Whatever moves a time has already asked to be woken at it: the opening, a late posting, an extension, a meeting's end.
        return events.Count == 0 ? Decision.Nothing : Decision.Of(events, shown);
    }

    private static DateTimeOffset NextDue(Segment segment)
    {
        var next = segment.EffectiveClose;
        if (!segment.LastCallShown) next -= Segment.LastCall;
        return !segment.Ranked && segment.RankAt < next ? segment.RankAt.Value : next;
    }

    private static DateTimeOffset? EndOf(TeamCycle state, Occurrence occurrence)
    {
        if (state.Team.Meeting is not { IsScheduled: true } meeting || meeting.Series != occurrence.Series) return null;
        return Occurrences.StartingAt(meeting, occurrence.Start)?.End;
    }
}
