using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Setup.Welcome;

/// <summary>The bot was added to a chat: remembers that, and queues one welcome. One installation is told twice and may be told again days later;
/// the chat's entry knows whether it has been answered.</summary>
internal sealed class NoteArrival(IDirectory directory, IWorkQueue queue) : ITurnHandler
{
    /// <summary>The other report of the same installation may say more: who, and which channel.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(3);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var installed = (Act.Installed)turn.Act;
        if (installed.IsUpgrade) return Reply.None;
        var place = new ChatPlace(turn.Tenant, installed.Team ?? turn.Chat.Id);
        // First the item: an entry without one would never be answered, an item without an entry finds nothing to do.
        await queue.EnqueueAsync([new WorkItem(WelcomeWork.Kind, $"welcome:{place.Chat}", turn.Now + Gather, turn.Now) { Chat = place }], cancel);
        await directory.ChangeChatAsync(place.Tenant, place.Chat, entry => entry is { Removed: false } here ? Told(here, turn, installed) : Fresh(place, turn, installed), cancel);
        return Reply.None;
    }

    private static ChatEntry Fresh(ChatPlace place, Turn turn, Act.Installed installed)
        => Told(new ChatEntry(place.Tenant, place.Chat, turn.Chat.ServiceUrl, turn.Now) { Scope = ScopeOf(turn.Chat.Kind) }, turn, installed);

    /// <summary>What this report adds to the ones before.</summary>
    private static ChatEntry Told(ChatEntry entry, Turn turn, Act.Installed installed) => entry with
    {
        ServiceUrl = turn.Chat.ServiceUrl,
        AddedBy = entry.AddedBy ?? turn.From.Person,
        AddedByName = entry.AddedByName ?? (string.IsNullOrWhiteSpace(turn.From.Name) ? null : turn.From.Name),
        Locale = entry.Locale ?? turn.From.Locale,
        Channel = entry.Channel ?? installed.Channel,
        MeetingId = entry.MeetingId ?? turn.Chat.MeetingId,
    };

    private static ChatScope ScopeOf(ChatKind kind) => kind switch
    {
        ChatKind.Personal => ChatScope.Personal,
        ChatKind.Channel => ChatScope.Channel,
        _ => ChatScope.Group,
    };
}

/// <summary>The bot was taken out: added again, it welcomes again.</summary>
internal sealed class NoteDeparture(IDirectory directory) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var chat = ((Act.Removed)turn.Act).Team ?? turn.Chat.Id;
        if (await directory.FindChatAsync(turn.Tenant, chat, cancel) is { Removed: false } known)
            await directory.ChangeChatAsync(turn.Tenant, chat, entry => (entry ?? known) with { Removed = true, WelcomedAt = null }, cancel);
        return Reply.None;
    }
}
