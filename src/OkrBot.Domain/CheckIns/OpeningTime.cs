using OkrBot.Domain.Teams;

namespace OkrBot.Domain.CheckIns;

/// <summary>When a segment may open by itself, and until when it runs.</summary>
public static class OpeningTime
{
    /// <summary>So long after the scheduled start a timer opens, when no meeting event came.</summary>
    public static readonly TimeSpan TimerAfter = TimeSpan.FromMinutes(2);

    /// <summary>A scheduled end nearer than this no longer cuts a segment that a person opens, and nothing opens by itself.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>When the placement puts the ten minutes; null = by hand only. Never before the scheduled start, and so that ten minutes are left
    /// where the meeting has them. Without a known end, the minutes count from when the meeting began, and "the last ten minutes" is its start.</summary>
    public static DateTimeOffset? Of(Placement placement, Occurrence occurrence, DateTimeOffset? scheduledEnd, DateTimeOffset? began)
    {
        var start = occurrence.Start;
        if (scheduledEnd is null && began > start) start = began.Value;
        var last = scheduledEnd is { } end && end - Segment.Length > start ? end - Segment.Length : start;
        var after = start + TimeSpan.FromMinutes(Math.Clamp(placement.Minutes, 0, 120));
        return placement.Kind switch
        {
            PlacementKind.AtStart => start,
            PlacementKind.AfterMinutes => scheduledEnd is not null && after > last ? last : after,
            PlacementKind.LastTenMinutes => last,
            _ => null,
        };
    }

    /// <summary>When a timer opens it without any event: two minutes after the start, or later by the placement. Null = never.</summary>
    public static DateTimeOffset? OfTimer(Placement placement, Occurrence occurrence, DateTimeOffset? scheduledEnd)
    {
        if (scheduledEnd is null || Of(placement, occurrence, scheduledEnd, null) is not { } placed) return null;
        var earliest = occurrence.Start + TimerAfter;
        return placed > earliest ? placed : earliest;
    }

    /// <summary>When an awaited segment opens: at its placement while the meeting runs; null when it ended or the placement is by hand.</summary>
    public static DateTimeOffset? OfAwaited(Placement placement, Segment segment)
        => segment.MeetingRuns == true ? Of(placement, segment.Occurrence, segment.ScheduledEnd, segment.MeetingStartedAt) : null;

    /// <summary>Ten minutes from then, cut by the scheduled end.</summary>
    public static DateTimeOffset Close(DateTimeOffset from, DateTimeOffset? scheduledEnd)
        => scheduledEnd is { } end && end > from + Shortest && end < from + Segment.Length ? end : from + Segment.Length;

    /// <summary>Whether a segment may still open by itself.</summary>
    public static bool HasTime(DateTimeOffset now, DateTimeOffset? scheduledEnd) => scheduledEnd is not { } end || now < end - Shortest;
}
