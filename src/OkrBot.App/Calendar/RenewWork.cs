using System.Collections.Concurrent;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>Keeps one subscription to a calendar alive while series in it are followed, and ends it when none is. Notifications are hints, so that without a
/// subscription nothing is lost: the calendar is read every night all the same.</summary>
internal sealed class RenewWork(IWatches watches, SeriesWatching watching, Subscribing subscribing, TimeProvider time) : IWorkHandler
{
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
        var (isEnded, isOver) = (followed.Count == 0, followed.All(series => SeriesEnds.IsOver(series, now)));
        if (!isEnded && !isOver && CalendarWork.IsDone(item, watch.RenewedAt)) return WorkResult.Done;
        var why = isEnded ? await subscribing.EndAsync(watch, now, cancel)
            : isOver ? await subscribing.RestAsync(watch, now, cancel)
            : await subscribing.KeepAsync(watch, followed, now, cancel);
        return why is NoAnswer.Later or NoAnswer.Failed && now - item.CreatedAt < Useful
            ? await TryingAgain.RenewAsync(watches, watch, CalendarWork.Again(item, now + TryAgain, now), now, cancel)
            : WorkResult.Done;
    }
}
