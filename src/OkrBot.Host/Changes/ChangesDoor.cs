using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Settings;

namespace OkrBot.Host.Changes;

/// <summary>Judges each notification by what was stored when the subscription was made, and queues one look at the calendar for all of them. Nothing is asked of
/// Graph here: it waits three seconds for its answer. What is not meant for a calendar that is watched here is counted, and whoever sent it learns nothing.</summary>
internal sealed class ChangesDoor(IWatches watches, IWorkQueue queue, IOptions<GraphOptions> graph, ChangesTelemetry telemetry, TimeProvider time)
{
    /// <summary>Of one request. Graph batches a handful; what is beyond is found by the night's look.</summary>
    public const int Most = 200;

    /// <summary>Calendars that one request may be about; each costs a look into storage.</summary>
    private const int MostOwners = 50;

    /// <summary>What this server has queued and is not due yet: the same again adds nothing, and shares how the queueing ends.</summary>
    private readonly ConcurrentDictionary<(string Kind, string Owner), Queued> _queued = [];

    public async Task TakeAsync(ImmutableArray<ToldChange?> told, CancellationToken cancel)
    {
        var taken = 0;
        foreach (var owner in told.Take(Most).OfType<ToldChange>().Where(IsOfHome).GroupBy(one => one.Owner).Where(one => one.Key is not null).Take(MostOwners))
        {
            var tenant = new TenantId(graph.Value.TenantId);
            if (await watches.FindAsync(tenant, new PersonId(owner.Key!), cancel) is not { } watch) continue;
            var meant = owner.Where(one => IsMeant(watch, one)).ToList();
            taken += meant.Count;
            foreach (var kind in meant.Select(one => WorkOf(one.Kind)).Distinct()) await QueueAsync(watch, kind, cancel);
        }
        telemetry.Told(taken, told.Length - taken);
    }

    /// <summary>Where a subscription has to be made anew, that work looks too: what changed meanwhile was told to nobody.</summary>
    private static string WorkOf(ToldKind kind) => kind is ToldKind.Reauthorize or ToldKind.Removed ? CalendarWork.Renew : CalendarWork.Look;

    private bool IsOfHome(ToldChange one) => string.Equals(one.Tenant, graph.Value.TenantId, StringComparison.OrdinalIgnoreCase);

    private static bool IsMeant(WatchEntry watch, ToldChange one) => watch is { Subscription: { } subscription, Secret: { } secret }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(one.Secret))
        && string.Equals(subscription, one.Subscription, StringComparison.OrdinalIgnoreCase)
        && (one.Kind != ToldKind.Change || string.Equals(one.Mailbox, watch.Owner.Value, StringComparison.OrdinalIgnoreCase));

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
