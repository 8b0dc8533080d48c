using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.CheckIns;

public static partial class Opening
{
    /// <summary>What a timer does for an occurrence: opens an awaited segment whose meeting runs, or one of which no event ever came.</summary>
    internal static Decision ByTimer(TeamCycle state, OpenSegment command, DateTimeOffset now)
    {
        var segment = state.Find(command.Occurrence);
        if (segment is { State: not SegmentState.Awaited } || OpeningRules.ClosedAt(state, command.Occurrence) is not null) return Decision.Nothing;
        if (OpeningRules.ForEvent(state, command.Occurrence) is not null || !state.ActiveKeyResults.Any()) return Decision.Nothing;
        var end = segment is null ? command.ScheduledEnd : segment.ScheduledEnd;
        var due = segment is null
            ? OpeningTime.OfTimer(state.Team.Placement, command.Occurrence, end)
            : OpeningTime.OfAwaited(state.Team.Placement, segment);
        if (due is null || now < due || !OpeningTime.HasTime(now, end)) return Decision.Nothing;
        var trigger = segment is null ? OpenedBy.Timer : OpenedBy.MeetingStart;
        return Open(state, command with { Trigger = trigger, ScheduledEnd = end, By = null }, [], now);
    }

    private static Decision ByCommand(TeamCycle state, OpenSegment command, DateTimeOffset now)
    {
        if (command.By is not { } by) return new NotFacilitator(state.Team.Facilitator);
        if (Authority.RunnerOnly(state.Team, null, by) is { } refusal) return refusal;
        if (OpeningRules.ClosedAt(state, command.Occurrence) is { } closedAt) return new SegmentClosed(closedAt);
        if (OpeningRules.InCycle(state, command.Occurrence) is { } outside) return outside;
        if (now < command.Occurrence.Start) return new TooEarly(command.Occurrence.Start);
        foreach (var one in state.Segments.Values)
        {
            if (one.State == SegmentState.Open && one.Occurrence == command.Occurrence)
                return one.IsOpen(now) ? Decision.Nothing : new SegmentClosed(one.EffectiveClose);
            if (one.IsOpen(now)) return new AnotherIsOpen(one.Occurrence, one.EffectiveClose);
        }
        if (by != state.Team.Facilitator && OpeningRules.OncePerPeriod(state, command.Occurrence) is { } again) return again;
        return state.ActiveKeyResults.Any() ? Open(state, command, [], now) : new NoObjectives();
    }

    /// <summary>Closes what a lost timer left open, then opens.</summary>
    private static Decision Open(TeamCycle state, OpenSegment command, IEnumerable<TeamEvent> before, DateTimeOffset now)
    {
        var facilitator = state.Team.Facilitator is { } named && state.Team.Find(named) is not { Away: true } ? state.Team.Facilitator : null;
        var closesAt = OpeningTime.Close(now, command.ScheduledEnd);
        TeamEvent.SegmentOpened opened = new(
            command.Occurrence, command.Chat, command.Trigger, facilitator ?? command.By, now, now + Segment.AnswerTime, closesAt, command.ScheduledEnd);
        return OpenAs(state, opened, before, now);
    }

    /// <summary>The same with times that are set already.</summary>
    internal static Decision OpenAs(TeamCycle state, TeamEvent.SegmentOpened opened, IEnumerable<TeamEvent> before, DateTimeOffset now)
    {
        List<TeamEvent> events = [];
        foreach (var left in state.Segments.Values)
        {
            if (left.State != SegmentState.Open) continue;
            if (left.IsOpen(now)) return new AnotherIsOpen(left.Occurrence, left.EffectiveClose);
            events.Add(Closing.ByTime(state, left));
        }
        events.AddRange(before);
        events.AddRange(Rescheduling.AtOpening(TeamHistory.Apply(state, events), opened.Occurrence));
        var soFar = TeamHistory.Apply(state, events);
        events.AddRange(Commitments.AtOpening(soFar, opened.Occurrence));
        events.Add(opened);
        if (Silences.ToAsk(soFar, opened.Occurrence, now) is { } silent) events.Add(new TeamEvent.KeyResultAskedAbout(silent.Id, opened.Occurrence));
        return Decision.Of(events, Wakes(opened.Occurrence, opened.RankAt, opened.ClosesAt, now));
    }

    /// <summary>Everything that time does to a segment with these times.</summary>
    internal static Wake[] Wakes(Occurrence occurrence, DateTimeOffset rankAt, DateTimeOffset closesAt, DateTimeOffset now) =>
    [
        new Wake.RoomCard(occurrence, now),
        new Wake.Segment(occurrence, rankAt),
        new Wake.Segment(occurrence, closesAt - Segment.LastCall),
        new Wake.Segment(occurrence, closesAt),
    ];
}
