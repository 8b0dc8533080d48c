using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Cards;

/// <summary>How a card is written for a terminal.</summary>
/// <param name="Width">Cells in a line, at least 20.</param>
public sealed record CardTextOptions(int Width = 85)
{
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("en-US");
}

/// <summary>Writes an adaptive card as lines of text. Whatever a reader of the card sees is in them, unknown elements' texts included.</summary>
public sealed class CardText(CardTextOptions options)
{
    private readonly CardWords _words = new(options.Zone, options.Culture);

    public ImmutableArray<string> Render(JsonObject card)
    {
        var width = Math.Max(20, options.Width);
        var lines = Stack(card["body"] as JsonArray, width);
        var actions = Buttons(card["actions"] as JsonArray, width);
        if (actions.Count > 0 && lines.Count > 0) lines.Add("");
        return [.. lines, .. actions];
    }

    /// <summary>Elements below each other; a separator or a large gap becomes an empty line.</summary>
    private List<string> Stack(JsonArray? elements, int width)
    {
        List<string> lines = [];
        string? above = null;
        foreach (var element in elements?.OfType<JsonObject>() ?? [])
        {
            if (!Json.Flag(element["isVisible"], otherwise: true)) continue;
            var inner = Element(element, width);
            if (inner.Count == 0) continue;
            if (lines.Count > 0 && HasGap(element, above)) lines.Add("");
            lines.AddRange(inner);
            above = Json.Type(element);
        }
        return lines;
    }

    /// <param name="above">The type of the element above; rows of buttons stay together.</param>
    private static bool HasGap(JsonObject element, string? above) => Json.Flag(element["separator"])
        || (Json.Type(element) == "ActionSet" && above != "ActionSet")
        || Json.Text(element["spacing"]) is "Large" or "ExtraLarge" or "large" or "extraLarge";

    private List<string> Element(JsonObject element, int width)
    {
        var type = Json.Type(element) ?? "";
        if (type.StartsWith("Input.", StringComparison.Ordinal)) return [.. InputText.Render(element, width)];
        return type switch
        {
            "TextBlock" => Aligned(element, _words.Block(element["text"]), width),
            "RichTextBlock" => Aligned(element, _words.Runs(element["inlines"]), width),
            "Container" or "Column" => Stack(element["items"] as JsonArray, width),
            "ColumnSet" => new ColumnLayout(Stack).Render(element["columns"] as JsonArray, width),
            "ActionSet" => Buttons(element["actions"] as JsonArray, width),
            "FactSet" => [.. (element["facts"] as JsonArray ?? []).OfType<JsonObject>()
                .SelectMany(fact => TextWidth.Wrap($"{_words.Block(fact["title"])}  {_words.Block(fact["value"])}", width))],
            "Image" => Json.Text(element["altText"]) is { Length: > 0 } alt ? [.. TextWidth.Wrap($"[{alt}]", width)] : [],
            _ => Unknown(element, width),
        };
    }

    /// <summary>The fallback, as an old client would; without one every text inside.</summary>
    private List<string> Unknown(JsonObject element, int width)
    {
        if (element["fallback"] is JsonObject fallback) return Element(fallback, width);
        if (Json.Text(element["fallback"]) == "drop") return [];
        return [.. Texts(element).SelectMany(text => TextWidth.Wrap(text, width))];
    }

    private IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(property => property.Key is "text" or "title" or "label" && Json.Text(property.Value) is not null
            ? [_words.Block(property.Value)]
            : Texts(property.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };

    private static List<string> Aligned(JsonObject element, string text, int width)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var lines = TextWidth.Wrap(text.Trim(), width);
        var isRight = string.Equals(Json.Text(element["horizontalAlignment"]), "right", StringComparison.OrdinalIgnoreCase);
        return isRight ? [.. lines.Select(line => TextWidth.PadLeft(line, width))] : [.. lines];
    }

    private static List<string> Buttons(JsonArray? actions, int width)
    {
        List<string> lines = [];
        foreach (var action in actions?.OfType<JsonObject>() ?? [])
        {
            var button = $"[{Json.Text(action["title"])}]";
            if (lines.Count > 0 && TextWidth.Of(lines[^1]) + 2 + TextWidth.Of(button) <= width) lines[^1] += $"  {button}";
            else lines.AddRange(TextWidth.Wrap(button, width));
        }
        return lines;
    }
}
