namespace OkrBot.Domain.Cycles;

/// <summary>Local time of IANA zones, daylight saving included.</summary>
public static class Zones
{
    // Further than any offset (14 h) and any skip (24 h) away from the instant that is looked for.
    private static readonly TimeSpan WellBefore = TimeSpan.FromHours(26);

    /// <summary>The zone; UTC for an id that this machine does not know, so that a rule still answers. Set-up checks the id.</summary>
    public static TimeZoneInfo Find(string zone)
        => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    /// <summary>The local date at an instant.</summary>
    public static DateOnly LocalDay(string zone, DateTimeOffset instant)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Find(zone)).DateTime);

    /// <summary>The instant (offset zero) of a local time. A skipped local time moves forward by the gap; of a time that occurs twice the first is taken.</summary>
    public static DateTimeOffset InstantOf(string zone, DateOnly day, TimeOnly time)
    {
        var rules = Find(zone);
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, OffsetAt(rules, local)).ToUniversalTime();
    }

    /// <summary>The first instant of a local date.</summary>
    public static DateTimeOffset StartOf(string zone, DateOnly day) => InstantOf(zone, day, TimeOnly.MinValue);

    private static TimeSpan OffsetAt(TimeZoneInfo rules, DateTime local)
    {
        if (rules.IsAmbiguousTime(local)) return rules.GetAmbiguousTimeOffsets(local).Max();
        return rules.IsInvalidTime(local)
            ? rules.GetUtcOffset(new DateTimeOffset(local, TimeSpan.Zero) - WellBefore)
            : rules.GetUtcOffset(local);
    }
}
