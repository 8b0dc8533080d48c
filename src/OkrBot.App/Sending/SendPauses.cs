using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Sending;

/// <summary>How long Teams wants quiet, in single chats and in the tenant.</summary>
public static class SendPauses
{
    /// <summary>Many slow chats make the tenant slow, so there are never many.</summary>
    private const int Most = 50;

    /// <summary>One chat's 429 pauses that chat; a second one's while the first still waits means the tenant's own limit.</summary>
    public static ImmutableArray<SendPause> Add(ImmutableArray<SendPause> known, SendPause told, DateTimeOffset now)
    {
        if (told.Until <= now) return known;
        var meansTenant = told.Chat is not null && known.Any(pause => pause.Chat is not null && pause.Chat != told.Chat && pause.Until > now);
        return Merge(known, meansTenant ? [told, told with { Chat = null }] : [told], now);
    }

    /// <summary>The longer pause for each chat; what is over is forgotten. Answers <paramref name="known"/> itself when it says it all.</summary>
    public static ImmutableArray<SendPause> Merge(ImmutableArray<SendPause> known, ImmutableArray<SendPause> told, DateTimeOffset now)
        => told.All(one => one.Until <= now || Until(known, one.Chat) >= one.Until)
            ? known
            : [.. known.Concat(told).Where(pause => pause.Until > now).GroupBy(pause => pause.Chat).Select(same => same.MaxBy(pause => pause.Until)!)
                .OrderByDescending(pause => pause.Chat is null).ThenByDescending(pause => pause.Until).Take(Most)];

    /// <param name="chat">Null = of the whole tenant.</param>
    public static DateTimeOffset Until(ImmutableArray<SendPause> pauses, ChatId? chat)
        => pauses.FirstOrDefault(pause => pause.Chat == chat)?.Until ?? DateTimeOffset.MinValue;
}
