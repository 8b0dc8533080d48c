namespace OkrBot.Domain.CheckIns;

/// <summary>Which cards of a team's rooms show something that changed.</summary>
internal static class RoomCards
{
    /// <summary>The open check-in's card, gathered with other changes; without one the newest that closed, for its summary says the same.</summary>
    public static Wake[] Soon(TeamCycle state, DateTimeOffset now)
        => state.NewestSegment is { } segment ? [new Wake.RoomCard(segment.Occurrence, now + Segment.Gather)] : [];
}
