using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Teams.Connector;
using OkrBot.Teams.Protocol;
using OkrBot.Teams.Replies;

namespace OkrBot.Teams;

/// <summary>Messages outside a turn, through the connector.</summary>
internal sealed class TeamsMessenger(ConnectorSender sender) : IMessenger
{
    public Task<SendResult> SendAsync(ChatAddress to, OutgoingMessage message, SendClass sendClass, CancellationToken cancel)
        => sender.SendAsync(ConversationReference.To(to), OutgoingActivity.From(message), null, sendClass, cancel);

    public Task<SendResult> ReplaceAsync(ChatAddress chat, string activityId, OutgoingMessage message, SendClass sendClass, CancellationToken cancel)
        => sender.ReplaceAsync(ConversationReference.To(chat), activityId, OutgoingActivity.From(message), sendClass, cancel);

    public Task<SendResult> DeleteAsync(ChatAddress chat, string activityId, CancellationToken cancel)
        => sender.DeleteAsync(ConversationReference.To(chat), activityId, cancel);

    public async Task<ChatId?> OpenPersonalChatAsync(TenantId tenant, string channelId, Uri serviceUrl, CancellationToken cancel)
        // Outside a turn a personal chat is for a message that can wait: the rooms' cards go first.
        => await sender.OpenPersonalChatAsync(tenant.Value, channelId, serviceUrl, SendClass.Reminder, cancel) is { } chat ? new ChatId(chat) : null;
}
