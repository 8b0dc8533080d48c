using OkrBot.App.Ports;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Following;

/// <summary>The real queue, which a test may take away.</summary>
internal sealed class BrokenQueue(IWorkQueue queue) : IWorkQueue
{
    private readonly TaskCompletionSource _hung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsDown { get; set; }
    public bool Hangs { get; set; }

    /// <summary>Somebody waits for an answer that does not come.</summary>
    public Task Hung => _hung.Task;

    public async Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
    {
        if (IsDown) throw new StorageUnavailableException("the queue is down on purpose", mayHaveHappened: false);
        if (Hangs)
        {
            _hung.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        }
        await queue.EnqueueAsync(items, cancel);
    }

    public Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel) => queue.ReceiveAsync(most, lease, cancel);
    public Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel) => queue.ExtendAsync(lease, length, cancel);
    public Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel) => queue.CompleteAsync(lease, cancel);
    public Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel) => queue.DeferAsync(lease, until, cancel);
    public Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel) => queue.FailAsync(lease, reason, cancel);
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel) => queue.DeadLettersAsync(most, cancel);
    public Task<int> CountDeadLettersAsync(CancellationToken cancel) => queue.CountDeadLettersAsync(cancel);
    public Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel) => queue.ReplayAsync(deadLetterId, cancel);
    public Task<TimeSpan> RestAsync(CancellationToken cancel) => queue.RestAsync(cancel);
    public Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel) => queue.OldestDueAsync(cancel);
}
