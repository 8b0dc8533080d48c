namespace OkrBot.Domain.CheckIns;

/// <summary>A team's next check-in as it would be with what is known now. Nothing of it is stored.</summary>
/// <param name="OpensAt">When it opens by itself; null when nobody knows, or by hand.</param>
/// <param name="Opened">The team in the two minutes.</param>
/// <param name="Ranked">The team when the list to discuss is set.</param>
public sealed record Preview(Occurrence Occurrence, DateTimeOffset? OpensAt, TeamCycle Opened, TeamCycle Ranked);

/// <summary>Plays the next check-in ahead, by the same rules that open and rank the real one.</summary>
public static class Previewing
{
    // A monthly meeting is held within it.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(36);

    /// <summary>Null when there is nothing to check in on, no meeting, or no meeting of the next five weeks that may have the check-in.</summary>
    public static Preview? Of(TeamCycle state, DateTimeOffset now)
    {
        if (state.Team.Meeting is not { } meeting || Next(state, now) is not { } next) return null;
        var at = next.Occurrence.Start > now ? next.Occurrence.Start : now;
        OpenSegment command = new(next.Occurrence, meeting.Chat, next.End, OpenedBy.Command, state.Team.Facilitator);
        if (Opening.Decide(state, command, at) is not Decision.Accepted opened) return null;
        var there = TeamHistory.Apply(state, opened.Events);
        var segment = there.Find(next.Occurrence)!;
        // The order is that of today's numbers: a plan moves on until the meeting.
        var ranked = TeamHistory.Apply(there, [new TeamEvent.AgendaRanked(next.Occurrence, Agenda.Rank(there, segment, now))]);
        var opens = !meeting.IsScheduled ? null : OpeningTime.Of(state.Team.Placement, next.Occurrence, next.End, null);
        return new Preview(next.Occurrence, opens, there, ranked);
    }

    private static ScheduledOccurrence? Next(TeamCycle state, DateTimeOffset now)
    {
        var meeting = state.Team.Meeting!;
        // Without a schedule the next one is whenever people meet: it could be now.
        if (!meeting.IsScheduled) return Occurrences.ForCommand(meeting, state.Team.Zone, now);
        return Occurrences.NotOver(meeting, now, now + Ahead).FirstOrDefault(o => state.Find(o.Occurrence)?.OpenedAt is null && OpeningRules.ClosedAt(state, o.Occurrence) is null && OpeningRules.ForEvent(state, o.Occurrence) is null);
    }
}
