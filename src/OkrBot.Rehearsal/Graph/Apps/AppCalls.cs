using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Apps;

/// <summary>Meetings by their link, chats, and the app in them.</summary>
internal sealed class AppCalls(TenantWorld world, TenantCalendars calendars, Owners owners, GraphTenant tenant)
{
    private const string CoOrganizer = "coorganizer";

    internal void Register(GraphHandlers handlers) => handlers
        .Add("findMeeting", call => owners.With(call, person => FindMeeting(call, person)))
        .Add("findApp", FindApp)
        .Add("getChat", call => Found(call, GetChat))
        .Add("listChatMembers", call => Found(call, Members))
        .Add("listInstalled", call => Found(call, chat => GraphReply.Page(chat.BotRemoved ? [] : [Installation(chat)])))
        .Add("install", call => Found(call, chat => Install(call, chat)));

    private GraphReply FindMeeting(GraphCall call, TenantPerson person)
    {
        if (!tenant.HasAccessPolicy(person)) return GraphReply.Error(403, "Forbidden", "No application access policy found for this app");
        const string form = "JoinWebUrl eq '";
        if (call.Request.Option("$filter") is not { } filter || !filter.StartsWith(form, StringComparison.Ordinal) || !filter.EndsWith('\''))
            return GraphReply.BadRequest("Only a filter by JoinWebUrl or by a meeting code is supported.");
        var meeting = calendars.FindMeeting(filter[form.Length..^1].Replace("''", "'", StringComparison.Ordinal));
        if (meeting is null) return GraphReply.Page([]);
        // Teams answers for who organises it, also together with another.
        var organises = meeting.Organizer == person || meeting.Roles.GetValueOrDefault(person) == CoOrganizer;
        return organises ? GraphReply.Page([Json(meeting, call.Request.Preferences)]) : GraphReply.Error(403, "Forbidden", "User does not have access to lookup the meeting.");
    }

    private GraphReply FindApp(GraphCall call)
    {
        if (call.Request.Option("$filter") != $"externalId eq '{tenant.App.ExternalId}'") return GraphReply.Page([]);
        return GraphReply.Page([new JsonObject
        {
            ["id"] = tenant.App.CatalogId,
            ["externalId"] = tenant.App.ExternalId,
            ["displayName"] = "OkrBot",
            ["distributionMethod"] = "organization",
            ["appDefinitions"] = new JsonArray(new JsonObject
            {
                ["id"] = "definition-1",
                ["version"] = "0.1.0",
                ["authorization"] = new JsonObject { ["requiredPermissionSet"] = new JsonObject { ["resourceSpecificPermissions"] = tenant.App.Permissions() } },
            }),
        }]);
    }

    private GraphReply Install(GraphCall call, Chat chat)
    {
        var body = call.Request.Body!;
        if ((string?)body["teamsApp@odata.bind"] != $"{call.Root}/appCatalogs/teamsApps/{tenant.App.CatalogId}") return GraphReply.NotFound("app");
        if (!tenant.App.IsConsentedIn(body)) return GraphReply.BadRequest("The permissions in consentedPermissionSet are not those of the app's manifest.");
        if (!chat.BotRemoved) return GraphReply.Error(409, "Conflict", "App already exists in the chat.");
        chat.BotRemoved = false;
        tenant.TellInstalled(chat);
        return GraphReply.Created();
    }

    private JsonObject Installation(Chat chat) => new()
    {
        ["id"] = "inst-" + chat.Id,
        ["teamsApp"] = new JsonObject { ["id"] = tenant.App.CatalogId, ["externalId"] = tenant.App.ExternalId },
    };

    private static GraphReply GetChat(Chat chat)
        => GraphReply.Ok(new JsonObject { ["id"] = chat.Id, ["chatType"] = chat.Meeting is null ? "group" : "meeting", ["topic"] = chat.Title });

    private static GraphReply Members(Chat chat) => chat.BotRemoved
        ? GraphReply.Error(403, "Forbidden", "The app is not installed in the chat.")
        : GraphReply.Page(chat.Members.Where(person => person.ObjectId is not null).Select(person => new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.aadUserConversationMember",
            ["id"] = "MCMj" + person.ObjectId,
            ["displayName"] = person.Name,
            ["userId"] = person.ObjectId,
            ["roles"] = new JsonArray(person.Role == PersonRole.Guest ? [JsonValue.Create("guest")] : []),
        }));

    private GraphReply Found(GraphCall call, Func<Chat, GraphReply> answer) => world.FindChat(call.Ids[0]) is { } chat ? answer(chat) : GraphReply.Error(404, "NotFound", "Chat not found.");

    private JsonObject Json(OnlineMeeting meeting, string preferences) => new()
    {
        ["id"] = meeting.Id,
        ["joinWebUrl"] = meeting.JoinUrl,
        ["subject"] = meeting.Subject,
        ["chatInfo"] = new JsonObject { ["threadId"] = meeting.ThreadId, ["messageId"] = "0" },
        ["participants"] = new JsonObject
        {
            ["organizer"] = new JsonObject { ["identity"] = Identity(meeting.Organizer) },
            ["attendees"] = new JsonArray([.. meeting.Roles.Select(one => new JsonObject { ["identity"] = Identity(one.Key), ["role"] = Role(one.Value, preferences) })]),
        },
    };

    private JsonObject Identity(TenantPerson person) => new() { ["user"] = new JsonObject { ["id"] = person.ObjectId, ["tenantId"] = tenant.TenantId } };

    /// <summary>Members that an enumeration got later are told only to who asks for them.</summary>
    private static string Role(string role, string preferences)
        => role == CoOrganizer && !preferences.Contains("include-unknown-enum-members", StringComparison.Ordinal) ? "unknownFutureValue" : role;
}

/// <summary>The bot's app as the organisation's catalogue has it.</summary>
/// <param name="ExternalId">The id in the app's manifest.</param>
public sealed record CatalogApp(string CatalogId, string ExternalId)
{
    /// <summary>What the manifest asks of each chat (resource-specific consent), by name.</summary>
    public IReadOnlyList<string> ChatPermissions { get; init; } = ["OnlineMeeting.ReadBasic.Chat", "ChannelMeeting.ReadBasic.Group"];

    internal JsonArray Permissions()
        => new([.. ChatPermissions.Select(name => new JsonObject { ["permissionValue"] = name, ["permissionType"] = "application" })]);

    internal bool IsConsentedIn(JsonObject body)
    {
        var named = (body["consentedPermissionSet"]?["resourceSpecificPermissions"] as JsonArray ?? []).Select(one => (string?)one?["permissionValue"]);
        return ChatPermissions.ToHashSet(StringComparer.Ordinal).SetEquals(named.OfType<string>());
    }
}

/// <summary>Chats in which the app was installed through Graph, for whoever plays Teams' part of it. Safe to use from any thread.</summary>
internal sealed class Installations
{
    private readonly ConcurrentQueue<Chat> _new = new();

    internal void Add(Chat chat) => _new.Enqueue(chat);

    internal Chat? Take() => _new.TryDequeue(out var chat) ? chat : null;
}
