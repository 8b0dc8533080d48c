using System.Diagnostics.Metrics;
using OkrBot.App.Observability;
using OkrBot.App.Ports;
using OkrBot.Storage.Observability;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Queues;

/// <summary>Around any queue adapter: how old the oldest due item is, how many dead letters stand, and which came new. Every server tells the same of a
/// shared queue. An item keeps the span that asked for it.</summary>
internal sealed class MeasuredWorkQueue : IWorkQueue
{
    private static readonly TimeSpan LookAtMost = TimeSpan.FromSeconds(5);

    private readonly IWorkQueue _inner;
    private readonly TimeProvider _time;
    private readonly Counter<long> _deadLettered;

    public MeasuredWorkQueue(IWorkQueue inner, IMeterFactory meters, TimeProvider time)
    {
        _inner = inner;
        _time = time;
        var meter = meters.Create(StorageTelemetry.RoomName);
        _deadLettered = meter.CreateCounter<long>("okrbot.work.dead_lettered", "{item}", "Items that failed for the fifth time and were put aside");
        meter.CreateObservableGauge("okrbot.work.queue.age", () => Look(AgeAsync), "s", "How long the oldest due item has been waiting; 0 when nothing waits");
        meter.CreateObservableGauge("okrbot.work.dead_letters", () => Look(CountDeadLettersAsync), "{item}", "Dead letters that stand");
    }

    public Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
        => _inner.EnqueueAsync(TraceOrigin.Current is { } here ? [.. items.Select(item => item with { TraceParent = item.TraceParent ?? here })] : items, cancel);

    public async Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel)
    {
        var told = await _inner.FailAsync(lease, reason, cancel);
        if (told && lease.Item.Attempts + 1 >= WorkQueueRules.MostAttempts)
            _deadLettered.Add(1, new KeyValuePair<string, object?>(Tags.WorkKind, lease.Item.Kind));
        return told;
    }

    public Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel) => _inner.ReceiveAsync(most, lease, cancel);
    public Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel) => _inner.ExtendAsync(lease, length, cancel);
    public Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel) => _inner.CompleteAsync(lease, cancel);
    public Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel) => _inner.DeferAsync(lease, until, cancel);
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel) => _inner.DeadLettersAsync(most, cancel);
    public Task<int> CountDeadLettersAsync(CancellationToken cancel) => _inner.CountDeadLettersAsync(cancel);
    public Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel) => _inner.ReplayAsync(deadLetterId, cancel);
    public Task<TimeSpan> RestAsync(CancellationToken cancel) => _inner.RestAsync(cancel);
    public Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel) => _inner.OldestDueAsync(cancel);

    private async Task<double> AgeAsync(CancellationToken cancel)
        => await _inner.OldestDueAsync(cancel) is { } oldest ? Math.Max(0, (_time.GetUtcNow() - oldest).TotalSeconds) : 0;

    /// <summary>Blocks the thread that collects metrics, which is there for nothing else. While storage gives no answer there is no value, rather than an old one.</summary>
    private static IEnumerable<Measurement<T>> Look<T>(Func<CancellationToken, Task<T>> ask)
        where T : struct
    {
        using var limit = new CancellationTokenSource(LookAtMost);
        try
        {
            return [new Measurement<T>(ask(limit.Token).GetAwaiter().GetResult())];
        }
        catch (StorageUnavailableException)
        {
            return [];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }
}
