using OkrBot.Domain.Cycles;

namespace OkrBot.Graph.Calendars;

/// <summary>Windows' names of zones, which mailboxes have, and IANA's, which the product has.</summary>
internal static class ZoneNames
{
    /// <summary>Null for a name that neither list has, such as <c>tzone://Microsoft/Custom</c>.</summary>
    public static string? Iana(string? name)
    {
        if (string.IsNullOrEmpty(name)) return null;
        if (Zones.IsKnown(name)) return name;
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana) && Zones.IsKnown(iana) ? iana : null;
    }

    /// <summary>Graph's own list of IANA names lacks many.</summary>
    public static string Windows(string iana) => TimeZoneInfo.TryConvertIanaIdToWindowsId(iana, out var windows) ? windows : iana;
}
