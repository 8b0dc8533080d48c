namespace OkrBot.Domain.CheckIns;

/// <summary>What the teams of one meeting have in common while their check-in runs: one card, ten minutes in all, one person who runs it.</summary>
public sealed record SharedRoom(
    Occurrence Occurrence, ChatId Chat, OpenedBy Trigger, DateTimeOffset? ScheduledEnd, DateTimeOffset OpenedAt, DateTimeOffset RankAt, DateTimeOffset ClosesAt)
{
    public bool Extended { get; init; }

    /// <inheritdoc cref="Segment.Host"/>
    public PersonId? Host { get; init; }
    public PersonId? RunBy { get; init; }
    public DateTimeOffset? RunSince { get; init; }

    /// <summary>Why it is over for all of them, and since when; null while it is not.</summary>
    public (ClosedBy By, DateTimeOffset At, PersonId? Person)? Closed { get; init; }
}
