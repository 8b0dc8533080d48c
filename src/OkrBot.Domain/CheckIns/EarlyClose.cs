namespace OkrBot.Domain.CheckIns;

/// <summary>"Done in 1 minute, 9 minutes back".</summary>
internal static class EarlyClose
{
    /// <summary>The events, and the close when they leave nothing to answer and nothing to discuss in the open segment.</summary>
    public static Decision After(TeamCycle state, IReadOnlyList<TeamEvent> events, DateTimeOffset now)
    {
        var after = TeamHistory.Apply(state, events);
        foreach (var segment in after.Segments.Values)
        {
            if (!segment.IsOpen(now)) continue;
            return !segment.Shared && Closing.IsDone(after, segment, now)
                ? Decision.Of([.. events, Closing.Close(after, segment, ClosedBy.NothingToDiscuss, now)], new Wake.RoomCard(segment.Occurrence, now))
                : Decision.Of(events, new Wake.RoomCard(segment.Occurrence, now + Segment.Gather));
        }
        return Decision.Of(events, RoomCards.Soon(after, now));
    }
}
