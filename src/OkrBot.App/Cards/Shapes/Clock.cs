using System.Globalization;

namespace OkrBot.App.Cards.Shapes;

/// <summary>Times that each client writes in its own zone and manner.</summary>
public static class Clock
{
    /// <summary>For our own instants only: typed text never reaches this function.</summary>
    public static string Time(DateTimeOffset at) => "{{TIME(" + Instant(at) + ")}}";

    /// <summary>The day with its weekday.</summary>
    public static string Day(DateTimeOffset at) => "{{DATE(" + Instant(at) + ", SHORT)}}";

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
