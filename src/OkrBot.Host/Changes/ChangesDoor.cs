using System.Collections.Concurrent;
using System.Collections.Immutable;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;

namespace OkrBot.Host.Changes;

/// <summary>Takes notifications and queues one look at the calendar for all that are meant for it. Nothing is asked of Graph here: it waits three seconds for its
/// answer. What is not meant for a calendar that is watched here is counted, and whoever sent it learns nothing.</summary>
internal sealed class ChangesDoor(ChangesJudge judge, IWorkQueue queue, ChangesTelemetry telemetry, TimeProvider time)
{
    /// <summary>Of one request. Graph batches a handful; what is beyond is found by the night's look.</summary>
    public const int Most = 200;

    /// <summary>What this server has queued and is not due yet: the same again adds nothing, and shares how the queueing ends.</summary>
    private readonly ConcurrentDictionary<(string Kind, string Owner), Queued> _queued = [];

    public async Task TakeAsync(ImmutableArray<ToldChange?> told, CancellationToken cancel)
    {
        var taken = 0;
        await foreach (var (watch, meant) in judge.MeantAsync(told.Take(Most).OfType<ToldChange>(), cancel))
        {
            taken += meant.Count;
            foreach (var kind in meant.Select(one => WorkOf(one.Kind)).Distinct()) await QueueAsync(watch, kind, cancel);
        }
        telemetry.Told(taken, told.Length - taken);
    }

    /// <summary>Where a subscription has to be made anew, that work looks too: what changed meanwhile was told to nobody.</summary>
    private static string WorkOf(ToldKind kind) => kind is ToldKind.Reauthorize or ToldKind.Removed ? CalendarWork.Renew : CalendarWork.Look;

    private async Task QueueAsync(WatchEntry watch, string kind, CancellationToken cancel)
    {
        var (now, key) = (time.GetUtcNow(), (kind, watch.Owner.Value));
        var queued = _queued.AddOrUpdate(key, _ => Start(), (_, known) => known.Due > now ? known : Start());
        var isQueued = false;
        try
        {
            await queued.Ends.Value.WaitAsync(cancel);
            isQueued = true;
        }
        finally
        {
            // What could not be queued is told again, by Graph.
            if (!isQueued) _queued.TryRemove(KeyValuePair.Create(key, queued));
        }

        // Others wait for it too: whoever asked first may go away.
        Queued Start() => new(now + CalendarWork.Gather, new Lazy<Task>(() => queue.EnqueueAsync([CalendarWork.ItemOf(kind, watch.Tenant, watch.Owner, now + CalendarWork.Gather, now)], CancellationToken.None)));
    }

    private sealed record Queued(DateTimeOffset Due, Lazy<Task> Ends);
}
