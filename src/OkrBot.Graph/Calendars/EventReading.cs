using System.Globalization;
using Microsoft.Graph.Models;
using OkrBot.App.Ports;

namespace OkrBot.Graph.Calendars;

/// <summary>Graph's events in our words. All requests ask for UTC.</summary>
internal static class EventReading
{
    /// <summary>Null when it has no usable times.</summary>
    public static HeldMeeting? Held(Event held)
        => Instant(held.Start) is { } start && Instant(held.End) is { } end && end >= start ? new(start, end, held.OriginalStart ?? start) : null;

    public static DateTimeOffset? Instant(DateTimeTimeZone? time)
    {
        if (time?.TimeZone is not "UTC" || !DateTime.TryParse(time.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return null;
        return new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), TimeSpan.Zero);
    }

    /// <summary>Null where no day was set.</summary>
    public static DateOnly? LastDay(RecurrenceRange? range)
        => range is { Type: RecurrenceRangeType.EndDate, EndDate: { } last } ? new DateOnly(last.Year, last.Month, last.Day) : null;

    public static (MeetingRhythm Rhythm, int Every) Rhythm(RecurrencePattern? pattern)
    {
        var every = Math.Max(1, pattern?.Interval ?? 1);
        return pattern?.Type switch
        {
            RecurrencePatternType.Daily => (MeetingRhythm.Daily, every),
            // Several days a week are no weekly meeting to people.
            RecurrencePatternType.Weekly when pattern.DaysOfWeek is { Count: > 1 } => (MeetingRhythm.Other, every),
            RecurrencePatternType.Weekly => (MeetingRhythm.Weekly, every),
            RecurrencePatternType.AbsoluteMonthly or RecurrencePatternType.RelativeMonthly => (MeetingRhythm.Monthly, every),
            _ => (MeetingRhythm.Other, every),
        };
    }
}
