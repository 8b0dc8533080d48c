using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Teams.Connector;
using OkrBot.Teams.Inbound;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams;

/// <summary>Who is in a chat or meeting, asked of the connector. No answer is null too, and logged: nobody's rights may rest on a guess.</summary>
internal sealed partial class TeamsRoster(ConnectorClient connector, ILogger<TeamsRoster> log) : IRoster
{
    private const string AppPrefix = "28:";

    public async Task<ImmutableArray<ChatMember>?> MembersAsync(ChatAddress chat, CancellationToken cancel)
    {
        var result = await connector.MembersAsync(PlaceOf(chat), cancel);
        return Known(result, "members") ? [.. result.Value.Select(Member).OfType<ChatMember>()] : null;
    }

    public async Task<ChatMember?> MemberAsync(ChatAddress chat, PersonId person, CancellationToken cancel)
    {
        var result = await connector.MemberAsync(PlaceOf(chat), person.Value, cancel);
        return Known(result, "member") ? Member(result.Value!) : null;
    }

    public async Task<MeetingDetails?> MeetingAsync(ChatAddress chat, string meetingId, CancellationToken cancel)
    {
        var result = await connector.MeetingAsync(chat.ServiceUrl, meetingId, cancel);
        if (!Known(result, "meeting"))
            return null;
        var (details, organizer) = (result.Value!.Details, result.Value.Organizer);
        var person = organizer is null ? null : Person(organizer);
        return new(details?.Id ?? meetingId, details?.Title, details?.Type, details?.ScheduledStartTime, details?.ScheduledEndTime, organizer?.Id, person) { JoinLink = details?.JoinUrl };
    }

    public async Task<MeetingParticipant?> ParticipantAsync(ChatAddress chat, string meetingId, PersonId person, CancellationToken cancel)
    {
        var result = await connector.ParticipantAsync(chat.Tenant.Value, chat.ServiceUrl, meetingId, person.Value, cancel);
        return Known(result, "participant") && result.Value!.Meeting is { Role: { Length: > 0 } role } meeting
            ? new(person, role, meeting.InMeeting ?? false)
            : null;
    }

    // A thread has no people of its own.
    private static ConversationReference PlaceOf(ChatAddress chat)
        => ConversationReference.To(chat) with { ConversationId = ChannelThread.WithoutThread(chat.Chat.Value) };

    // An app in a chat is nobody, whatever it calls itself.
    private static ChatMember? Member(ChannelAccount? account)
        => account?.Id is { Length: > 0 } id && !id.StartsWith(AppPrefix, StringComparison.Ordinal) ? new(id, Person(account), account.Name, account.TenantId, account.UserRole) : null;

    private static PersonId? Person(ChannelAccount account)
        => (account.AadObjectId ?? account.ObjectId) is { Length: > 0 } id ? new PersonId(CanonicalId.Of(id)) : null;

    private bool Known<T>(ConnectorResult<T> result, string what)
    {
        if (!result.Found)
            LogUnknown(what, result.Answer.Status, result.Answer.Code);
        return result.Found;
    }

    [LoggerMessage(1040, LogLevel.Warning, "Teams did not tell the {What}: {Status} {Code}")]
    private partial void LogUnknown(string what, int status, string code);
}
