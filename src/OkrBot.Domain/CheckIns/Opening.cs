using System.Collections.Immutable;

namespace OkrBot.Domain.CheckIns;

/// <summary>Opens one segment per occurrence, however many events, retries, timers and servers there are, and never before the scheduled start.</summary>
public static partial class Opening
{
    /// <summary>A card that reached the chat later than this moves the ten minutes.</summary>
    public static readonly TimeSpan PostedLateAfter = TimeSpan.FromSeconds(15);

    /// <summary>Opens now when the placement is reached, else awaits the opening. Without active key results the facilitator is offered to write some.</summary>
    public static Decision Decide(TeamCycle state, MeetingBegan began, DateTimeOffset now)
    {
        if (OpeningRules.ClosedAt(state, began.Occurrence) is not null) return Decision.Nothing;
        var segment = state.Find(began.Occurrence);
        if (segment is { State: SegmentState.Open }) return BeganAgain(state, segment, began, now);
        if (OpeningRules.ForEvent(state, began.Occurrence) is { } refusal) return refusal;
        var at = began.At < now ? began.At : now;
        if (segment?.MeetingEndedAt >= at || !OpeningTime.HasTime(now, began.ScheduledEnd)) return Decision.Nothing;
        var isNews = segment?.MeetingRuns != true;
        TeamEvent.MeetingStarted started = new(began.Occurrence, began.Chat, began.ScheduledEnd, at);
        if (!state.ActiveKeyResults.Any()) return isNews ? Offer(state, started) : Decision.Nothing;
        var from = isNews ? at : segment!.MeetingStartedAt;
        if (OpeningTime.Of(state.Team.Placement, began.Occurrence, began.ScheduledEnd, from) is not { } opensAt) return Decision.Nothing;
        if (now >= opensAt)
            return Open(state, new(began.Occurrence, began.Chat, began.ScheduledEnd, OpenedBy.MeetingStart, null), isNews ? [started] : [], now);
        return isNews ? Decision.Of(started, new Wake.Segment(began.Occurrence, opensAt)) : Decision.Nothing;
    }

    /// <summary>Before the opening it cancels it until a new start; while open it closes after the grace.</summary>
    public static Decision Decide(TeamCycle state, MeetingStopped stopped, DateTimeOffset now)
    {
        if (state.Find(stopped.Occurrence) is not { } segment || segment.State == SegmentState.Closed) return Decision.Nothing;
        if (segment.State == SegmentState.Open && !segment.IsOpen(now)) return Conducting.Tick(state, stopped.Occurrence, now);
        var at = stopped.At < now ? stopped.At : now;
        if (segment.MeetingEndedAt is not null || at < segment.MeetingStartedAt) return Decision.Nothing;
        // They only heard on the spot that there is no meeting.
        if (segment.State == SegmentState.Awaited && at <= stopped.Occurrence.Start && Rescheduling.IsOff(state, stopped.Occurrence)) return Decision.Of(new TeamEvent.MeetingCalledOff(stopped.Occurrence));
        if (segment.State == SegmentState.Awaited) return Decision.Of(new TeamEvent.MeetingEnded(stopped.Occurrence, at));
        if (at < segment.OpenedAt)
        {
            // Who opens by hand after the meeting wants the check-in all the same; an event that was late gives the grace from the opening.
            if (segment.Trigger == OpenedBy.Command) return Decision.Nothing;
            at = segment.OpenedAt.Value;
        }
        return Decision.Of(new TeamEvent.MeetingEnded(stopped.Occurrence, at), new Wake.Segment(stopped.Occurrence, at + Segment.EndGrace));
    }

    /// <summary>A timer opens only what nothing else did; a person's command may also open a second check-in of the week.</summary>
    public static Decision Decide(TeamCycle state, OpenSegment command, DateTimeOffset now) => command.Trigger switch
    {
        OpenedBy.Command => ByCommand(state, command, now),
        OpenedBy.MeetingStart => Decide(state, new MeetingBegan(command.Occurrence, command.Chat, command.ScheduledEnd, now), now),
        _ => ByTimer(state, command, now),
    };

    /// <summary>The ten minutes count from when people could see the card.</summary>
    public static Decision PostedLate(TeamCycle state, Occurrence occurrence, DateTimeOffset postedAt)
    {
        if (state.Find(occurrence) is not { OpenedAt: { } openedAt } segment || !segment.IsOpen(postedAt)) return Decision.Nothing;
        // Moved or extended once already: a card that is posted again does not give the time again.
        if (postedAt - openedAt <= PostedLateAfter || segment.Extended || segment.RankAt != openedAt + Segment.AnswerTime) return Decision.Nothing;
        var rankAt = segment.Ranked ? openedAt + Segment.AnswerTime : postedAt + Segment.AnswerTime;
        var closesAt = OpeningTime.Close(postedAt, segment.ScheduledEnd);
        if (closesAt < segment.ClosesAt) closesAt = segment.ClosesAt.Value;
        return Decision.Of(new TeamEvent.SegmentPostedLate(occurrence, rankAt, closesAt), Wakes(occurrence, rankAt, closesAt, postedAt));
    }

    private static Decision BeganAgain(TeamCycle state, Segment segment, MeetingBegan began, DateTimeOffset now)
    {
        if (!segment.IsOpen(now)) return Conducting.Tick(state, segment.Occurrence, now);
        var at = began.At < now ? began.At : now;
        // A timer may have been first: then this tells that people are there after all.
        var isNews = segment.MeetingEndedAt is { } ended ? ended < at : segment.MeetingRuns is null && segment.Trigger == OpenedBy.Timer;
        return isNews
            ? Decision.Of(
                new TeamEvent.MeetingStarted(began.Occurrence, began.Chat, began.ScheduledEnd, at),
                // The card asked whether there is a meeting at all.
                new Wake.RoomCard(began.Occurrence, now + Segment.Gather), new Wake.Segment(began.Occurrence, segment.ClosesAt ?? now))
            : Decision.Nothing;
    }

    private static Decision Offer(TeamCycle state, TeamEvent.MeetingStarted started)
    {
        ImmutableArray<Effect> offers = state.Team.Facilitator is { } facilitator
            ? [new Effect.OfferObjectives(OfferId(state, started.Occurrence), facilitator, started.Occurrence)]
            : [];
        return new Decision.Accepted([started], [], offers);
    }

    private static string OfferId(TeamCycle state, Occurrence o) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"offer:{state.Id.Team}:{o.Series}:{o.Start.UtcDateTime:yyyyMMdd'T'HHmm'Z'}");
}
