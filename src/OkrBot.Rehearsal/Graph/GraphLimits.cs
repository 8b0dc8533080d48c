using System.Collections.Concurrent;
using OkrBot.Rehearsal.Connector;

namespace OkrBot.Rehearsal.Graph;

/// <summary>Graph's limits that a single bot can hit: requests at once to one mailbox, requests a second about one chat. Who goes beyond is told to wait, and it
/// is noted. Sources: "Throttling limits, Outlook" and "Teams", microsoft-graph-docs-contrib.</summary>
internal sealed class GraphLimits(TimeProvider time, Violations violations)
{
    private const int AtOncePerMailbox = 4;
    private const int TeamsPerSecond = 30;
    private static readonly TimeSpan BetweenCallsOfChat = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateTimeOffset> _lastOfChat = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _teams = [];
    private readonly Lock _gate = new();

    /// <summary>Null when the request has to wait. Its end gives the place back.</summary>
    internal IDisposable? Enter(string operation, string? id)
    {
        if (id is null) return new Place(this, null);
        return IsOfChat(operation) ? EnterChat(id) : EnterMailbox(id);
    }

    private Place? EnterMailbox(string mailbox)
    {
        var running = _running.AddOrUpdate(mailbox, 1, static (_, count) => count + 1);
        var place = new Place(this, mailbox);
        if (running <= AtOncePerMailbox) return place;
        place.Dispose();
        violations.Add("graph-mailbox-at-once", mailbox);
        return null;
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

    private sealed class Place(GraphLimits limits, string? mailbox) : IDisposable
    {
        public void Dispose()
        {
            if (mailbox is not null) limits._running.AddOrUpdate(mailbox, 0, static (_, count) => count - 1);
        }
    }
}
