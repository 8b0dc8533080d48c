namespace OkrBot.Rehearsal.Graph;

/// <summary>What goes wrong on purpose, in the order in which it was asked for. Safe to use from any thread.</summary>
public sealed class GraphFaults
{
    private readonly Lock _gate = new();
    private readonly List<GraphFault> _next = [];
    private readonly List<(string Operation, Action Act)> _meanwhile = [];

    /// <summary>Every request takes so long, by the tenant's clock.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Released once for each request that <see cref="Delay"/> holds, as soon as only the clock can let it go on.</summary>
    public SemaphoreSlim Held { get; } = new(0);

    /// <summary>The next requests are answered so, and not carried out.</summary>
    /// <param name="operation">Only those of this name; null = any.</param>
    /// <param name="retryAfter">Seconds, with 429 and 503.</param>
    public void FailNext(int status, int count = 1, string? operation = null, int? retryAfter = null)
    {
        lock (_gate)
            for (var i = 0; i < count; i++) _next.Add(new GraphFault(status, operation, retryAfter, Applied: false));
    }

    /// <summary>What was asked for and did not happen yet does not.</summary>
    public void Clear()
    {
        lock (_gate) _next.Clear();
    }

    /// <summary>The next request is carried out, and its answer is lost on the way: 504.</summary>
    public void LoseNextAnswer(string operation)
    {
        lock (_gate) _next.Add(new GraphFault(504, operation, null, Applied: true));
    }

    /// <summary>Happens right before the next request of this name is looked at.</summary>
    public void Meanwhile(string operation, Action act)
    {
        lock (_gate) _meanwhile.Add((operation, act));
    }

    internal async Task DelayedAsync(TimeProvider time, CancellationToken cancel)
    {
        var over = Task.Delay(Delay, time, cancel);
        Held.Release();
        await over;
    }

    internal GraphFault? Take(string operation)
    {
        Happen(operation);
        lock (_gate)
        {
            var at = _next.FindIndex(fault => fault.Operation is null || fault.Operation == operation);
            if (at < 0) return null;
            var found = _next[at];
            _next.RemoveAt(at);
            return found;
        }
    }

    private void Happen(string operation)
    {
        Action? act = null;
        lock (_gate)
        {
            if (_meanwhile.FindIndex(one => one.Operation == operation) is var at and >= 0)
            {
                act = _meanwhile[at].Act;
                _meanwhile.RemoveAt(at);
            }
        }
        act?.Invoke();
    }
}

internal sealed record GraphFault(int Status, string? Operation, int? RetryAfter, bool Applied);
