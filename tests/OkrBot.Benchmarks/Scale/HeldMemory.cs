using OkrBot.App.Ports;
using OkrBot.Storage.Tables;

namespace OkrBot.Benchmarks.Scale;

/// <summary>Looks at what is held, after a full collection, whenever a pass has read a page and whenever it queues something.</summary>
internal sealed class HeldMemory
{
    private long _before;
    private long _most;

    /// <summary>Bytes beyond what was held at the start.</summary>
    public long Most => _most - _before;

    public bool IsLooking { get; set; }

    public void Start() => (_before, _most, IsLooking) = (Held(), 0, true);

    public void Look()
    {
        if (IsLooking) _most = Math.Max(_most, Held());
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);
}

internal sealed class WatchedQueue(IWorkQueue inner, HeldMemory memory) : IWorkQueue
{
    public async Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
    {
        memory.Look();
        await inner.EnqueueAsync(items, cancel);
    }

    public Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel) => inner.ReceiveAsync(most, lease, cancel);
    public Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel) => inner.ExtendAsync(lease, length, cancel);
    public Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel) => inner.CompleteAsync(lease, cancel);
    public Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel) => inner.DeferAsync(lease, until, cancel);
    public Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel) => inner.FailAsync(lease, reason, cancel);
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel) => inner.DeadLettersAsync(most, cancel);
    public Task<int> CountDeadLettersAsync(CancellationToken cancel) => inner.CountDeadLettersAsync(cancel);
    public Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel) => inner.ReplayAsync(deadLetterId, cancel);
    public Task<TimeSpan> RestAsync(CancellationToken cancel) => inner.RestAsync(cancel);
    public Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel) => inner.OldestDueAsync(cancel);
}

internal sealed class WatchedTables(ITableServiceClient inner, HeldMemory memory) : ITableServiceClient
{
    public ITableClient GetTableClient(string name) => new Table(inner.GetTableClient(name), memory);

    private sealed class Table(ITableClient inner, HeldMemory memory) : ITableClient
    {
        public string Name => inner.Name;

        public Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel) => inner.GetAsync(partitionKey, rowKey, cancel);

        public async Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel)
        {
            var page = await inner.QueryAsync(partitionKey, from, to, continuation, cancel);
            memory.Look();
            GC.KeepAlive(page);
            return page;
        }

        public Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel) => inner.SubmitTransactionAsync(actions, cancel);
    }
}
