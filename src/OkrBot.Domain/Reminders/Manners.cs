using System.Collections.Immutable;

namespace OkrBot.Domain.Reminders;

/// <summary>What one person said about messages that nobody asked for, and what went out lately. A new one is on, Monday to Friday, nine to five.</summary>
public sealed record Manners
{
    public static Manners Default { get; } = new();

    /// <summary>No message until the person starts them again.</summary>
    public bool Stopped { get; init; }

    /// <summary>The local day on which messages come again; null = not paused.</summary>
    public DateOnly? PausedUntil { get; init; }

    public Snooze? Snoozed { get; init; }

    /// <summary>Null = <see cref="WorkingWeek.Default"/>.</summary>
    public WorkingWeek? Week { get; init; }

    /// <summary>Oldest first. Written before the message goes out: after a crash one is missing rather than sent twice.</summary>
    public ImmutableArray<SentReminder> Sent { get; init; } = [];

    public bool Equals(Manners? other) => other is not null && Stopped == other.Stopped && PausedUntil == other.PausedUntil && Snoozed == other.Snoozed
        && Week == other.Week && Sent.SequenceEqual(other.Sent);

    public override int GetHashCode() => HashCode.Combine(Stopped, PausedUntil, Sent.Length);
}

/// <summary>"Ask me tomorrow": the person wants to be asked about these once more.</summary>
public sealed record Snooze(DateTimeOffset Until, ImmutableArray<AskedFor> About)
{
    public bool Equals(Snooze? other) => other is not null && Until == other.Until && About.SequenceEqual(other.About);

    public override int GetHashCode() => Until.GetHashCode();
}

/// <summary>A message that went out, or may have.</summary>
/// <param name="Day">The person's local day at that time.</param>
/// <param name="Wanted">It came because of "Ask me tomorrow", so it is none of the unasked ones that are counted by the week.</param>
public sealed record SentReminder(DateTimeOffset At, DateOnly Day, ImmutableArray<AskedFor> About, bool Wanted = false)
{
    public bool Equals(SentReminder? other)
        => other is not null && At == other.At && Day == other.Day && Wanted == other.Wanted && About.SequenceEqual(other.About);

    public override int GetHashCode() => At.GetHashCode();
}

/// <summary>One key result in one check-in of its team.</summary>
public readonly record struct AskedFor(TeamId Team, Occurrence Occurrence, KeyResultId KeyResult);
