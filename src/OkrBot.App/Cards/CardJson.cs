using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OkrBot.App.Cards;

/// <summary>Writes a card as Teams reads it. This and its siblings <c>ElementJson</c>, <c>ChartJson</c>, <c>InputJson</c> and <c>ActionJson</c> alone know Adaptive Card property names.</summary>
public static class CardJson
{
    /// <summary>The newest schema that Teams draws everywhere; a card without it is not drawn on phones.</summary>
    public const string SchemaVersion = "1.5";

    /// <summary>What a card may weigh as UTF-8. Teams takes about 100 KB a message, webhooks 28 KB; a card below 20 KB travels everywhere.</summary>
    public const int MostBytes = 20_000;

    // Cards are never put into HTML, and an escaped Cyrillic letter weighs three times its own two bytes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The card as the content of an <c>application/vnd.microsoft.card.adaptive</c> attachment.</summary>
    public static JsonObject Write(AdaptiveCard card)
    {
        var json = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = SchemaVersion,
            ["lang"] = Language(card.Lang),
            ["fallbackText"] = card.FallbackText,
        };
        if (card.FullWidth) json["msteams"] = new JsonObject { ["width"] = "full" };
        if (card.Refresh is { } refresh) json["refresh"] = Write(refresh);
        json["body"] = ElementJson.Write(card.Body);
        if (!card.Actions.IsEmpty) json["actions"] = ActionJson.Write(card.Actions);
        return json;
    }

    /// <summary>Bytes of UTF-8 when letters of other scripts are written as themselves.</summary>
    public static int Weigh(AdaptiveCard card) => Bytes(Write(card));

    /// <inheritdoc cref="Weigh(AdaptiveCard)"/>
    public static int Weigh(CardElement element) => Bytes(ElementJson.Write(element));

    /// <summary>The official renderer takes the two or three letters of a language and drops a card's language that names a country as well.</summary>
    private static string Language(string tag)
    {
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        return end < 0 ? tag : tag[..end];
    }

    private static int Bytes(JsonObject json) => Encoding.UTF8.GetByteCount(json.ToJsonString(Plain));

    private static JsonObject Write(Refresh refresh)
    {
        var people = new JsonArray();
        foreach (var id in refresh.UserIds) people.Add((JsonNode)id);
        return new JsonObject { ["action"] = ActionJson.WriteRefresh(refresh.Action), ["userIds"] = people };
    }
}
