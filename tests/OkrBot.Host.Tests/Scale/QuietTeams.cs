using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Host.Tests.Scale;

/// <summary>Takes every message at once: what is counted is our own storage, and the send budget would stretch a minute's openings over five.</summary>
internal sealed class QuietTeams : IMessenger, IRoster
{
    private int _sent;

    public int Sent => _sent;

    public Task<SendResult> SendAsync(ChatAddress to, OutgoingMessage message, SendClass sendClass, CancellationToken cancel)
        => Task.FromResult<SendResult>(new SendResult.Sent(Interlocked.Increment(ref _sent).ToString(CultureInfo.InvariantCulture)));

    public Task<SendResult> ReplaceAsync(ChatAddress chat, string activityId, OutgoingMessage message, SendClass sendClass, CancellationToken cancel)
        => Task.FromResult<SendResult>(new SendResult.Sent(activityId));

    public Task<SendResult> DeleteAsync(ChatAddress chat, string activityId, CancellationToken cancel) => Task.FromResult<SendResult>(new SendResult.Sent(activityId));

    public Task<ChatId?> OpenPersonalChatAsync(TenantId tenant, string channelId, Uri serviceUrl, CancellationToken cancel) => Task.FromResult<ChatId?>(null);

    public Task<ImmutableArray<ChatMember>?> MembersAsync(ChatAddress chat, CancellationToken cancel)
        => Task.FromResult<ImmutableArray<ChatMember>?>([new ChatMember("29:" + chat.Chat.Value, new PersonId("p-" + chat.Chat.Value), "Ann", chat.Tenant.Value, null)]);

    public Task<ChatMember?> MemberAsync(ChatAddress chat, PersonId person, CancellationToken cancel) => Task.FromResult<ChatMember?>(null);

    public Task<MeetingDetails?> MeetingAsync(ChatAddress chat, string meetingId, CancellationToken cancel) => Task.FromResult<MeetingDetails?>(null);

    public Task<MeetingParticipant?> ParticipantAsync(ChatAddress chat, string meetingId, PersonId person, CancellationToken cancel) => Task.FromResult<MeetingParticipant?>(null);
}
