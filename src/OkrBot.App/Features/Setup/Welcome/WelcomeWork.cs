using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Setup.Welcome;

/// <summary>Says hello in a chat, once an installation. The chat's entry is marked before the send: of two servers one wins, and after a crash a
/// welcome is missing rather than sent twice.</summary>
internal sealed class WelcomeWork(IDirectory directory, WelcomeFacts facts, IMessenger messenger, TimeProvider time) : IWorkHandler
{
    public const string Kind = "welcome";
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>The entry is written right after this item, or never.</summary>
    private static readonly TimeSpan EntryWait = TimeSpan.FromSeconds(60);

    /// <summary>Later than this a welcome only puzzles people.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromHours(8);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Chat is not { } place) return new WorkResult.Failed("a welcome names a chat");
        var now = time.GetUtcNow();
        if (await directory.FindChatAsync(place.Tenant, place.Chat, cancel) is null)
            return now - item.CreatedAt > EntryWait ? WorkResult.Done : new WorkResult.Later(now + LookAgain);
        var isOurs = false;
        var entry = await directory.ChangeChatAsync(place.Tenant, place.Chat, known =>
        {
            isOurs = known is { Removed: false, WelcomedAt: null };
            return isOurs ? known! with { WelcomedAt = now } : known!;
        }, cancel);
        return isOurs && now - entry.AddedAt < Useful ? await SendAsync(entry, cancel) : WorkResult.Done;
    }

    private async Task<WorkResult> SendAsync(ChatEntry entry, CancellationToken cancel)
    {
        var card = await facts.CardAsync(entry, cancel);
        var to = new ChatAddress(entry.Tenant, entry.Channel ?? entry.Chat, entry.ServiceUrl);
        switch (await messenger.SendAsync(to, new OutgoingMessage(card, card.FallbackText), SendClass.Reminder, cancel))
        {
            case SendResult.Throttled throttled:
                await NotSentAsync(entry, cancel);
                return new WorkResult.Later(throttled.Until);
            case SendResult.Failed failed:
                await NotSentAsync(entry, cancel);
                return new WorkResult.Failed($"{failed.Status} {failed.Code}");
            default:
                return WorkResult.Done;
        }
    }

    /// <summary>Nothing arrived, so the next try may send.</summary>
    private Task NotSentAsync(ChatEntry entry, CancellationToken cancel) => directory.ChangeChatAsync(entry.Tenant, entry.Chat,
        known => known is { } there && there.WelcomedAt == entry.WelcomedAt ? there with { WelcomedAt = null } : known ?? entry, cancel);
}
