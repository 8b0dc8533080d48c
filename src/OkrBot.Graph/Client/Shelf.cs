namespace OkrBot.Graph.Client;

/// <summary>One of something for each key. When there are too many, those that nobody uses and that remember nothing are dropped.</summary>
/// <param name="isAtRest">A new one would be the same.</param>
internal sealed class Shelf<T>(Func<T> make, Func<T, bool> isAtRest) : IDisposable where T : IDisposable
{
    /// <summary>From which on those at rest are dropped; more there are only where that many are in use.</summary>
    public const int Most = 2_000;

    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public int Count
    {
        get { lock (_gate) return _slots.Count; }
    }

    /// <summary>Until it is given back it stays the same for all.</summary>
    public T Take(string key)
    {
        lock (_gate)
        {
            if (!_slots.TryGetValue(key, out var slot))
            {
                if (_slots.Count >= Most) Tidy();
                _slots[key] = slot = new Slot(make());
            }
            slot.Users++;
            return slot.One;
        }
    }

    public void GiveBack(string key)
    {
        lock (_gate) _slots[key].Users--;
    }

    /// <summary>What this caller has taken.</summary>
    public T Taken(string key)
    {
        lock (_gate) return _slots[key].One;
    }

    public void Dispose()
    {
        lock (_gate)
            foreach (var slot in _slots.Values) slot.One.Dispose();
    }

    private void Tidy()
    {
        foreach (var (key, slot) in _slots)
        {
            if (slot.Users > 0 || !isAtRest(slot.One)) continue;
            _slots.Remove(key);
            slot.One.Dispose();
        }
    }

    private sealed class Slot(T one)
    {
        public T One => one;
        public int Users { get; set; }
    }
}
