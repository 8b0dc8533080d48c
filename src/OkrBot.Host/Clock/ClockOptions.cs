using System.Globalization;
using OkrBot.Rehearsal.Clock;

namespace OkrBot.Host.Clock;

/// <summary>The section <c>Clock</c>, for rehearsals: another time of day, and a faster one.</summary>
internal static class ClockOptions
{
    /// <summary>Whether the program's clock is another than the world's.</summary>
    public static bool IsSet(IConfiguration configuration)
        => !string.IsNullOrWhiteSpace(configuration["Clock:Origin"]) || !string.IsNullOrWhiteSpace(configuration["Clock:Speed"]);

    /// <summary>Whether a minute of the program's clock is a minute: it may show another time of day.</summary>
    public static bool KeepsPace(IConfiguration configuration)
        => string.IsNullOrWhiteSpace(configuration["Clock:Speed"]) || Number(configuration["Clock:Speed"]!) == 1;

    /// <summary><c>Clock:Origin</c> is what the clock shows at <c>Clock:Anchor</c> (an instant of the wall's clock; default now), so that
    /// a restarted program goes on where the killed one was. <c>Clock:Speed</c> is rehearsed seconds per second.
    /// Only with loopback endpoints: a production bot has no other time than the world's.</summary>
    public static TimeProvider Read(IConfiguration configuration)
    {
        var origin = configuration["Clock:Origin"];
        var speed = configuration["Clock:Speed"];
        if (!IsSet(configuration)) return TimeProvider.System;
        RequireLoopback(configuration);
        var now = TimeProvider.System.GetUtcNow();
        var factor = string.IsNullOrWhiteSpace(speed) ? 1 : Number(speed);
        var anchor = Instant(configuration["Clock:Anchor"], "Clock:Anchor") ?? now;
        var shown = (Instant(origin, "Clock:Origin") ?? now) + ((now - anchor) * factor);
        return new ScaledTime(shown, factor);
    }

    private static void RequireLoopback(IConfiguration configuration)
    {
        var metadata = configuration["Teams:OpenIdMetadata"];
        if (!Uri.TryCreate(metadata, UriKind.Absolute, out var address) || !address.IsLoopback)
            throw new SettingException("Clock:Speed", "and Clock:Origin are for rehearsals: Teams:OpenIdMetadata has to be a loopback address");
    }

    private static double Number(string text)
        => double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 10_000
            ? value
            : throw new SettingException("Clock:Speed", "has to be a number above 0, at most 10000");

    private static DateTimeOffset? Instant(string? text, string setting)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new SettingException(setting, "has to be an instant, for instance 2026-11-03T08:29:00Z");
    }
}
