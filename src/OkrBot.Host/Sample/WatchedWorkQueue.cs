using OkrBot.App.Ports;

namespace OkrBot.Host.Sample;

/// <summary>Tells a rehearsal whether its program has anything to do, so that the clock skips no due work: the runner says how long it may rest
/// when it has found nothing, and what is queued meanwhile shortens that.</summary>
internal sealed class WatchedWorkQueue(IWorkQueue inner, TimeProvider time) : IWorkQueue
{
    private readonly Lock _gate = new();
    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;
    private int _inHand;

    public bool IsIdle
    {
        get
        {
            lock (_gate) return _inHand == 0 && time.GetUtcNow() < _restsUntil;
        }
    }

    public async Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
    {
        await inner.EnqueueAsync(items, cancel);
        lock (_gate)
            foreach (var item in items)
                if (item.Due < _restsUntil) _restsUntil = item.Due;
    }

    public async Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel)
    {
        lock (_gate) _restsUntil = DateTimeOffset.MinValue;
        var taken = await inner.ReceiveAsync(most, lease, cancel);
        lock (_gate) _inHand += taken.Count;
        return taken;
    }

    public async Task<TimeSpan> RestAsync(CancellationToken cancel)
    {
        var rest = await inner.RestAsync(cancel);
        lock (_gate) _restsUntil = time.GetUtcNow() + rest;
        return rest;
    }

    public Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel) => inner.ExtendAsync(lease, length, cancel);
    public Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel) => EndAsync(end => inner.CompleteAsync(lease, end), cancel);

    public Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel)
        => EndAsync(end => inner.DeferAsync(lease, until, end), cancel);

    public Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel)
        => EndAsync(end => inner.FailAsync(lease, reason, end), cancel);

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel) => inner.DeadLettersAsync(most, cancel);
    public Task<int> CountDeadLettersAsync(CancellationToken cancel) => inner.CountDeadLettersAsync(cancel);
    public Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel) => inner.ReplayAsync(deadLetterId, cancel);
    public Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel) => inner.OldestDueAsync(cancel);

    private async Task<bool> EndAsync(Func<CancellationToken, Task<bool>> end, CancellationToken cancel)
    {
        try
        {
            return await end(cancel);
        }
        finally
        {
            lock (_gate) _inHand--;
        }
    }
}
