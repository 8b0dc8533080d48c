using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Clients;

public enum MeetingEventCasing { Pascal, Camel }

/// <summary>Activities as Teams writes them.</summary>
internal sealed class Activities(StandInTenant tenant)
{
    private int _last;

    internal JsonObject Message(TenantPerson from, Chat chat, string text)
    {
        var activity = Envelope("message", from, chat);
        var mention = $"<at>OkrBot</at>";
        activity["text"] = chat.IsPersonal ? text : $"{mention} {text}";
        activity["textFormat"] = "plain";
        if (!chat.IsPersonal)
        {
            var mentioned = new JsonObject { ["id"] = tenant.BotId, ["name"] = "OkrBot" };
            ((JsonArray)activity["entities"]!).Add((JsonNode)new JsonObject { ["type"] = "mention", ["text"] = mention, ["mentioned"] = mentioned });
        }
        return activity;
    }

    /// <summary>A file given with the paper clip, in the personal chat.</summary>
    internal JsonObject File(TenantPerson from, Chat chat, string name, Uri download)
    {
        var activity = Envelope("message", from, chat);
        activity["attachments"] = new JsonArray(
            new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                ["contentUrl"] = new Uri(download, "/personal/documents/" + Uri.EscapeDataString(name)).ToString(),
                ["name"] = name,
                ["content"] = new JsonObject { ["downloadUrl"] = download.ToString(), ["uniqueId"] = download.Segments[^1], ["fileType"] = name.Split('.')[^1] },
            },
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<div></div>" });
        return activity;
    }

    /// <summary>What an old client sends for a button: a message without words.</summary>
    internal JsonObject SubmitMessage(TenantPerson from, Chat chat, string replyToId, JsonObject value)
    {
        var activity = Envelope("message", from, chat);
        activity["replyToId"] = replyToId;
        activity["value"] = value;
        return activity;
    }

    internal JsonObject CardAction(TenantPerson from, Chat chat, string replyToId, JsonObject action, bool automatic)
    {
        var value = new JsonObject { ["action"] = action, ["trigger"] = automatic ? "automatic" : "manual" };
        return Invoke("adaptiveCard/action", from, chat, replyToId, value);
    }

    /// <param name="name"><c>task/fetch</c> or <c>task/submit</c>.</param>
    internal JsonObject Dialog(string name, TenantPerson from, Chat chat, string? replyToId, JsonObject data)
        => Invoke(name, from, chat, replyToId, new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } });

    internal JsonObject MeetingEvent(bool start, TenantPerson by, Chat chat, MeetingEventCasing casing)
    {
        var activity = Envelope("event", by, chat);
        var at = tenant.Options.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fZ", CultureInfo.InvariantCulture);
        var value = new JsonObject { ["MeetingType"] = chat.Channel is null ? "Recurring" : "ChannelRecurring", [start ? "StartTime" : "EndTime"] = at };
        var pascal = casing == MeetingEventCasing.Pascal;
        value[pascal ? "Id" : "id"] = chat.Meeting?.Id;
        value[pascal ? "Title" : "title"] = chat.Title;
        value[pascal ? "JoinUrl" : "joinUrl"] = new Uri(tenant.BaseUrl, $"l/meetup-join/{Uri.EscapeDataString(chat.Id)}").ToString();
        activity["name"] = start ? "application/vnd.microsoft.meetingStart" : "application/vnd.microsoft.meetingEnd";
        activity["value"] = value;
        return activity;
    }

    /// <param name="action"><c>add</c> or <c>remove</c>.</param>
    internal JsonObject Installation(string action, TenantPerson by, Chat chat)
    {
        var activity = Envelope("installationUpdate", by, chat);
        activity["action"] = action;
        return activity;
    }

    internal JsonObject MembersAdded(TenantPerson by, Chat chat, IEnumerable<string> ids) => Members("membersAdded", by, chat, ids);

    internal JsonObject MembersRemoved(TenantPerson by, Chat chat, IEnumerable<string> ids) => Members("membersRemoved", by, chat, ids);

    private JsonObject Members(string list, TenantPerson by, Chat chat, IEnumerable<string> ids)
    {
        var activity = Envelope("conversationUpdate", by, chat);
        activity[list] = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id })]);
        return activity;
    }

    private JsonObject Invoke(string name, TenantPerson from, Chat chat, string? replyToId, JsonObject value)
    {
        var activity = Envelope("invoke", from, chat);
        activity["name"] = name;
        activity["value"] = value;
        if (replyToId is not null) activity["replyToId"] = replyToId;
        return activity;
    }

    private JsonObject Envelope(string type, TenantPerson from, Chat chat)
    {
        var sender = new JsonObject { ["id"] = from.ChannelId, ["name"] = from.Name };
        if (from.ObjectId is { } objectId) sender["aadObjectId"] = objectId;
        var channelData = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant.Options.TenantId } };
        if (chat.Meeting is { } meeting) channelData["meeting"] = new JsonObject { ["id"] = meeting.Id };
        if ((chat.IsChannel ? chat : chat.Channel) is { } channel)
        {
            channelData["team"] = new JsonObject { ["id"] = channel.Id };
            channelData["channel"] = new JsonObject { ["id"] = channel.Id };
        }
        var client = new JsonObject { ["type"] = "clientInfo", ["locale"] = from.Locale, ["platform"] = "Web", ["timezone"] = from.Zone };
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = $"1:{Interlocked.Increment(ref _last).ToString("x8", CultureInfo.InvariantCulture)}",
            ["timestamp"] = tenant.Options.Time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["localTimezone"] = from.Zone,
            ["serviceUrl"] = tenant.ServiceUrl.OriginalString,
            ["channelId"] = "msteams",
            ["locale"] = from.Locale,
            ["from"] = sender,
            ["recipient"] = new JsonObject { ["id"] = tenant.BotId, ["name"] = "OkrBot" },
            ["conversation"] = ConversationOf(chat),
            ["entities"] = new JsonArray(client),
            ["channelData"] = channelData,
        };
    }

    private JsonObject ConversationOf(Chat chat)
    {
        var conversation = new JsonObject
        {
            ["id"] = chat.Id,
            ["conversationType"] = chat switch { { IsPersonal: true } => "personal", { IsChannel: true } or { Channel: not null } => "channel", _ => "groupChat" },
            ["tenantId"] = tenant.Options.TenantId,
        };
        if (!chat.IsPersonal) conversation["isGroup"] = true;
        return conversation;
    }
}
