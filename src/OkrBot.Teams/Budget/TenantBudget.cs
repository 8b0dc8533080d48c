using OkrBot.App.Ports;
using OkrBot.App.Sending;
using OkrBot.Domain;

namespace OkrBot.Teams.Budget;

/// <summary>One tenant's sends through this server.</summary>
internal sealed class TenantBudget(int perSecond, SlotRounds rounds, TimeProvider time)
{
    /// <summary>Of the tenant's second, when storage does not answer: two servers that see nothing of each other then add as much as lies between
    /// our 40 and Teams' 50.</summary>
    private const int AloneShare = 8;

    /// <summary>A program that is this far behind its own clock goes by itself as well.</summary>
    private const int MostLapses = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1.5);

    private readonly Lock _lock = new();
    private readonly ChatWindows _chats = new();
    private readonly SlidingWindow _alone = new(Math.Max(1, perSecond / AloneShare), TimeSpan.FromSeconds(1));

    public async ValueTask<DateTimeOffset?> TakeAsync(ChatId? chat, SendClass sendClass, CancellationToken cancel)
    {
        var deadline = time.GetUtcNow() + LongestWait;
        var lapsed = 0;
        while (true)
        {
            if (await ReadyAsync(chat, sendClass, deadline, cancel) is { } busyUntil) return busyUntil;
            var offer = lapsed < MostLapses ? await rounds.JoinAsync(sendClass, ClassShares.Ceiling(perSecond, sendClass), cancel) : new SlotOffer.Unknown();
            if (offer is SlotOffer.Full full) return Later(FreeAt(chat, sendClass, time.GetUtcNow()), full.Until);
            var slot = offer as SlotOffer.Slot;
            var free = slot?.From ?? AloneAt(sendClass);
            if (slot is null && free > deadline && free > time.GetUtcNow()) return free;
            await UntilAsync(free, cancel);
            if (TryUse(chat, sendClass, slot)) return null;
            if (time.GetUtcNow() >= slot?.Until) lapsed++;
        }
    }

    public async ValueTask PauseAsync(SendPause pause, CancellationToken cancel) => await rounds.TellAsync(pause, cancel);

    /// <summary>Null once nothing of the conversation's own stands in the way; else when that will be, beyond the deadline.</summary>
    private async Task<DateTimeOffset?> ReadyAsync(ChatId? chat, SendClass sendClass, DateTimeOffset deadline, CancellationToken cancel)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var free = FreeAt(chat, sendClass, now);
            if (free <= now) return null;
            if (free > deadline) return free;
            await UntilAsync(free, cancel);
        }
    }

    /// <summary>False when the slot has lapsed on the way, or the conversation has no room any more.</summary>
    private bool TryUse(ChatId? chat, SendClass sendClass, SlotOffer.Slot? slot)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now >= slot?.Until || FreeAt(chat, sendClass, now) > now || (slot is null && _alone.FreeAt(now, sendClass) > now)) return false;
            if (slot is null) _alone.Take(now);
            if (chat is { } place) _chats.Take(place, now);
            return true;
        }
    }

    private DateTimeOffset AloneAt(SendClass sendClass)
    {
        lock (_lock) return _alone.FreeAt(time.GetUtcNow(), sendClass);
    }

    /// <summary>As the conversation and what Teams said allow; <paramref name="now"/> when they do.</summary>
    private DateTimeOffset FreeAt(ChatId? chat, SendClass sendClass, DateTimeOffset now)
    {
        lock (_lock)
        {
            var free = Later(now, SendPauses.Until(rounds.Pauses, null));
            return chat is { } place ? Later(free, Later(SendPauses.Until(rounds.Pauses, place), _chats.FreeAt(place, now, sendClass))) : free;
        }
    }

    private async Task UntilAsync(DateTimeOffset instant, CancellationToken cancel)
    {
        if (instant - time.GetUtcNow() is { Ticks: > 0 } wait) await Task.Delay(wait, time, cancel);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
