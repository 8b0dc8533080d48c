using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>Begins, keeps and ends the one subscription of a watched calendar, so that the stored client state and id are those that Microsoft 365 has. Safe with any
/// number of servers, and after a crash between any two steps.</summary>
internal sealed class Subscribing(IWatches watches, IChangeSubscriptions subscriptions, ClientStates states, IWorkQueue queue)
{
    /// <summary>As long again, or anew where it has ended, tells of changes elsewhere, or has a client state that is not signed under the secret of now.</summary>
    /// <returns>Null when it stands.</returns>
    public async Task<NoAnswer?> KeepAsync(WatchEntry watch, IReadOnlyList<SeriesEntry> followed, DateTimeOffset now, CancellationToken cancel)
    {
        var (asked, secret) = await KeepAsync(watch, now, cancel);
        if (asked.Value is { } live && !await NoteAsync(watch, followed, (live, secret), now, cancel)) await GiveUpAsync(watch, live, now, cancel);
        return asked.Why;
    }

    /// <summary>All of its series are over: the nights still look whether one goes on, and nobody need tell of it.</summary>
    /// <returns>Null when it has ended.</returns>
    public async Task<NoAnswer?> RestAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        if (watch.Subscription is not { } id) return null;
        if ((await subscriptions.StopAsync(watch.Tenant, id, cancel)).Why is { } why and (NoAnswer.Later or NoAnswer.Failed)) return why;
        var left = await watches.ChangeAsync(watch.Tenant, watch.Owner, entry => entry is null || entry.Subscription == id ? Without(entry ?? watch) : entry, cancel);
        if (left.Series.Length > watch.Series.Length) await RenewSoonAsync(watch, now, cancel);
        return null;
    }

    /// <summary>Nobody checks in there any more.</summary>
    /// <returns><inheritdoc cref="RestAsync"/></returns>
    public async Task<NoAnswer?> EndAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        if (watch.Subscription is { } id && (await subscriptions.StopAsync(watch.Tenant, id, cancel)).Why is { } why and (NoAnswer.Later or NoAnswer.Failed)) return why;
        var left = await watches.ChangeAsync(watch.Tenant, watch.Owner, entry =>
        {
            var known = entry ?? watch;
            // A series that came meanwhile, or came back, keeps the watch.
            return Without(known) with { Series = Left(known, watch, []), Mark = null, MarkUntil = null };
        }, cancel);
        if (!left.Series.IsEmpty) await RenewSoonAsync(watch, now, cancel);
        return null;
    }

    private async Task<(Asked<ChangeSubscription> Asked, string? Secret)> KeepAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        if (watch.Subscription is not { } id) return await StartAsync(watch, now, cancel);
        if (watch.Address == subscriptions.Address && watch.Secret is { } state && await states.IsOursAsync(watch.Tenant, state, cancel))
        {
            var renewed = await subscriptions.RenewAsync(watch.Tenant, id, cancel);
            return renewed.Why is NoAnswer.Gone ? await StartAsync(watch, now, cancel) : (renewed, state);
        }
        // Neither can be changed. Until it has ended its notifications count.
        var stopped = await subscriptions.StopAsync(watch.Tenant, id, cancel);
        return stopped.Why is { } why ? (new(null, why), watch.Secret) : await StartAsync(watch, now, cancel);
    }

    /// <summary>Ended meanwhile, or never begun: what changed until now was told to nobody, and is looked for.</summary>
    private async Task<(Asked<ChangeSubscription> Asked, string? Secret)> StartAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        var secret = await states.NewAsync(watch.Tenant, watch.Owner, cancel);
        await watches.ChangeAsync(watch.Tenant, watch.Owner, entry => (entry ?? watch) with { Secret = secret, Subscription = null }, cancel);
        var asked = await subscriptions.StartAsync(watch.Tenant, watch.Owner, secret, cancel);
        if (asked.Value is not null) await queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Look, watch.Tenant, watch.Owner, now + CalendarWork.Gather, now)], cancel);
        return (asked, secret);
    }

    /// <returns>False where another server wrote down a client state of its own since: the row stays as it is.</returns>
    private async Task<bool> NoteAsync(WatchEntry watch, IReadOnlyList<SeriesEntry> followed, (ChangeSubscription Live, string? Secret) ours, DateTimeOffset now, CancellationToken cancel)
    {
        var isOurs = false;
        await watches.ChangeAsync(watch.Tenant, watch.Owner, entry =>
        {
            var known = entry ?? watch;
            isOurs = known.Secret == ours.Secret;
            return !isOurs ? known : known with
            {
                Series = Left(known, watch, followed), Subscription = ours.Live.Id, Address = subscriptions.Address, ExpiresAt = ours.Live.ExpiresAt, RenewedAt = now, RenewalAgain = null,
            };
        }, cancel);
        return isOurs;
    }

    /// <summary>Those that are followed, and those of which nobody asked whether they are: each that came, or came back, since <paramref name="read"/> was read.</summary>
    private static ImmutableArray<SeriesId> Left(WatchEntry stored, WatchEntry read, IReadOnlyList<SeriesEntry> followed)
        => stored.AnewAt != read.AnewAt ? stored.Series : [.. stored.Series.Where(series => followed.Any(one => one.Series == series) || !read.Series.Contains(series))];

    /// <summary>Of two that begin at once the later one in Microsoft 365 takes the other's place there, and may not be the one whose secret is known.</summary>
    private async Task GiveUpAsync(WatchEntry watch, ChangeSubscription ours, DateTimeOffset now, CancellationToken cancel)
    {
        if ((await subscriptions.StopAsync(watch.Tenant, ours.Id, cancel)) is { Why: null, Value: false }) return;
        await RenewSoonAsync(watch, now, cancel);
    }

    /// <summary>Also for a series that came meanwhile: it may have found a subscription that has just ended, and so have asked for none.</summary>
    private Task RenewSoonAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
        => queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Renew, watch.Tenant, watch.Owner, now + CalendarWork.Gather, now)], cancel);

    private static WatchEntry Without(WatchEntry watch) => watch with { Subscription = null, Secret = null, Address = null, ExpiresAt = null, RenewedAt = null, RenewalAgain = null };
}
