using System.Collections.Concurrent;

namespace OkrBot.Rehearsal.Graph;

/// <summary>What the bot asked of Graph, counted on arrival. A batch counts as one, and so does each request in it.</summary>
public sealed class GraphCounts
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private int _invalid;
    private int _throttled;
    private int _underWay;
    private int _requests;

    /// <param name="operation">As <c>graph-facts.json</c> names it.</param>
    public int this[string operation] => _calls.GetValueOrDefault(operation);

    public int Total => _calls.Values.Sum();

    /// <summary>What came over the wire: a batch counts as one, whatever is in it.</summary>
    public int Requests => _requests;

    /// <summary>Requests that Graph would not take as they were.</summary>
    public int Invalid => _invalid;

    /// <summary>Answers with 429.</summary>
    public int Throttled => _throttled;

    /// <summary>Each operation that was asked for, with how often.</summary>
    public IReadOnlyDictionary<string, int> ByOperation => _calls.ToDictionary();

    /// <summary>Requests that are not answered yet.</summary>
    internal int UnderWay => _underWay;

    internal void Begins()
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Increment(ref _underWay);
    }

    internal void Ends() => Interlocked.Decrement(ref _underWay);

    internal void Called(string operation) => _calls.AddOrUpdate(operation, 1, static (_, count) => count + 1);

    internal void WasInvalid() => Interlocked.Increment(ref _invalid);

    internal void Answered(int status)
    {
        if (status == 429) Interlocked.Increment(ref _throttled);
    }
}
