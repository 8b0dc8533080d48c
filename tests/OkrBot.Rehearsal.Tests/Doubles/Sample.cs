using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Tests.Doubles;

/// <summary>Small hand-written cards and activities.</summary>
internal static class Sample
{
    internal static JsonObject Text(string text) => new() { ["type"] = "message", ["text"] = text };

    internal static JsonObject Message(JsonObject card) => new()
    {
        ["type"] = "message",
        ["summary"] = "A card",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = Rehearsal.World.Message.CardType, ["content"] = card }),
    };

    internal static JsonObject Card(params JsonNode?[] body) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["fallbackText"] = "A card",
        ["body"] = new JsonArray(body),
    };

    internal static JsonObject Refreshing(JsonObject card, params IEnumerable<TenantPerson> people)
    {
        card["refresh"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = "Refresh", ["verb"] = "view", ["data"] = new JsonObject { ["team"] = "t" } },
            ["userIds"] = new JsonArray([.. people.Select(person => JsonValue.Create(person.ChannelId))]),
        };
        return card;
    }

    internal static JsonObject Block(string text, bool bold = false)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
        if (bold) block["weight"] = "Bolder";
        return block;
    }

    internal static JsonObject Actions(params JsonNode?[] actions) => new() { ["type"] = "ActionSet", ["actions"] = new JsonArray(actions) };

    internal static JsonObject Execute(string title, string verb) => new()
    {
        ["type"] = "Action.Execute",
        ["title"] = title,
        ["verb"] = verb,
        ["data"] = new JsonObject { ["team"] = "t" },
        ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = new JsonObject { ["verb"] = verb, ["team"] = "t" } },
    };

    internal static JsonObject Open(string title, string verb) => new()
    {
        ["type"] = "Action.Submit",
        ["title"] = title,
        ["associatedInputs"] = "none",
        ["data"] = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "task/fetch" }, ["verb"] = verb, ["team"] = "t" },
    };

    internal static JsonObject Submit(string title, string verb) => new()
    {
        ["type"] = "Action.Submit",
        ["title"] = title,
        ["data"] = new JsonObject { ["verb"] = verb, ["team"] = "t" },
    };

    internal static JsonObject Number(string id, string label, bool required = true) => new()
    {
        ["type"] = "Input.Number",
        ["id"] = id,
        ["label"] = label,
        ["isRequired"] = required,
        ["min"] = 0,
        ["max"] = 10,
        ["errorMessage"] = "A number from 0 to 10",
    };

    internal static JsonObject CardReply(JsonObject card) => new() { ["statusCode"] = 200, ["type"] = Rehearsal.World.Message.CardType, ["value"] = card };

    internal static JsonObject ToastReply(string text)
        => new() { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.activity.message", ["value"] = text };

    internal static JsonObject DialogReply(JsonObject card) => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject { ["title"] = "Update", ["card"] = new JsonObject { ["contentType"] = Rehearsal.World.Message.CardType, ["content"] = card } },
        },
    };

    internal static string? Verb(JsonObject activity) => (string?)(activity["value"]?["action"]?["verb"] ?? activity["value"]?["data"]?["verb"] ?? activity["value"]?["verb"]);
}
