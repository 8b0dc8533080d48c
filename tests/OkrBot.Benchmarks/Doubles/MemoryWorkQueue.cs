using System.Globalization;
using OkrBot.App.Ports;

namespace OkrBot.Benchmarks.Doubles;

/// <summary>Due work in this process' memory. A room has one item at most that nobody holds: a later one rides on it.</summary>
internal sealed class MemoryWorkQueue(TimeProvider time) : IWorkQueue
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<WorkItem, DateTimeOffset> _waiting = new();
    private readonly HashSet<(string Kind, string Room)> _waitingRooms = [];
    private long _leases;

    public void Add(WorkItem item)
    {
        lock (_gate) Put(item, item.Due);
    }

    public Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
    {
        foreach (var item in items) Add(item);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var taken = new List<WorkLease>();
        lock (_gate)
        {
            while (taken.Count < most && _waiting.TryPeek(out var item, out var due) && due <= now)
            {
                _waiting.Dequeue();
                _waitingRooms.Remove(RoomOf(item));
                taken.Add(new WorkLease(item, (++_leases).ToString(CultureInfo.InvariantCulture), "", now + lease));
            }
        }
        return Task.FromResult<IReadOnlyList<WorkLease>>(taken);
    }

    // Whoever holds an item holds the only copy: what it does not put back is done.
    public Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel) => Task.FromResult(true);

    public Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel)
        => Task.FromResult<WorkLease?>(lease with { LeasedUntil = time.GetUtcNow() + length });

    public Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel)
    {
        lock (_gate) Put(lease.Item, until);
        return Task.FromResult(true);
    }

    public Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel) => Task.FromResult(true);

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel) => Task.FromResult<IReadOnlyList<DeadLetter>>([]);

    public Task<int> CountDeadLettersAsync(CancellationToken cancel) => Task.FromResult(0);

    public Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel) => Task.FromResult(false);

    public Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel) => Task.FromResult<DateTimeOffset?>(null);

    public Task<TimeSpan> RestAsync(CancellationToken cancel) => Task.FromResult(Rest);

    private void Put(WorkItem item, DateTimeOffset due)
    {
        if (item.Kind != "room" || _waitingRooms.Add(RoomOf(item))) _waiting.Enqueue(item, due);
    }

    private static (string Kind, string Room) RoomOf(WorkItem item) => (item.Kind, item.Occurrence?.Series.Value ?? item.Id);
}
