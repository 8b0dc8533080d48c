using System.Collections.Immutable;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Settings.Cards;

/// <summary>Time zones to choose from: the present one, the reader's, those of the same part of the world, and one for each other part.</summary>
internal static class ZoneChoices
{
    // The longest one known has 32 letters.
    private const int LongestZone = 64;

    private static readonly ImmutableArray<string> Regional =
    [
        "Europe/Lisbon", "Europe/London", "Europe/Dublin", "Europe/Madrid", "Europe/Paris", "Europe/Amsterdam", "Europe/Berlin", "Europe/Zurich", "Europe/Vienna",
        "Europe/Rome", "Europe/Prague", "Europe/Warsaw", "Europe/Stockholm", "Europe/Helsinki", "Europe/Athens", "Europe/Bucharest", "Europe/Kyiv", "Europe/Istanbul",
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Toronto", "America/Mexico_City", "America/Bogota", "America/Sao_Paulo",
        "Asia/Jerusalem", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Bangkok", "Asia/Singapore", "Asia/Shanghai", "Asia/Seoul", "Asia/Tokyo",
        "Africa/Lagos", "Africa/Cairo", "Africa/Johannesburg", "Africa/Nairobi",
        "Australia/Perth", "Australia/Brisbane", "Australia/Sydney", "Pacific/Auckland",
    ];

    private static readonly ImmutableArray<string> Everywhere =
        ["UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Africa/Johannesburg", "Australia/Sydney"];

    /// <summary>Each once; what this machine does not know is left out, the present one apart.</summary>
    public static IEnumerable<string> Near(string now, string? own)
    {
        var part = (Zones.IsKnown(now) && now.Contains('/', StringComparison.Ordinal) ? now : own ?? now).Split('/')[0] + "/";
        var listed = Regional.Where(zone => zone.StartsWith(part, StringComparison.Ordinal)).Concat(Everywhere);
        var known = listed.Prepend(own ?? now).Where(Zones.IsKnown);
        return (now.Length <= LongestZone ? known.Prepend(now) : known).Distinct(StringComparer.Ordinal);
    }
}
