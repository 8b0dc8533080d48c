using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Connector;

/// <summary>Members, meetings and participants, in Teams' shapes.</summary>
internal sealed class RosterCalls(TenantWorld world, string tenantId)
{
    private static readonly ConnectorReply NoMeeting = ConnectorReply.Error(404, "MeetingNotFound", "Meeting not found.");

    /// <summary>The tenant has meetings' chats, and no team with channels.</summary>
    internal static ConnectorReply NoTeam { get; } = ConnectorReply.Error(404, "NotFound", "The team was not found.");

    internal ConnectorReply Members(Chat chat) => ConnectorReply.Ok(new JsonArray([.. chat.Members.Select(MemberOf)]));

    /// <summary>A chat's whole roster comes at once, so there is never a token for the next page.</summary>
    internal ConnectorReply PagedMembers(Chat chat)
        => ConnectorReply.Ok(new JsonObject { ["continuationToken"] = null, ["members"] = new JsonArray([.. chat.Members.Select(MemberOf)]) });

    internal ConnectorReply Member(Chat chat, string id)
        => world.FindPerson(id) is { } person && chat.Members.Contains(person)
            ? ConnectorReply.Ok(MemberOf(person))
            : ConnectorReply.Error(404, "MemberNotFoundInConversation", "The member was not found in the conversation.");

    internal ConnectorReply MeetingInfo(string meetingId, Uri baseUrl)
    {
        if (world.FindMeeting(meetingId) is not { Meeting: { } meeting } chat) return NoMeeting;
        return ConnectorReply.Ok(new JsonObject
        {
            ["details"] = new JsonObject
            {
                ["id"] = meeting.Id,
                ["msGraphResourceId"] = $"MSo{meeting.Id}",
                ["scheduledStartTime"] = Instant(meeting.Start),
                ["scheduledEndTime"] = Instant(meeting.End),
                ["joinUrl"] = new Uri(baseUrl, $"/l/meetup-join/{Uri.EscapeDataString(chat.Id)}").ToString(),
                ["title"] = chat.Title,
                ["type"] = "Recurring",
            },
            ["conversation"] = ConversationOf(chat),
            ["organizer"] = new JsonObject
            {
                ["id"] = meeting.Organizer.ChannelId,
                ["aadObjectId"] = meeting.Organizer.ObjectId,
                ["objectId"] = meeting.Organizer.ObjectId,
                ["tenantId"] = tenantId,
            },
        });
    }

    /// <summary>The app's manifest does not ask for OnlineMeetingNotification.Send.Chat, so the call is forbidden.</summary>
    internal ConnectorReply Notification(string meetingId)
        => world.FindMeeting(meetingId) is null ? NoMeeting : ConnectorReply.Error(403, "Forbidden", "The app may not send notifications in this meeting.");

    internal ConnectorReply Participant(string meetingId, string objectId, string? tenant)
    {
        if (tenant != tenantId) return ConnectorReply.BadArgument("The tenant id is missing or wrong.");
        if (world.FindMeeting(meetingId) is not { Meeting: { } meeting } chat) return NoMeeting;
        if (world.FindPerson(objectId) is not { ObjectId: not null } person || !chat.Members.Contains(person))
            return ConnectorReply.Error(404, "ParticipantNotFound", "The user is not part of the meeting.");
        return ConnectorReply.Ok(new JsonObject
        {
            ["user"] = MemberOf(person),
            ["meeting"] = new JsonObject { ["role"] = meeting.RoleOf(person), ["inMeeting"] = meeting.Joined.Contains(person) },
            ["conversation"] = ConversationOf(chat),
        });
    }

    private JsonObject MemberOf(TenantPerson person)
    {
        var member = new JsonObject { ["id"] = person.ChannelId, ["name"] = person.Name, ["tenantId"] = tenantId, ["userRole"] = RoleOf(person) };
        if (person.ObjectId is not { } objectId) return member;
        member["objectId"] = objectId;
        member["aadObjectId"] = objectId;
        member["givenName"] = person.Name;
        member["userPrincipalName"] = $"{objectId}@nordkauf.example";
        return member;
    }

    private static string RoleOf(TenantPerson person) => person.Role switch
    {
        PersonRole.Guest => "guest",
        PersonRole.Anonymous => "anonymous",
        _ => "user",
    };

    private static JsonObject ConversationOf(Chat chat)
        => new() { ["id"] = chat.Id, ["conversationType"] = "groupChat", ["isGroup"] = true };

    private static string Instant(DateTimeOffset at)
        => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
