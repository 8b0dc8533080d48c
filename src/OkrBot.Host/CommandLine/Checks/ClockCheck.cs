using System.Globalization;

namespace OkrBot.Host.CommandLine.Checks;

/// <summary>This machine's clock against the storage server's. The program decides by its own clock with the offset that storage's answers show, so some
/// seconds do no harm; minutes refuse tokens and requests.</summary>
internal static class ClockCheck
{
    private const string Area = "clock";

    /// <summary>More than a network's delay and a header's whole second explain.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(5);

    /// <summary>Azure refuses requests dated 15 minutes off; a token's times are checked to 5 (Learn: "Authorize with Shared Key").</summary>
    private static readonly TimeSpan TooFar = TimeSpan.FromMinutes(5);

    /// <param name="ahead">How far this clock is ahead of the server's; null where both are the same machine's.</param>
    public static Finding Judge(TimeSpan? ahead)
    {
        if (ahead is not { } offset) return new Finding(Area, Verdict.Ok, "the storage file is on this machine");
        var seconds = Math.Round(Math.Abs(offset.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var text = $"{seconds} s {(offset < TimeSpan.Zero ? "behind" : "ahead of")} the storage server's";
        if (offset.Duration() > TooFar) return new Finding(Area, Verdict.Failed, text + "; set this machine's clock (NTP)");
        return offset.Duration() > Noticed
            ? new Finding(Area, Verdict.Warning, text + "; look at this machine's NTP")
            : new Finding(Area, Verdict.Ok, text);
    }
}
