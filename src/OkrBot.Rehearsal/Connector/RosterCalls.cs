using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Connector;

/// <summary>Members, meetings and participants, in Teams' shapes.</summary>
internal sealed class RosterCalls(TenantWorld world, string tenantId)
{
    private const int LeastPage = 50;
    private const int UsualPage = 200;
    private const int MostPage = 500;
    private static readonly ConnectorReply NoMeeting = ConnectorReply.Error(404, "MeetingNotFound", "Meeting not found.");

    /// <summary>The tenant has meetings' chats, and no team with channels.</summary>
    internal static ConnectorReply NoTeam { get; } = ConnectorReply.Error(404, "NotFound", "The team was not found.");

    internal ConnectorReply Members(Chat chat) => ConnectorReply.Ok(new JsonArray([.. chat.Members.Select(MemberOf)]));

    /// <summary>Pages of 50 to 500 people, 200 when nothing is asked; the token says where the next begins. A token of another chat is refused.</summary>
    internal ConnectorReply PagedMembers(Chat chat, string? pageSize, string? continuation)
    {
        var size = int.TryParse(pageSize, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, LeastPage, MostPage) : UsualPage;
        var from = 0;
        if (!string.IsNullOrEmpty(continuation) && !TryReadToken(chat, continuation, out from)) return ConnectorReply.BadArgument("The continuation token is not one of this conversation.");
        var page = chat.Members.Skip(from).Take(size).Select(MemberOf).ToArray();
        var next = from + page.Length;
        return ConnectorReply.Ok(new JsonObject { ["continuationToken"] = next < chat.Members.Count ? TokenOf(chat, next) : null, ["members"] = new JsonArray([.. page]) });
    }

    private static string TokenOf(Chat chat, int next)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{next}#{chat.Id}")));

    private static bool TryReadToken(Chat chat, string token, out int from)
    {
        from = 0;
        var text = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, text, out var length)) return false;
        var parts = Encoding.UTF8.GetString(text, 0, length).Split('#', 2);
        return parts.Length == 2 && parts[1] == chat.Id && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out from);
    }

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
                ["type"] = chat.Channel is null ? "Recurring" : "ChannelRecurring",
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
        var member = new JsonObject { ["id"] = person.ChannelId, ["name"] = person.Name, ["tenantId"] = person.HomeTenant ?? tenantId, ["userRole"] = RoleOf(person) };
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
        => new() { ["id"] = chat.Id, ["conversationType"] = chat.Channel is null ? "groupChat" : "channel", ["isGroup"] = true };

    private static string Instant(DateTimeOffset at)
        => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
