using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.CheckIns;

/// <summary>"No meeting today": the timer opened it and nobody came.</summary>
public sealed record SkipMeeting(PersonId By, Occurrence Occurrence);

/// <summary>"Answer by message": nobody came, and the answers come by the personal cards.</summary>
public sealed record AnswerByMessage(PersonId By, Occurrence Occurrence);

/// <summary>What any member may say about a check-in that only a timer opened and in which nobody answered.</summary>
public static class Skipping
{
    /// <summary>Whether the card asks: once the two minutes are over without an answer, and as long as nothing says that the meeting takes place.</summary>
    public static bool IsOffered(TeamCycle state, Segment segment, DateTimeOffset now)
        => segment.IsOpen(now) && now >= segment.RankAt && Against(state, segment) is null;

    /// <summary>Saying it twice changes nothing.</summary>
    public static Decision Decide(TeamCycle state, SkipMeeting command, DateTimeOffset now)
        => Close(state, command.Occurrence, command.By, ClosedBy.NoMeeting, now);

    /// <inheritdoc cref="Decide(TeamCycle, SkipMeeting, DateTimeOffset)"/>
    public static Decision Decide(TeamCycle state, AnswerByMessage command, DateTimeOffset now)
        => Close(state, command.Occurrence, command.By, ClosedBy.ByMessage, now);

    private static Decision Close(TeamCycle state, Occurrence occurrence, PersonId by, ClosedBy reason, DateTimeOffset now)
    {
        if (Authority.MemberOnly(state.Team, by) is { } refusal) return refusal;
        if (state.Find(occurrence) is not { State: not SegmentState.Awaited } segment)
            return OpeningRules.ClosedAt(state, occurrence) is { } at ? new SegmentClosed(at) : new NotRunning();
        if (segment.ClosedBy == reason) return Decision.Nothing;
        if (!segment.IsOpen(now)) return new SegmentClosed(segment.ClosedAt ?? segment.EffectiveClose);
        return Against(state, segment) is { } against
            ? against
            : Decision.Of(Closing.Close(state, segment, reason, now, by), new Wake.RoomCard(occurrence, now));
    }

    /// <summary>Nobody is there, as far as anything tells.</summary>
    internal static bool IsEmpty(TeamCycle state, Segment segment) => Against(state, segment) is null;

    // What was said the day before says nothing of today.
    private static Refusal? Against(TeamCycle state, Segment segment)
    {
        if (segment.Trigger != OpenedBy.Timer || segment.MeetingStartedAt is not null) return new MeetingTakesPlace();
        var came = state.KeyResults.Values.Any(k => k.Updates.Any(u => u.Occurrence == segment.Occurrence && u.Timing == AnswerTiming.During));
        return came ? new PeopleAnswered() : null;
    }
}
