using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Clients;

/// <summary>A button as a person sees it.</summary>
/// <param name="Section">The nearest bold line above.</param>
public sealed record Button(string Section, string Title, JsonObject Action)
{
    public string Type => Json.Type(Action) ?? "";

    public bool OpensDialog => Type == "Action.Submit" && Json.Text(Action["data"]?["msteams"]?["type"]) == "task/fetch";
}

/// <summary>Finds buttons and inputs in a card, in reading order.</summary>
public static class CardReader
{
    public static IReadOnlyList<Button> Buttons(JsonObject card)
        => [.. Walk(card).Select(part => ButtonOf(part.Section, part.Node)).OfType<Button>()];

    public static IReadOnlyList<Field> Fields(JsonObject card) => [.. Walk(card)
        .Where(part => Json.Type(part.Node)?.StartsWith("Input.", StringComparison.Ordinal) == true)
        .Select(part => new Field(part.Section, Json.Type(part.Node)!["Input.".Length..], part.Node))];

    private static Button? ButtonOf(string section, JsonObject node)
        => Json.Type(node)?.StartsWith("Action.", StringComparison.Ordinal) == true
            ? new Button(section, Json.Text(node["title"]) ?? "", node)
            : null;

    private static IEnumerable<(string Section, JsonObject Node)> Walk(JsonObject card)
    {
        var section = "";
        foreach (var node in Inside(card))
        {
            if (BoldLine(node) is { Length: > 0 } line) section = line;
            yield return (section, node);
        }
    }

    /// <summary>Everything below, without fallbacks and without the card's own refresh.</summary>
    private static IEnumerable<JsonObject> Inside(JsonObject node)
    {
        foreach (var list in new[] { "body", "items", "columns", "actions" })
            foreach (var child in (node[list] as JsonArray ?? []).OfType<JsonObject>())
            {
                yield return child;
                foreach (var deeper in Inside(child)) yield return deeper;
            }
    }

    private static string? BoldLine(JsonObject node) => Json.Type(node) switch
    {
        "TextBlock" when Json.Text(node["weight"]) == "Bolder" => Json.Text(node["text"]),
        "RichTextBlock" when (node["inlines"] as JsonArray)?.FirstOrDefault() is JsonObject run
                && Json.Text(run["weight"]) == "Bolder" && !IsMark(run)
            => Json.Text(run["text"])?.Trim(),
        _ => null,
    };

    /// <summary>A status beside the title is bold too, but names nothing.</summary>
    private static bool IsMark(JsonObject run)
        => Json.Text(run["text"]) is { } text && text.TrimStart() is ['●' or '▲' or '■' or '○' or '✓', ..];
}
