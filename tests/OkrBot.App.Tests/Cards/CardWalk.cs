using System.Text.Json.Nodes;

namespace OkrBot.App.Tests.Cards;

/// <summary>Looks into a written card.</summary>
internal static class CardWalk
{
    /// <summary>Every element and action that a person meets; not what only an old client falls back to.</summary>
    public static IEnumerable<JsonObject> Parts(this JsonNode? node) => node switch
    {
        JsonObject one => (one.ContainsKey("type") ? new[] { one } : []).Concat(
            one.Where(property => property.Key is not ("fallback" or "data" or "refresh" or "msteams")).SelectMany(property => property.Value.Parts())),
        JsonArray many => many.SelectMany(item => item.Parts()),
        _ => [],
    };

    public static IEnumerable<JsonObject> Inputs(this JsonNode card) => card.Parts().Where(part => part.Type().StartsWith("Input.", StringComparison.Ordinal));

    public static IEnumerable<JsonObject> Actions(this JsonNode card) => card.Parts().Where(part => part.Type().StartsWith("Action.", StringComparison.Ordinal));

    public static string Type(this JsonObject part) => (string?)part["type"] ?? "";

    /// <summary>All texts with the name under which they stand.</summary>
    public static IEnumerable<(string Name, string Text)> Texts(this JsonNode? node, string name = "") => node switch
    {
        JsonObject one => one.SelectMany(property => property.Value.Texts(property.Key)),
        JsonArray many => many.SelectMany(item => item.Texts(name)),
        JsonValue value when value.TryGetValue<string>(out var text) => [(name, text)],
        _ => [],
    };
}
