using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Settings.Cards;

/// <summary>What the settings say, in plain words.</summary>
internal static class SettingsWords
{
    public static string Placement(Placement placement, Words words) => placement.Kind switch
    {
        PlacementKind.AtStart => words["placement.start"],
        PlacementKind.AfterMinutes => words.Plural("placement.after", placement.Minutes),
        PlacementKind.LastTenMinutes => words["placement.last"],
        _ => words["placement.hand"],
    };

    public static string Day(DayOfWeek? day, Words words) => day is { } one ? words.Culture.DateTimeFormat.GetDayName(one) : words["day.first"];

    public static string Rhythm(int weeks, Words words) => words[weeks == 1 ? "rhythm.weekly" : "rhythm.fortnightly"];

    /// <summary>The language in its own name: "Deutsch".</summary>
    public static string Language(string tag)
    {
        var part = tag.Split('-', 2)[0];
        if (part.Length is 0 or > 3 || !part.All(char.IsAsciiLetter)) return UserText.Line(tag, 35);
        var name = CultureInfo.GetCultureInfo(part.ToLowerInvariant()).NativeName;
        return name.Length == 0 ? tag : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>"Berlin (UTC+1)": the last part of its id and the offset at that instant.</summary>
    public static string Zone(string zone, DateTimeOffset at)
    {
        var offset = Zones.Find(zone).GetUtcOffset(at);
        var minutes = offset.Minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{Math.Abs(offset.Minutes):00}");
        var name = UserText.Line(zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' '), 40);
        return string.Create(CultureInfo.InvariantCulture, $"{name} (UTC{(offset < TimeSpan.Zero ? "−" : "+")}{Math.Abs(offset.Hours)}{minutes})");
    }
}
