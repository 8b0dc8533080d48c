using System.Collections.Concurrent;
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
                ? Ended(await LookAsync(watch, now, cancel), item, now)
                : WorkResult.Done;
        }
        finally
        {
            _looking.TryRemove((tenant, owner), out _);
        }
    }

    private static WorkResult Ended(NoAnswer? why, WorkItem item, DateTimeOffset now)
        => why is null or NoAnswer.Off or NoAnswer.MissingRight || now - item.CreatedAt > Useful ? WorkResult.Done : new WorkResult.Later(Next(why, now));

    private static DateTimeOffset Next(NoAnswer why, DateTimeOffset now) => why is NoAnswer.Later later && later.At > now ? later.At : now + TryAgain;

    /// <returns>Null when it was brought to its end.</returns>
    private async Task<NoAnswer?> LookAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        var series = await watching.FollowedAsync(watch, cancel);
        if (series.Count == 0) return null;
        var asked = await sweep.AskAsync(watch, now, cancel);
        if (asked.Why is NoAnswer.Gone) return await MissAsync(watch, series, now, cancel);
        if (asked.Value is not { } swept) return asked.Why;
        NoAnswer? busy = null;
        // One that fails, maybe each time, keeps none of the others from being read.
        foreach (var one in series)
            if (await FollowAsync(one, swept, now, cancel) is { } why and (NoAnswer.Later or NoAnswer.Failed)) busy ??= why;
        // Then the mark stays where it was, and all of it is looked at again.
        if (busy is not null) return busy;
        await watches.ChangeAsync(watch.Tenant, watch.Owner, known => MarkedBy(known ?? watch, watch, swept) with { LookedAt = now, MissingSince = null }, cancel);
        return null;
    }

    /// <summary>Who wants everything read anew since this look began has a team that it did not tell.</summary>
    private static WatchEntry MarkedBy(WatchEntry stored, WatchEntry begun, Swept swept) => stored.AnewAt == begun.AnewAt
        ? stored with { Mark = swept.Mark, MarkUntil = swept.Until }
        : stored with { Mark = null };

    /// <summary>A mailbox may be missing for some hours while it is moved; one that is missing the next night too is gone.</summary>
    private async Task<NoAnswer?> MissAsync(WatchEntry watch, IReadOnlyList<SeriesEntry> series, DateTimeOffset now, CancellationToken cancel)
    {
        if (watch.MissingSince is { } since && now - since >= Missing)
            foreach (var one in series)
                if ((await follower.LeaveCalendarAsync(one, now, cancel)).Why is { } busy and (NoAnswer.Later or NoAnswer.Failed)) return busy;
        await watches.ChangeAsync(watch.Tenant, watch.Owner, known => (known ?? watch) with { MissingSince = watch.MissingSince ?? now, Mark = null, LookedAt = now }, cancel);
        return null;
    }

    private async Task<NoAnswer?> FollowAsync(SeriesEntry series, Swept swept, DateTimeOffset now, CancellationToken cancel)
    {
        if (SeriesEnds.IsOver(series, now) && !swept.Series.Contains(series.Calendar!.Series)) return null;
        if (swept.IsFirst || swept.Series.Contains(series.Calendar!.Series) || KnownWindow.NeedsMore(series.Known, now))
            return (await follower.FollowAsync(series, everywhere: swept.IsFirst, now, cancel)).Why;
        return swept.HasLost ? (await follower.CheckAsync(series, now, cancel)).Why : null;
    }
}
