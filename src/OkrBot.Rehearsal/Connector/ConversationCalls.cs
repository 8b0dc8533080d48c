using System.Text;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Connector;

/// <summary>Create, send, reply, update and delete, with the errors that Teams documents.</summary>
internal sealed class ConversationCalls(TenantWorld world, CardChecks checks, string tenantId)
{
    /// <summary>Roughly 100 KB of UTF-16, everything included.</summary>
    private const int MostMessageBytes = 100 * 1024;

    internal ConnectorReply Create(JsonObject? body)
    {
        if (body is null) return ConnectorReply.BadSyntax("The body is not JSON.");
        if (Json.Flag(body["isGroup"])) return ConnectorReply.BadSyntax("Incorrect conversation creation parameters");
        if (body["members"] is not JsonArray { Count: 1 } members) return ConnectorReply.BadSyntax("Exactly one member is needed.");
        if (Json.Text(body["tenantId"]) != tenantId) return ConnectorReply.BadSyntax("The tenant id is missing or wrong.");
        if (Json.Text(members[0]?["id"]) is not { } id || !id.StartsWith("29:", StringComparison.Ordinal))
            return ConnectorReply.BadSyntax("The member's id is not valid.");
        if (world.FindPerson(id) is not { } person)
            return ConnectorReply.Error(403, "ForbiddenOperationException", "The bot is not installed for this user.");
        if (person.ObjectId is null) return ConnectorReply.BadArgument("Bot cannot create a conversation with an anonymous user");
        var chat = world.PersonalChat(person);
        if (chat.BotRemoved) return ConnectorReply.Error(403, "ConversationBlockedByUser", "The user blocked the conversation with the bot.");
        if (body["activity"] is JsonObject activity && Refusal(activity) is null) world.Post(chat, activity);
        return ConnectorReply.Created(chat.Id);
    }

    internal ConnectorReply Send(Chat chat, JsonObject? activity)
        => Refusal(activity) ?? ConnectorReply.Created(world.Post(chat, activity!).Id);

    internal ConnectorReply Reply(Chat chat, string activityId, JsonObject? activity)
    {
        if (Refusal(activity) is { } refusal) return refusal;
        activity!["replyToId"] ??= activityId;
        return ConnectorReply.Created(world.Post(chat, activity).Id);
    }

    internal ConnectorReply Update(Chat chat, string activityId, JsonObject? activity)
    {
        if (Refusal(activity) is { } refusal) return refusal;
        if (activity!["attachments"] is JsonArray { Count: > 1 }) return ConnectorReply.BadSyntax("Only one attachment can be updated.");
        return world.Edit(chat, activityId, activity) is null ? ConnectorReply.NoActivity : ConnectorReply.Ok(new JsonObject { ["id"] = activityId });
    }

    internal ConnectorReply Delete(Chat chat, string activityId)
        => world.Delete(chat, activityId) is null ? ConnectorReply.NoActivity : ConnectorReply.Ok();

    /// <summary>Null when the activity may be shown; its card is looked at on the way.</summary>
    private ConnectorReply? Refusal(JsonObject? activity)
    {
        if (activity is null) return ConnectorReply.BadSyntax("The body is not JSON.");
        var type = Json.Text(activity["type"]);
        if (type is not ("message" or "typing")) return ConnectorReply.BadArgument($"Unknown activity type '{type}'.");
        if (Encoding.Unicode.GetByteCount(activity.ToJsonString()) > MostMessageBytes)
            return ConnectorReply.Error(413, "MessageSizeTooBig", "Message size too large.");
        var attachments = activity["attachments"] as JsonArray;
        if (type == "message" && attachments is not { Count: > 0 } && string.IsNullOrEmpty(Json.Text(activity["text"])))
            return ConnectorReply.BadSyntax("A message needs text or an attachment.");
        foreach (var attachment in attachments?.OfType<JsonObject>() ?? [])
        {
            if (Json.Text(attachment["contentType"]) is not { } contentType) return ConnectorReply.BadSyntax("An attachment needs a content type.");
            if (contentType != Message.CardType) continue;
            if (attachment["content"] is not JsonObject card) return ConnectorReply.BadArgument("The card's content is not an object.");
            checks.Check(card, $"message \"{Json.Text(activity["summary"])}\"");
        }
        return null;
    }
}
