namespace OkrBot.Teams.Budget;

/// <summary>One tenant's windows and those of its conversations. Not safe for two threads: its budget locks.</summary>
internal sealed class TenantBudget(int perSecond)
{
    private readonly SlidingWindow _second = new(perSecond, TimeSpan.FromSeconds(1));
    private readonly Dictionary<string, ConversationBudget> _conversations = new(StringComparer.Ordinal);
    private DateTimeOffset _pausedUntil;

    /// <summary>The last conversation that Teams slowed down, to tell a slow conversation from a slow tenant.</summary>
    private (string? Id, DateTimeOffset Until) _slow;

    public int Conversations => _conversations.Count;

    /// <summary>Null = taken; else when to try again.</summary>
    public DateTimeOffset? TryTake(string? conversation, DateTimeOffset now, double share)
    {
        var place = conversation is null ? null : Conversation(conversation);
        var freeAt = Later(_pausedUntil, _second.FreeAt(now, share));
        if (place is not null)
            freeAt = Later(freeAt, place.FreeAt(now, share));
        if (freeAt > now)
            return freeAt;
        _second.Take(now);
        place?.Take(now);
        return null;
    }

    /// <summary>One conversation's 429 pauses that conversation; a second one's while the first still waits means the tenant's own limit.</summary>
    public void Pause(string? conversation, DateTimeOffset now, DateTimeOffset until)
    {
        if (conversation is null || (_slow.Id is not null && _slow.Id != conversation && _slow.Until > now))
            _pausedUntil = Later(_pausedUntil, until);
        if (conversation is null)
            return;
        Conversation(conversation).Pause(until);
        _slow = (conversation, until);
    }

    public void Prune(DateTimeOffset now)
    {
        foreach (var idle in _conversations.Where(c => c.Value.IsIdle(now)).Select(c => c.Key).ToList())
            _conversations.Remove(idle);
    }

    private ConversationBudget Conversation(string id)
    {
        if (!_conversations.TryGetValue(id, out var budget))
            _conversations.Add(id, budget = new());
        return budget;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed class ConversationBudget
    {
        private readonly SlidingWindow _second = new(7, TimeSpan.FromSeconds(1));
        private readonly SlidingWindow _half = new(60, TimeSpan.FromSeconds(30));
        private DateTimeOffset _pausedUntil;

        public DateTimeOffset FreeAt(DateTimeOffset now, double share)
            => Later(_pausedUntil, Later(_second.FreeAt(now, share), _half.FreeAt(now, share)));

        public void Take(DateTimeOffset now)
        {
            _second.Take(now);
            _half.Take(now);
        }

        public void Pause(DateTimeOffset until) => _pausedUntil = Later(_pausedUntil, until);

        public bool IsIdle(DateTimeOffset now) => _pausedUntil <= now && _second.IsEmpty(now) && _half.IsEmpty(now);
    }
}
