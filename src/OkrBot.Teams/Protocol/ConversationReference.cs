using OkrBot.App.Ports;

namespace OkrBot.Teams.Protocol;

/// <summary>Where a message goes.</summary>
/// <param name="TenantId">Names the send budget.</param>
/// <param name="ConversationId">With the thread's <c>;messageid=</c> when the answer belongs into one.</param>
public sealed record ConversationReference(string TenantId, string ConversationId, Uri ServiceUrl)
{
    public static ConversationReference To(ChatAddress chat) => new(chat.Tenant.Value, chat.Chat.Value, chat.ServiceUrl);
}
