using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Ical.Net;
using Ical.Net.DataTypes;

namespace OkrBot.Rehearsal.Graph.Calendars;

public enum RhythmKind { Daily, Weekly, MonthlyOnDay, MonthlyOnWeekday }

/// <summary>How a series repeats. In local time of the series' zone.</summary>
/// <param name="Every">Days, weeks or months between.</param>
public sealed record Rhythm(RhythmKind Kind, int Every = 1)
{
    /// <summary>Of weekly and <see cref="RhythmKind.MonthlyOnWeekday"/> ones; empty = the first start's.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>1 to 4, or -1 for the last; of <see cref="RhythmKind.MonthlyOnWeekday"/>.</summary>
    public int Week { get; init; } = 1;

    /// <summary>The last day; null = without end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How many there are in all; null = as <see cref="Until"/> says.</summary>
    public int? Count { get; init; }

    public static Rhythm Weekly(int every = 1) => new(RhythmKind.Weekly, every);

    /// <summary>As the iCalendar library takes it (RFC 5545).</summary>
    internal RecurrencePattern Pattern(DateTime start)
    {
        var frequency = Kind switch { RhythmKind.Daily => FrequencyType.Daily, RhythmKind.Weekly => FrequencyType.Weekly, _ => FrequencyType.Monthly };
        var pattern = new RecurrencePattern(frequency, Every) { FirstDayOfWeek = DayOfWeek.Monday, Count = Count };
        if (Until is { } last) pattern.Until = new CalDateTime(last.ToDateTime(new TimeOnly(23, 59, 59)));
        if (Kind == RhythmKind.Weekly) pattern.ByDay.AddRange(DaysFrom(start).Select(day => new WeekDay(day)));
        if (Kind == RhythmKind.MonthlyOnWeekday) pattern.ByDay.AddRange(DaysFrom(start).Select(day => new WeekDay(day, Week)));
        if (Kind == RhythmKind.MonthlyOnDay) pattern.ByMonthDay.Add(start.Day);
        return pattern;
    }

    /// <summary>Graph's <c>patternedRecurrence</c>.</summary>
    internal JsonObject Json(DateTime start, string windowsZone)
    {
        var kind = Kind switch { RhythmKind.Daily => "daily", RhythmKind.Weekly => "weekly", RhythmKind.MonthlyOnDay => "absoluteMonthly", _ => "relativeMonthly" };
        var days = Kind is RhythmKind.Weekly or RhythmKind.MonthlyOnWeekday ? DaysFrom(start) : [];
        return new JsonObject
        {
            ["pattern"] = new JsonObject
            {
                ["type"] = kind,
                ["interval"] = Every,
                ["month"] = 0,
                ["dayOfMonth"] = Kind == RhythmKind.MonthlyOnDay ? start.Day : 0,
                ["daysOfWeek"] = new JsonArray([.. days.Select(day => JsonValue.Create(Name(day)))]),
                ["firstDayOfWeek"] = "monday",
                ["index"] = Week switch { 2 => "second", 3 => "third", 4 => "fourth", -1 => "last", _ => "first" },
            },
            ["range"] = new JsonObject
            {
                ["type"] = Count is not null ? "numbered" : Until is not null ? "endDate" : "noEnd",
                ["startDate"] = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["endDate"] = (Until ?? DateOnly.MinValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["recurrenceTimeZone"] = windowsZone,
                ["numberOfOccurrences"] = Count ?? 0,
            },
        };
    }

    private ImmutableArray<DayOfWeek> DaysFrom(DateTime start) => Days.IsEmpty ? [start.DayOfWeek] : Days;

    private static string Name(DayOfWeek day) => day.ToString().ToLowerInvariant();
}
