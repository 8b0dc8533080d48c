using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Turns;

/// <summary>How a turn ended.</summary>
/// <param name="Failed">A bug's apology, or an event's 503: not remembered, so that the next delivery tries again.</param>
internal sealed record TurnOutcome(HttpReply Reply, bool Failed);

/// <summary>Lets the same activity, which Teams may deliver again after 15 s, run once and gives every delivery the same answer.
/// Good for this process and ten minutes; across servers the inbox rows of the store are the guard.</summary>
internal sealed class TurnMemory(TimeProvider time)
{
    internal const int MostTurns = 4096;
    internal const long MostBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<Entry> _byAge = new();
    private long _bytes;

    public async Task<HttpReply> OnceAsync(string key, Func<Task<TurnOutcome>> run, CancellationToken cancel)
    {
        Task<TurnOutcome> task;
        lock (_lock)
        {
            Forget(e => e.Until <= time.GetUtcNow());
            if (_entries.TryGetValue(key, out var known))
            {
                task = known.Turn.Value;
            }
            else
            {
                Forget(_ => _byAge.Count >= MostTurns || _bytes > MostBytes);
                var entry = new Entry(key, time.GetUtcNow() + Kept);
                entry.Turn = new(() => RunAsync(entry, run));
                _entries.Add(key, entry);
                _byAge.Enqueue(entry);
                task = entry.Turn.Value;
            }
        }
        return (await task.WaitAsync(cancel)).Reply;
    }

    /// <summary>Starts on another thread, so that no turn runs under the lock.</summary>
    private Task<TurnOutcome> RunAsync(Entry entry, Func<Task<TurnOutcome>> run) => Task.Run(async () =>
    {
        var outcome = new TurnOutcome(HttpReply.Ok, Failed: true);
        try
        {
            outcome = await run();
            return outcome;
        }
        finally
        {
            Settle(entry, outcome);
        }
    });

    private void Settle(Entry entry, TurnOutcome outcome)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(entry.Key, out var held) || !ReferenceEquals(held, entry))
                return;
            if (outcome.Failed)
                _entries.Remove(entry.Key);
            else
                _bytes += entry.Bytes = outcome.Reply.Body.Length;
        }
    }

    private void Forget(Func<Entry, bool> isDue)
    {
        while (_byAge.TryPeek(out var oldest) && isDue(oldest))
        {
            _byAge.Dequeue();
            if (_entries.TryGetValue(oldest.Key, out var held) && ReferenceEquals(held, oldest))
                _entries.Remove(oldest.Key);
            _bytes -= oldest.Bytes;
        }
    }

    private sealed class Entry(string key, DateTimeOffset until)
    {
        public string Key { get; } = key;
        public DateTimeOffset Until { get; } = until;
        public int Bytes { get; set; }
        public Lazy<Task<TurnOutcome>> Turn { get; set; } = null!;
    }
}
