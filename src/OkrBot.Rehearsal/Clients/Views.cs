using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Clients;

/// <summary>What each person sees in place of a message's card, and how old it is.</summary>
internal sealed class Views(TimeProvider time)
{
    /// <summary>A client asks again on its own when its view is older.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Person, string Message), View> _views = new();
    private long _asked;

    /// <summary>Numbers a request, so that an answer overtaken by a later one is not shown.</summary>
    internal long NextAsk() => Interlocked.Increment(ref _asked);

    internal JsonObject? CardFor(TenantPerson person, Message message)
        => _views.TryGetValue((person.ChannelId, message.Id), out var view) ? view.Card : message.Card;

    internal bool IsFresh(TenantPerson person, Message message)
        => _views.TryGetValue((person.ChannelId, message.Id), out var view) && time.GetUtcNow() - view.At < Fresh;

    internal void Show(TenantPerson person, string messageId, long ask, JsonObject card)
        => _views.AddOrUpdate((person.ChannelId, messageId), _ => new View(ask, time.GetUtcNow(), card),
            (_, old) => old.Ask > ask ? old : new View(ask, time.GetUtcNow(), card));

    /// <summary>A person for whom the card does not refresh sees the message itself again once it is edited.</summary>
    internal void Drop(string messageId, Func<string, bool> keep)
    {
        foreach (var key in _views.Keys)
            if (key.Message == messageId && !keep(key.Person)) _views.TryRemove(key, out _);
    }

    private sealed record View(long Ask, DateTimeOffset At, JsonObject Card);
}
