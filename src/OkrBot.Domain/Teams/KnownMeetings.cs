using System.Collections.Immutable;

namespace OkrBot.Domain.Teams;

/// <summary>The meetings of a series as its calendar has them: moved, shortened and added ones as they are held, and none that fell out. Within its window
/// nothing else counts; before and after it the series' rhythm does.</summary>
/// <param name="From">The window's first instant.</param>
/// <param name="Until">The first instant after it.</param>
/// <param name="Meetings">All that start in the window, in order.</param>
public sealed record KnownMeetings(DateTimeOffset From, DateTimeOffset Until, ImmutableArray<KnownMeeting> Meetings)
{
    public bool Covers(DateTimeOffset instant) => From <= instant && instant < Until;

    public bool Equals(KnownMeetings? other) => other is not null && From == other.From && Until == other.Until && Meetings.SequenceEqual(other.Meetings);

    public override int GetHashCode() => HashCode.Combine(From, Until, Meetings.Length);
}

/// <param name="End">As long as this one is, which may differ from the others.</param>
public sealed record KnownMeeting(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>When the series would have it, where it was moved; null = where it is.</summary>
    public DateTimeOffset? Original { get; init; }

    internal DateTimeOffset InSeries => Original ?? Start;
}
