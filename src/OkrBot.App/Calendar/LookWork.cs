using System.Collections.Concurrent;
using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>Asks a watched calendar what changed since the last look and reads again what did. What the calendar says is the truth; why somebody looked does not
/// matter, so that a notification told twice, late or never changes nothing. A night without changes costs one call for the whole mailbox; the first look, and
/// one after the mark was lost, reads the weeks ahead and all its series.</summary>
internal sealed class LookWork(IWatches watches, CalendarSweep sweep, SeriesWatching watching, SeriesFollower follower, TimeProvider time) : IWorkHandler
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    /// <summary>Later than this the next night's look does it.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromHours(12);

    private static readonly TimeSpan Missing = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<(TenantId, PersonId), bool> _looking = [];

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } owner }) return new WorkResult.Failed("a look names a tenant and a person");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        // Two at once would ask for the same; which of them was needed shows when the other has ended. Other servers' looks only cost their calls.
        if (!_looking.TryAdd((tenant, owner), true)) return new WorkResult.Later(now + Elsewhere);
        try
        {
            return await watches.FindAsync(tenant, owner, cancel) is { Series.IsEmpty: false } watch && !CalendarWork.IsDone(item, watch.LookedAt)
                ? await EndAsync(watch, await LookAsync(watch, now, cancel), item, now, cancel)
                : WorkResult.Done;
        }
        finally
        {
            _looking.TryRemove((tenant, owner), out _);
        }
    }

    private async Task<WorkResult> EndAsync(WatchEntry watch, NoAnswer? why, WorkItem item, DateTimeOffset now, CancellationToken cancel)
    {
        if (why is null or NoAnswer.Off or NoAnswer.MissingRight || now - item.CreatedAt > Useful) return WorkResult.Done;
        var soonest = why is NoAnswer.Later later && later.At > now ? later.At : now + TryAgain;
        return await TryingAgain.LookAsync(watches, watch, CalendarWork.Again(item, soonest, now), now, cancel);
    }

    /// <returns>Null when it was brought to its end.</returns>
    private async Task<NoAnswer?> LookAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        var series = await watching.FollowedAsync(watch, cancel);
        if (series.Count == 0) return null;
        var asked = await sweep.AskAsync(watch, now, cancel);
        if (asked.Why is NoAnswer.Gone) return await MissAsync(watch, series, now, cancel);
        if (asked.Value is not { } swept) return asked.Why;
        var (unread, busy) = (ImmutableArray.CreateBuilder<SeriesId>(), (NoAnswer?)null);
        // One that fails, maybe each time, keeps none of the others from being read, nor makes them be read again.
        foreach (var one in series)
        {
            if (await FollowAsync(one, watch, swept, now, cancel) is not { } why || why is NoAnswer.Gone or NoAnswer.Off) continue;
            unread.Add(one.Series);
            if (why is NoAnswer.Later or NoAnswer.Failed) busy ??= why;
        }
        await watches.ChangeAsync(watch.Tenant, watch.Owner, known => Looked(MarkedBy(known ?? watch, watch, swept), isDone: busy is null, now) with { Unread = unread.ToImmutable(), MissingSince = null }, cancel);
        return busy;
    }

    private static WatchEntry Looked(WatchEntry watch, bool isDone, DateTimeOffset now) => isDone ? watch with { LookedAt = now, LookAgain = null } : watch;

    /// <summary>Who wants everything read anew since this look began has a team that it did not tell.</summary>
    private static WatchEntry MarkedBy(WatchEntry stored, WatchEntry begun, Swept swept) => stored.AnewAt == begun.AnewAt
        ? stored with { Mark = swept.Mark, MarkUntil = swept.Until }
        : stored with { Mark = null };

    /// <summary>A mailbox may be missing for some hours while it is moved; one that is missing the next night too is gone.</summary>
    private async Task<NoAnswer?> MissAsync(WatchEntry watch, IReadOnlyList<SeriesEntry> series, DateTimeOffset now, CancellationToken cancel)
    {
        NoAnswer? busy = null;
        if (watch.MissingSince is { } since && now - since >= Missing)
            foreach (var one in series)
                if ((await follower.LeaveCalendarAsync(one, now, cancel)).Why is { } why and (NoAnswer.Later or NoAnswer.Failed)) busy ??= why;
        if (busy is not null) return busy;
        await watches.ChangeAsync(watch.Tenant, watch.Owner, known => Looked(known ?? watch, isDone: true, now) with { MissingSince = watch.MissingSince ?? now, Mark = null }, cancel);
        return null;
    }

    private async Task<NoAnswer?> FollowAsync(SeriesEntry series, WatchEntry watch, Swept swept, DateTimeOffset now, CancellationToken cancel)
    {
        var isUnread = watch.Unread.Contains(series.Series);
        if (SeriesEnds.IsOver(series, now) && !isUnread && !swept.Series.Contains(series.Calendar!.Series)) return null;
        if (swept.IsFirst || isUnread || swept.Series.Contains(series.Calendar!.Series) || KnownWindow.NeedsMore(series.Known, now))
            return (await follower.FollowAsync(series, everywhere: swept.IsFirst || isUnread, now, cancel)).Why;
        return swept.HasLost ? (await follower.CheckAsync(series, now, cancel)).Why : null;
    }
}
