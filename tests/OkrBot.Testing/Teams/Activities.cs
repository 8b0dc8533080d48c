using System.Text.Json.Nodes;

namespace OkrBot.Testing.Teams;

/// <summary>Activities as Teams sends them (examples of the protocol reference).</summary>
public static class Activities
{
    public const string Tenant = "11111111-1111-1111-1111-111111111111";
    public const string Ada = "22222222-2222-2222-2222-222222222222";
    public const string AppId = "33333333-3333-3333-3333-333333333333";
    public const string Bot = "28:" + AppId;
    public const string MeetingChat = "19:meeting_AAA@thread.v2";
    public const string MeetingId = "MCMxOTptZWV0aW5nX0FBQUB0aHJlYWQudjIjMA==";

    public static JsonObject Envelope(string type, string serviceUrl, string id = "1700000000001") => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["timestamp"] = "2026-10-05T09:00:05.123Z",
        ["localTimezone"] = "Europe/Vienna",
        ["serviceUrl"] = serviceUrl,
        ["channelId"] = "msteams",
        ["locale"] = "en-GB",
        ["from"] = new JsonObject { ["id"] = "29:ada", ["name"] = "Ada", ["aadObjectId"] = Ada },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "OkrBot" },
        ["conversation"] = new JsonObject { ["id"] = MeetingChat, ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant }, ["meeting"] = new JsonObject { ["id"] = MeetingId } },
    };

    /// <summary>In the personal chat.</summary>
    public static JsonObject Message(string serviceUrl, string text, string id = "1700000000001")
    {
        var activity = Envelope("message", serviceUrl, id);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["conversation"] = new JsonObject { ["id"] = "a:ada", ["conversationType"] = "personal", ["tenantId"] = Tenant };
        return activity;
    }

    /// <summary>In the meeting's chat, naming the bot.</summary>
    public static JsonObject Mention(string serviceUrl, string words)
    {
        var activity = Envelope("message", serviceUrl);
        activity["text"] = "<at>OkrBot</at> " + words;
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>OkrBot</at>",
            ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "OkrBot" },
        });
        return activity;
    }

    public static JsonObject Invoke(string serviceUrl, string name, JsonNode? value)
    {
        var activity = Envelope("invoke", serviceUrl, "f:invoke-1");
        activity["name"] = name;
        activity["value"] = value;
        activity["replyToId"] = "card-1";
        return activity;
    }

    public static JsonObject Press(string serviceUrl, string verb, JsonNode? data, string trigger = "manual")
        => Invoke(serviceUrl, "adaptiveCard/action", new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = trigger,
        });

    public static JsonObject Event(string serviceUrl, string name, JsonObject value)
    {
        var activity = Envelope("event", serviceUrl, "evt-1");
        activity["name"] = name;
        activity["value"] = value;
        return activity;
    }
}
