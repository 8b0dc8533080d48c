using System.Collections.Concurrent;

namespace OkrBot.Storage.Directory;

/// <summary>Remembers rows for a short time, in this process only. What is not there is never remembered, so that a new thing is seen at
/// once.</summary>
/// <param name="keep">How old an answer may be; zero remembers nothing.</param>
internal sealed class ShortMemory<T>(TimeSpan keep, TimeProvider time)
    where T : class
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(string, string), (T Value, DateTimeOffset Until)> _known = [];

    public T? Find((string, string) key) => _known.TryGetValue(key, out var known) && time.GetUtcNow() < known.Until ? known.Value : null;

    public void Keep((string, string) key, T value)
    {
        if (keep <= TimeSpan.Zero) return;
        var now = time.GetUtcNow();
        if (_known.Count >= Most) Shrink(now);
        _known[key] = (value, now + keep);
    }

    public void Forget((string, string) key) => _known.TryRemove(key, out _);

    private void Shrink(DateTimeOffset now)
    {
        foreach (var old in _known.Where(known => known.Value.Until <= now)) _known.TryRemove(old);
        if (_known.Count >= Most) _known.Clear();
    }
}
