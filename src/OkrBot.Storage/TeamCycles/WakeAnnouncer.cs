using System.Collections.Concurrent;
using OkrBot.App.Ports;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.TeamCycles;

/// <summary>Puts announced work into the queue before its commit, so that a crash between the two loses nothing: an item without its commit is
/// dropped by its handler, a commit without its item cannot be.</summary>
/// <remarks>A room's item covers all later states until it starts, and it never starts before it is due. So while a room's earlier item is surely
/// not due, a new one rides on it. Whether that held is looked at again after the commit.</remarks>
internal sealed class WakeAnnouncer(IWorkQueue queue, IWakeSink sink, TimeProvider time)
{
    /// <summary>How far from due an item must be to carry another: more than a commit takes and clocks differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);
    private const int ManyRooms = 1000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _roomDue = new(StringComparer.Ordinal);

    /// <returns>What rides on an earlier item, for <see cref="CommittedAsync"/>.</returns>
    public async Task<Announced> BeforeCommitAsync(IEnumerable<WorkItem> announced, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (riding, queued) = (new List<WorkItem>(), new List<WorkItem>());
        foreach (var item in WorkItems.Merge(announced)) (Rides(item, now + Margin) ? riding : queued).Add(item);
        await EnqueueAsync(queued, cancel);
        return new Announced(queued, riding);
    }

    /// <summary>Queues what missed its ride, then tells the dispatcher.</summary>
    public async Task CommittedAsync(Announced announced, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var missed = announced.Riding.Where(item => !Rides(item, now)).ToList();
        try
        {
            await EnqueueAsync(missed, cancel);
        }
        catch (StorageUnavailableException)
        {
            // The commit stands. The planner finds the room behind its teams.
        }

        if (announced.Queued.Count + missed.Count > 0) sink.Committed([.. announced.Queued, .. missed]);
    }

    private bool Rides(WorkItem item, DateTimeOffset surelyAfter)
        => item.Kind == WorkItems.Room && _roomDue.TryGetValue(item.Id, out var due) && due <= item.Due && due > surelyAfter;

    private async Task EnqueueAsync(List<WorkItem> items, CancellationToken cancel)
    {
        if (items.Count == 0) return;
        await queue.EnqueueAsync(items, cancel);
        foreach (var room in items.Where(item => item.Kind == WorkItems.Room)) _roomDue[room.Id] = room.Due;
        if (_roomDue.Count > ManyRooms) Forget(time.GetUtcNow());
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var room in _roomDue.Where(room => room.Value <= now)) _roomDue.TryRemove(room);
    }
}

/// <param name="Queued">In the queue.</param>
/// <param name="Riding">Covered by an earlier item of the same room.</param>
internal sealed record Announced(IReadOnlyList<WorkItem> Queued, IReadOnlyList<WorkItem> Riding);
