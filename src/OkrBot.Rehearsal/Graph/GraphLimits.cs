using System.Collections.Concurrent;
using OkrBot.Rehearsal.Connector;

namespace OkrBot.Rehearsal.Graph;

/// <summary>Graph's limits that a single bot can hit: requests at once to one mailbox, requests a second about one chat and about all, changes of subscriptions.
/// A batch counts as its parts. Who goes beyond is told to wait, and it is noted. Sources: "Throttling limits, Outlook", "Teams" and "subscription services", microsoft-graph-docs-contrib.</summary>
internal sealed class GraphLimits(TimeProvider time, Violations violations)
{
    internal const int AtOncePerMailbox = 4;
    private const int TeamsPerSecond = 30;
    private const int SubscriptionChanges = 1_000;
    private static readonly TimeSpan BetweenCallsOfChat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OfSubscriptions = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _most = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateTimeOffset> _lastOfChat = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Hush> _hushed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<DateTimeOffset> _teams = [];
    private readonly Queue<DateTimeOffset> _subscriptions = [];
    private readonly Lock _gate = new();

    /// <summary>The most requests that were ever under way to one mailbox together.</summary>
    internal int MostAtOnce(string mailbox) => _most.GetValueOrDefault(mailbox);

    /// <summary>The next request to this mailbox is told to wait so long, and so is everybody who comes before.</summary>
    internal void Quiet(string mailbox, TimeSpan length)
    {
        lock (_gate) _hushed[mailbox] = new Hush(length, null);
    }

    /// <summary>Null when the request has to wait. Its end gives the place back.</summary>
    internal IDisposable? Enter(string operation, string? id, out int retryAfter)
    {
        retryAfter = 1;
        if (operation is "subscribe" or "renewSubscription" or "unsubscribe") return EnterSubscriptions();
        if (id is null) return new Place(this, null);
        return IsOfChat(operation) ? EnterChat(id) : EnterMailbox(id, ref retryAfter);
    }

    private Place? EnterMailbox(string mailbox, ref int retryAfter)
    {
        if (HushLeft(mailbox) is { } left)
        {
            retryAfter = (int)Math.Ceiling(left.TotalSeconds);
            return null;
        }
        var running = _running.AddOrUpdate(mailbox, 1, static (_, count) => count + 1);
        var place = new Place(this, mailbox);
        if (running <= AtOncePerMailbox)
        {
            _most.AddOrUpdate(mailbox, running, (_, most) => Math.Max(most, running));
            return place;
        }
        place.Dispose();
        violations.Add("graph-mailbox-at-once", mailbox);
        return null;
    }

    private TimeSpan? HushLeft(string mailbox)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (!_hushed.TryGetValue(mailbox, out var hush)) return null;
            if (hush.Until is { } until && now >= until)
            {
                _hushed.Remove(mailbox);
                return null;
            }
            if (hush.Until is not null) violations.Add("graph-retry-after", mailbox);
            _hushed[mailbox] = hush with { Until = hush.Until ?? now + hush.Length };
            return _hushed[mailbox].Until - now;
        }
    }

    private Place? EnterSubscriptions()
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            while (_subscriptions.TryPeek(out var first) && first <= now - OfSubscriptions) _subscriptions.Dequeue();
            if (_subscriptions.Count >= SubscriptionChanges)
            {
                violations.Add("graph-subscription-rate", "tenant");
                return null;
            }
            _subscriptions.Enqueue(now);
        }
        return new Place(this, null);
    }

    private Place? EnterChat(string chat)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            while (_teams.TryPeek(out var first) && first <= now - BetweenCallsOfChat) _teams.Dequeue();
            if (_teams.Count >= TeamsPerSecond)
            {
                violations.Add("graph-teams-rate", "tenant");
                return null;
            }
            if (_lastOfChat.TryGetValue(chat, out var last) && now - last < BetweenCallsOfChat)
            {
                violations.Add("graph-chat-rate", chat);
                return null;
            }
            _lastOfChat[chat] = now;
            _teams.Enqueue(now);
        }
        return new Place(this, null);
    }

    private static bool IsOfChat(string operation) => operation is "getChat" or "listChatMembers" or "listInstalled" or "install";

    private sealed record Hush(TimeSpan Length, DateTimeOffset? Until);

    private sealed class Place(GraphLimits limits, string? mailbox) : IDisposable
    {
        public void Dispose()
        {
            if (mailbox is not null) limits._running.AddOrUpdate(mailbox, 0, static (_, count) => count - 1);
        }
    }
}
