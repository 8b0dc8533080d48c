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
        var followed = await watching.FollowedAsync(watch, cancel);
        if (followed.Count == 0) return await EndAsync(watch, now, cancel);
        if (followed.All(series => SeriesEnds.IsOver(series, now))) return await RestAsync(watch, now, cancel);
        if (CalendarWork.IsDone(item, watch.RenewedAt)) return WorkResult.Done;
        var (asked, secret) = await KeepAsync(watch, now, cancel);
        if (asked.Value is { } live && !await NoteAsync(watch, followed, (live, secret), now, cancel)) await GiveUpAsync(watch, live, now, cancel);
        return asked.Why is NoAnswer.Later or NoAnswer.Failed && now - item.CreatedAt < Useful ? new WorkResult.Later(now + TryAgain) : WorkResult.Done;
    }

    private async Task<(Asked<ChangeSubscription> Asked, string? Secret)> KeepAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        if (watch.Subscription is not { } id) return await StartAsync(watch, now, cancel);
        if (watch.Address == subscriptions.Address)
        {
            var renewed = await subscriptions.RenewAsync(watch.Tenant, id, cancel);
            return renewed.Why is NoAnswer.Gone ? await StartAsync(watch, now, cancel) : (renewed, watch.Secret);
        }
        // It tells of changes where we are not any more.
        var stopped = await subscriptions.StopAsync(watch.Tenant, id, cancel);
        return stopped.Why is NoAnswer.Later or NoAnswer.Failed ? (new(null, stopped.Why), watch.Secret) : await StartAsync(watch, now, cancel);
    }

    /// <summary>Ended meanwhile, or never begun: what changed until now was told to nobody, and is looked for.</summary>
    private async Task<(Asked<ChangeSubscription> Asked, string? Secret)> StartAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        var secret = NewSecret(watch.Owner);
        await watches.ChangeAsync(watch.Tenant, watch.Owner, entry => (entry ?? watch) with { Secret = secret, Subscription = null }, cancel);
        var asked = await subscriptions.StartAsync(watch.Tenant, watch.Owner, secret, cancel);
        if (asked.Value is not null) await queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Look, watch.Tenant, watch.Owner, now + CalendarWork.Gather, now)], cancel);
        return (asked, secret);
    }

    /// <returns>False where another server wrote down a secret of its own since: the row stays as it is.</returns>
    private async Task<bool> NoteAsync(WatchEntry watch, IReadOnlyList<SeriesEntry> followed, (ChangeSubscription Live, string? Secret) ours, DateTimeOffset now, CancellationToken cancel)
    {
        var isOurs = false;
        await watches.ChangeAsync(watch.Tenant, watch.Owner, entry =>
        {
            var known = entry ?? watch;
            isOurs = known.Secret == ours.Secret;
            return !isOurs ? known : known with
            {
                Series = [.. known.Series.Where(series => followed.Any(one => one.Series == series) || !watch.Series.Contains(series))],
                Subscription = ours.Live.Id, Address = subscriptions.Address, ExpiresAt = ours.Live.ExpiresAt, RenewedAt = now,
            };
        }, cancel);
        return isOurs;
    }

    /// <summary>Of two that begin at once the later one in Microsoft 365 takes the other's place there, and may not be the one whose secret is known.</summary>
    private async Task GiveUpAsync(WatchEntry watch, ChangeSubscription ours, DateTimeOffset now, CancellationToken cancel)
    {
        if ((await subscriptions.StopAsync(watch.Tenant, ours.Id, cancel)) is { Why: null, Value: false }) return;
        await RenewSoonAsync(watch, now, cancel);
    }

    /// <summary>Also for a series that came meanwhile: it may have found a subscription that has just ended, and so have asked for none.</summary>
    private Task RenewSoonAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
        => queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Renew, watch.Tenant, watch.Owner, now + CalendarWork.Gather, now)], cancel);

    /// <summary>All of them are over: the nights still look whether one goes on, and nobody need tell of it.</summary>
    private async Task<WorkResult> RestAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        if (watch.Subscription is not { } id) return WorkResult.Done;
        if ((await subscriptions.StopAsync(watch.Tenant, id, cancel)).Why is NoAnswer.Later later) return new WorkResult.Later(later.At);
        var left = await watches.ChangeAsync(watch.Tenant, watch.Owner, entry => entry is null || entry.Subscription == id ? Without(entry ?? watch) : entry, cancel);
        if (left.Series.Length > watch.Series.Length) await RenewSoonAsync(watch, now, cancel);
        return WorkResult.Done;
    }

    /// <summary>Nobody checks in there any more.</summary>
    private async Task<WorkResult> EndAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        if (watch.Subscription is { } id && (await subscriptions.StopAsync(watch.Tenant, id, cancel)).Why is NoAnswer.Later later) return new WorkResult.Later(later.At);
        var left = await watches.ChangeAsync(watch.Tenant, watch.Owner, entry =>
        {
            var known = entry ?? watch;
            // A series that came meanwhile keeps the watch.
            return Without(known) with { Series = [.. known.Series.Except(watch.Series)], Mark = null, MarkUntil = null };
        }, cancel);
        if (!left.Series.IsEmpty) await RenewSoonAsync(watch, now, cancel);
        return WorkResult.Done;
    }

    private static WatchEntry Without(WatchEntry watch) => watch with { Subscription = null, Secret = null, Address = null, ExpiresAt = null, RenewedAt = null };

    /// <summary>Names the calendar, for lifecycle notifications name none, and holds what nobody guesses. At most 128 characters.</summary>
    private static string NewSecret(PersonId owner) => $"{owner.Value}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
}
