using System.Text.Json.Nodes;

namespace OkrBot.Rehearsal.World;

/// <summary>One of the bot's messages in a chat, as it stands now.</summary>
/// <param name="Activity">What the bot sent last, untouched.</param>
public sealed record Message(string Id, string ChatId, JsonObject Activity, DateTimeOffset PostedAt)
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    public DateTimeOffset? EditedAt { get; init; }
    public int Edits { get; init; }
    public bool Deleted { get; init; }

    /// <summary>The first adaptive card; null for plain words.</summary>
    public JsonObject? Card => CardOf(Activity);

    public static JsonObject? CardOf(JsonObject activity) => (activity["attachments"] as JsonArray)?
        .OfType<JsonObject>()
        .FirstOrDefault(attachment => Json.Text(attachment["contentType"]) == CardType)?["content"] as JsonObject;
}

/// <summary>Reading of hostile or unknown JSON without exceptions.</summary>
internal static class Json
{
    internal static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    internal static bool Flag(JsonNode? node, bool otherwise = false)
        => node is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    internal static string? Type(JsonNode? node) => node is JsonObject item ? Text(item["type"]) : null;
}
