using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Cards;

/// <summary>The words of a card's text as a reader sees them: time functions in the reader's zone, Markdown without its marks.</summary>
internal sealed partial class CardWords(TimeZoneInfo zone, CultureInfo culture)
{
    /// <summary>Of a <c>TextBlock</c>, whose text is Markdown.</summary>
    internal string Block(JsonNode? text) => Link().Replace(Times(Json.Text(text) ?? ""), "${words}").Replace("**", "", StringComparison.Ordinal);

    /// <summary>Of a <c>RichTextBlock</c>, whose runs are plain.</summary>
    internal string Runs(JsonNode? inlines) => inlines is JsonArray runs
        ? Times(string.Concat(runs.Select(run => run is JsonObject item ? Json.Text(item["text"]) : Json.Text(run))))
        : "";

    private string Times(string text) => Function().Replace(text, match =>
    {
        var written = match.Groups["at"].Value;
        if (!DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return match.Value;
        var local = TimeZoneInfo.ConvertTime(at, zone);
        if (match.Groups["what"].Value == "TIME") return local.ToString("t", culture);
        return match.Groups["form"].Value switch
        {
            "LONG" => local.ToString("D", culture),
            "SHORT" => local.ToString("ddd, d MMM yyyy", culture),
            _ => local.ToString("d", culture),
        };
    });

    [GeneratedRegex(@"\{\{(?<what>TIME|DATE)\((?<at>[^,)]+)(,\s*(?<form>[A-Z]+))?\)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Function();

    [GeneratedRegex(@"\[(?<words>[^\]]+)\]\([^)]+\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
