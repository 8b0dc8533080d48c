using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Cards;

/// <summary>An input as <c>Label: value</c>.</summary>
internal static class InputText
{
    private const string Empty = "____";

    internal static IEnumerable<string> Render(JsonObject input, int width)
    {
        var label = Json.Text(input["label"]) ?? Json.Text(input["id"]) ?? "";
        if (Json.Type(input) == "Input.Toggle") return TextWidth.Wrap($"{label}: {Box(IsOn(input))} {Json.Text(input["title"])}", width);
        if (Json.Type(input) != "Input.ChoiceSet") return TextWidth.Wrap($"{label}: {Value(input)}", width);
        var chosen = (input["value"]?.ToString() ?? "").Split(',');
        var choices = (input["choices"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var marked = choices.Select(choice => $"{Box(chosen.Contains(Json.Text(choice["value"])))} {Json.Text(choice["title"])}").ToList();
        var line = $"{label}: {string.Join("  ", marked)}";
        return TextWidth.Of(line) <= width
            ? [line]
            : [.. TextWidth.Wrap($"{label}:", width), .. marked.SelectMany(choice => TextWidth.Wrap(choice, width))];
    }

    private static string Value(JsonObject input)
    {
        var value = input["value"]?.ToString();
        if (!string.IsNullOrEmpty(value)) return value;
        return Json.Text(input["placeholder"]) is { Length: > 0 } hint ? $"{Empty} ({hint})" : Empty;
    }

    private static bool IsOn(JsonObject input) => input["value"]?.ToString() == (Json.Text(input["valueOn"]) ?? "true");

    private static string Box(bool on) => on ? "[x]" : "[ ]";
}
