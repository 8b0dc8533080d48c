using System.Collections.Concurrent;
using System.Security.Cryptography;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>Keeps one subscription to a calendar alive while series in it are followed, and ends it when none is. Notifications are hints, so that without a
/// subscription nothing is lost: the calendar is read every night all the same.</summary>
internal sealed class RenewWork(IWatches watches, SeriesWatching watching, IChangeSubscriptions subscriptions, IWorkQueue queue, TimeProvider time) : IWorkHandler
{
    private const int SecretBytes = 32;
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Useful = TimeSpan.FromHours(12);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(TenantId, PersonId), bool> _renewing = [];

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } owner }) return new WorkResult.Failed("a renewal names a tenant and a person");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        // Two that begin a subscription at once would leave one whose secret nobody knows.
        if (!_renewing.TryAdd((tenant, owner), true)) return new WorkResult.Later(now + Elsewhere);
        try
        {
            return await RenewAsync(item, tenant, owner, now, cancel);
        }
        finally
        {
            _renewing.TryRemove((tenant, owner), out _);
        }
    }

    private async Task<WorkResult> RenewAsync(WorkItem item, TenantId tenant, PersonId owner, DateTimeOffset now, CancellationToken cancel)
    {
        if (await watches.FindAsync(tenant, owner, cancel) is not { Series.IsEmpty: false } watch) return WorkResult.Done;
        var followed = (await watching.FollowedAsync(watch, cancel)).Select(series => series.Series).ToHashSet();
        if (followed.Count == 0) return await EndAsync(watch, cancel);
        if (CalendarWork.IsDone(item, watch.RenewedAt)) return WorkResult.Done;
        var asked = await KeepAsync(watch, now, cancel);
        if (asked.Value is { } live)
            await watches.ChangeAsync(tenant, owner, entry => (entry ?? watch) with
            {
                Series = [.. (entry ?? watch).Series.Where(series => followed.Contains(series) || !watch.Series.Contains(series))], Subscription = live.Id, ExpiresAt = live.ExpiresAt, RenewedAt = now,
            }, cancel);
        return asked.Why is NoAnswer.Later or NoAnswer.Failed && now - item.CreatedAt < Useful ? new WorkResult.Later(now + TryAgain) : WorkResult.Done;
    }

    private async Task<Asked<ChangeSubscription>> KeepAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = watch.Subscription is { } id ? await subscriptions.RenewAsync(watch.Tenant, id, cancel) : new(null, new NoAnswer.Gone());
        return asked.Why is NoAnswer.Gone ? await StartAsync(watch, now, cancel) : asked;
    }

    /// <summary>Ended meanwhile, or never begun: what changed until now was told to nobody, and is looked for.</summary>
    private async Task<Asked<ChangeSubscription>> StartAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        var secret = NewSecret(watch.Owner);
        await watches.ChangeAsync(watch.Tenant, watch.Owner, entry => (entry ?? watch) with { Secret = secret, Subscription = null }, cancel);
        var asked = await subscriptions.StartAsync(watch.Tenant, watch.Owner, secret, cancel);
        if (asked.Value is not null) await queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Look, watch.Tenant, watch.Owner, now + CalendarWork.Gather, now)], cancel);
        return asked;
    }

    /// <summary>Nobody checks in there any more.</summary>
    private async Task<WorkResult> EndAsync(WatchEntry watch, CancellationToken cancel)
    {
        if (watch.Subscription is { } id && (await subscriptions.StopAsync(watch.Tenant, id, cancel)).Why is NoAnswer.Later later) return new WorkResult.Later(later.At);
        await watches.ChangeAsync(watch.Tenant, watch.Owner, entry =>
        {
            var known = entry ?? watch;
            // A series that came meanwhile keeps the watch; its own work is on its way.
            return known with { Series = [.. known.Series.Except(watch.Series)], Subscription = null, Secret = null, ExpiresAt = null, RenewedAt = null, Mark = null, MarkUntil = null };
        }, cancel);
        return WorkResult.Done;
    }

    /// <summary>Names the calendar, for lifecycle notifications name none, and holds what nobody guesses. At most 128 characters.</summary>
    private static string NewSecret(PersonId owner) => $"{owner.Value}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
}
