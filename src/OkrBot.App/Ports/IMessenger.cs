using System.Collections.Immutable;
using OkrBot.App.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>Which message goes first when the send budget is short; lower goes first.</summary>
public enum SendClass { Close, Open, RoomCard, Reminder, Digest }

/// <param name="ServiceUrl">Checked again before anything is sent there.</param>
public sealed record ChatAddress(TenantId Tenant, ChatId Chat, Uri ServiceUrl);

/// <param name="Summary">The words of the notification; also what clients show that cannot draw the card.</param>
public sealed record OutgoingMessage(AdaptiveCard? Card, string Summary);

/// <summary>How a send ended.</summary>
public abstract record SendResult
{
    private SendResult() { }

    public sealed record Sent(string ActivityId) : SendResult;

    /// <summary>403, 404 and their like: trying again is pointless (removed, blocked, gone).</summary>
    public sealed record Final(int Status, string Code) : SendResult;

    /// <summary>Over the limit, or our own budget is used up. Nothing was sent.</summary>
    public sealed record Throttled(DateTimeOffset Until) : SendResult;

    /// <summary>No answer: it may or may not have arrived.</summary>
    public sealed record Ambiguous(string Reason) : SendResult;

    /// <summary>It did not arrive; a later try may.</summary>
    public sealed record Failed(int Status, string Code) : SendResult;
}

/// <summary>Messages outside a turn.</summary>
public interface IMessenger
{
    Task<SendResult> SendAsync(ChatAddress to, OutgoingMessage message, SendClass sendClass, CancellationToken cancel);

    /// <summary>Replaces one of our own messages in place.</summary>
    Task<SendResult> ReplaceAsync(ChatAddress chat, string activityId, OutgoingMessage message, SendClass sendClass, CancellationToken cancel);

    Task<SendResult> DeleteAsync(ChatAddress chat, string activityId, CancellationToken cancel);

    /// <summary>The personal chat with this person, created if needed (the same person gets the same chat). Null when Teams refuses for good.</summary>
    /// <exception cref="HttpRequestException">Not now: the limit is reached, or Teams does not answer.</exception>
    Task<ChatId?> OpenPersonalChatAsync(TenantId tenant, string channelId, Uri serviceUrl, CancellationToken cancel);
}

/// <summary>Someone in a chat.</summary>
/// <param name="Person">Null for anonymous people.</param>
/// <param name="Tenant">Home tenant when told.</param>
public sealed record ChatMember(string ChannelId, PersonId? Person, string? Name, string? Tenant, string? Role)
{
    /// <summary>A guest, somebody without an account, or somebody of another organisation.</summary>
    public bool IsOutsiderOf(TenantId tenant) => Person is null
        || (Tenant is not null && !string.Equals(Tenant, tenant.Value, StringComparison.OrdinalIgnoreCase))
        || string.Equals(Role, "guest", StringComparison.OrdinalIgnoreCase) || string.Equals(Role, "anonymous", StringComparison.OrdinalIgnoreCase);
}

/// <param name="Start">Of the series' definition, not of today's occurrence: never use it to name an occurrence.</param>
/// <param name="Type">As Teams names it: <c>Recurring</c>, <c>Scheduled</c>, <c>ChannelRecurring</c>, …; null when not told.</param>
public sealed record MeetingDetails(string Id, string? Title, string? Type, DateTimeOffset? Start, DateTimeOffset? End, string? OrganizerChannelId, PersonId? Organizer)
{
    /// <summary>By which people join.</summary>
    public string? JoinLink { get; init; }
}

/// <param name="Role"><c>Organizer</c>, <c>Presenter</c> or <c>Attendee</c>.</param>
public sealed record MeetingParticipant(PersonId Person, string Role, bool InMeeting);

/// <summary>Who is in a chat or meeting, asked of Teams. Each method answers null when Teams refuses or does not know.</summary>
public interface IRoster
{
    Task<ImmutableArray<ChatMember>?> MembersAsync(ChatAddress chat, CancellationToken cancel);
    Task<ChatMember?> MemberAsync(ChatAddress chat, PersonId person, CancellationToken cancel);
    Task<MeetingDetails?> MeetingAsync(ChatAddress chat, string meetingId, CancellationToken cancel);
    Task<MeetingParticipant?> ParticipantAsync(ChatAddress chat, string meetingId, PersonId person, CancellationToken cancel);
}
