using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What a reader learns from a check-in's card.</summary>
internal static partial class CardSight
{
    internal static bool IsCheckIn(JsonObject card) => Texts(card).Any(text => text.Contains("OKR check-in", StringComparison.Ordinal));

    /// <summary>Null while it is open.</summary>
    internal static DateTimeOffset? ClosedAt(JsonObject card)
    {
        var at = Texts(card).Select(text => Closed().Match(text)).FirstOrDefault(match => match.Success)?.Groups["at"].Value;
        return at is null ? null : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    /// <summary>How many weeks the oldest blocker has lasted, this one included; 0 = none is shown.</summary>
    internal static int OldestBlocker(JsonObject card)
        => Texts(card).Select(text => Blocked().Match(text)).Where(match => match.Success).Select(WeeksOf).DefaultIfEmpty(0).Max();

    /// <summary>Every text, in reading order.</summary>
    internal static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(property => property.Key is "text" && Json.Text(property.Value) is { } text ? [text] : Texts(property.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };

    private static int WeeksOf(Match blocked)
        => blocked.Groups["weeks"] is { Success: true } weeks ? int.Parse(weeks.Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^Closed \{\{TIME\((?<at>[^)]+)\)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Closed();

    [GeneratedRegex(@"^Blocked(, (?<weeks>\d+)(st|nd|rd|th) week)?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocked();
}
