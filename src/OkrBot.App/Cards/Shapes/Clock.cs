using System.Globalization;

namespace OkrBot.App.Cards.Shapes;

/// <summary>Times that each client writes in its own zone and manner.</summary>
public static class Clock
{
    private const string Before = "{{TIME(";
    private const string After = ")}}";
    private const string Instant = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>For our own instants only: typed text never reaches this function.</summary>
    public static string Time(DateTimeOffset at) => Before + at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture) + After;

    /// <summary>The instant behind <see cref="Time"/>, when the whole text is one.</summary>
    public static bool TryRead(string text, out DateTimeOffset at)
    {
        at = default;
        return text.Length == Before.Length + Instant.Length + After.Length
            && text.StartsWith(Before, StringComparison.Ordinal)
            && text.EndsWith(After, StringComparison.Ordinal)
            && DateTimeOffset.TryParseExact(text.AsSpan(Before.Length, Instant.Length), Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
    }
}
