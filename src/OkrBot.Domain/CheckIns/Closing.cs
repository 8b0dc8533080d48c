using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.CheckIns;

/// <summary>How a segment ends. Once it has, nothing brings it back.</summary>
internal static class Closing
{
    /// <summary>By stored time, at the instant that was stored, however late the timer is.</summary>
    public static TeamEvent ByTime(TeamCycle state, Segment segment)
    {
        var reason = segment.EffectiveClose < segment.ClosesAt ? ClosedBy.MeetingEnd : ClosedBy.Time;
        return Close(state, segment, reason, segment.EffectiveClose);
    }

    /// <param name="by">Who said so; null for time.</param>
    public static TeamEvent Close(TeamCycle state, Segment segment, ClosedBy reason, DateTimeOffset at, PersonId? by = null)
        => new TeamEvent.SegmentClosed(segment.Occurrence, reason, at, reason is not (ClosedBy.NoMeeting or ClosedBy.ByMessage) && WasHeld(state, segment)) { Person = by };

    /// <summary>Everything was answered for this occurrence, and nothing waits to be talked about.</summary>
    public static bool IsDone(TeamCycle state, Segment segment, DateTimeOffset now)
        => segment.Agenda.IsEmpty
            && state.ActiveKeyResults.All(k => segment.Answered.Contains(k.Id) || Silences.IsQuiet(k))
            && Silences.Asked(state, segment.Occurrence) is null
            && state.Blockers.Values.All(b => !b.IsOpen)
            && !Commitments.ToAsk(state, segment.Occurrence).Any()
            && Agenda.Rank(state, segment, now).IsEmpty;

    /// <summary>Two people answered, or the facilitator for the room; a team of one is held by that one.</summary>
    private static bool WasHeld(TeamCycle state, Segment segment)
        => segment.Answerers.Length >= Math.Clamp(state.Team.Members.Length, 1, 2)
            || state.KeyResults.Values.Any(k => k.Updates.Any(u => u.Occurrence == segment.Occurrence && u.As == AnsweredAs.Facilitator));
}
