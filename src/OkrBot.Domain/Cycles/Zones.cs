namespace OkrBot.Domain.Cycles;

/// <summary>Local time of IANA zones, daylight saving included.</summary>
public static class Zones
{
    private const int LongestName = 64;

    // Further away than any offset (14 h), and near enough that no zone changes twice within.
    private static readonly TimeSpan Around = TimeSpan.FromHours(26);

    /// <summary>The zone; UTC for an id that this machine does not know, so that a rule still answers. Set-up checks the id.</summary>
    public static TimeZoneInfo Find(string zone)
        => IsName(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    /// <summary>Whether the id is an IANA zone that this machine knows. Windows' own names are none.</summary>
    public static bool IsKnown(string zone) => IsName(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    // The platform looks for a file of that name, wherever it leads, and people's clients tell the name.
    private static bool IsName(string zone)
        => zone.Length is > 0 and <= LongestName && zone[0] != '/' && zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '-' or '/');

    /// <summary>The local date at an instant.</summary>
    public static DateOnly LocalDay(string zone, DateTimeOffset instant)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Find(zone)).DateTime);

    /// <summary>The instant (offset zero) of a local time. A skipped local time moves forward by the gap; of a time that occurs twice the first
    /// is taken. Asks the zone about instants only: its answers about local times are wrong for some zones (Africa/Casablanca).</summary>
    public static DateTimeOffset InstantOf(string zone, DateOnly day, TimeOnly time)
    {
        var rules = Find(zone);
        DateTimeOffset local = new(day.ToDateTime(time, DateTimeKind.Unspecified), TimeSpan.Zero);
        var (before, after) = (local - rules.GetUtcOffset(local - Around), local - rules.GetUtcOffset(local + Around));
        var (first, second) = before <= after ? (before, after) : (after, before);
        if (Reads(first)) return first;
        return Reads(second) ? second : before;

        bool Reads(DateTimeOffset instant) => instant + rules.GetUtcOffset(instant) == local;
    }

    /// <summary>The first instant of a local date.</summary>
    public static DateTimeOffset StartOf(string zone, DateOnly day) => InstantOf(zone, day, TimeOnly.MinValue);
}
