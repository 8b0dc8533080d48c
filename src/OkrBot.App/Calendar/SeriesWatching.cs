using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>Which calendars are watched for which series. Doing any of it twice, or again after a crash, ends in the same state.</summary>
public sealed class SeriesWatching(IDirectory directory, IWatches watches, IWorkQueue queue, CalendarAccess access, TimeProvider time)
{
    /// <summary>Teams tells of a meeting as soon as the bot is in it.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(10);

    /// <summary>From now on the meeting of a chat follows its series in this calendar. Its teams know what the calendar says some seconds later.</summary>
    public async Task FollowAsync(TenantId tenant, SeriesId series, CalendarLink calendar, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(tenant, series, cancel) is not { } known) return;
        await WatchAsync(known, calendar, cancel);
        if (known.Calendar != calendar) await directory.ChangeSeriesAsync(tenant, series, entry => (entry ?? known) with { Calendar = calendar, News = null }, cancel);
    }

    /// <summary>The meeting of a chat to which the bot was added by hand: its series is looked for in the calendars of those who ought to have it.</summary>
    public Task LookForAsync(SeriesEntry series, CancellationToken cancel) => access.Includes(series.Tenant)
        ? queue.EnqueueAsync([FindItem(series, time.GetUtcNow())], cancel)
        : Task.CompletedTask;

    /// <summary>Something that keeps the watch alive may have ended: a team left, or the bot did.</summary>
    public Task LookAgainAsync(SeriesEntry series, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return series.Calendar is { } calendar
            ? queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Renew, series.Tenant, calendar.Owner, now + CalendarWork.Gather, now)], cancel)
            : Task.CompletedTask;
    }

    internal static WorkItem FindItem(SeriesEntry series, DateTimeOffset now)
        => new(CalendarWork.Find, $"{CalendarWork.Find}:{series.Series}", now + Settles, now) { Chat = new ChatPlace(series.Tenant, series.Chat) };

    /// <summary>The watch alone: the series' own row says so a moment later, or all of this is done again.</summary>
    internal async Task WatchAsync(SeriesEntry series, CalendarLink calendar, CancellationToken cancel)
    {
        var (now, tenant) = (time.GetUtcNow(), series.Tenant);
        var due = now + CalendarWork.Gather;
        // One who organises many meetings is renewed once, however many of them are found in the same minute.
        var renews = await watches.FindAsync(tenant, calendar.Owner, cancel) is not { } found || !(found.RenewalDue > now + Settles || (found is { Series.IsEmpty: false, Subscription: not null } && found.ExpiresAt > due));
        // First the work: a watch without it would wait for the night.
        await queue.EnqueueAsync(
        [
            CalendarWork.ItemOf(CalendarWork.Look, tenant, calendar.Owner, due, now),
            .. renews ? [CalendarWork.ItemOf(CalendarWork.Renew, tenant, calendar.Owner, due, now)] : Array.Empty<WorkItem>(),
        ], cancel);
        if (series.Calendar is { } before && before.Owner != calendar.Owner) await LookAgainAsync(series, cancel);
        await watches.ChangeAsync(tenant, calendar.Owner, entry =>
        {
            var watch = entry ?? new WatchEntry(tenant, calendar.Owner, []);
            // Without a mark the look reads every series and writes to every team: one may be new here.
            var known = watch.Series.Contains(series.Series) ? watch : watch with { Series = watch.Series.Add(series.Series) };
            return known with { Mark = null, AnewAt = now, RenewalDue = renews ? due : watch.RenewalDue };
        }, cancel);
    }

    /// <summary>The series of the watch that check-ins still belong to.</summary>
    internal async Task<IReadOnlyList<SeriesEntry>> FollowedAsync(WatchEntry watch, CancellationToken cancel)
    {
        var followed = new List<SeriesEntry>();
        foreach (var series in watch.Series)
            if (await directory.FindSeriesAsync(watch.Tenant, series, cancel) is { Removed: false, Teams.IsEmpty: false } entry && entry.Calendar?.Owner == watch.Owner)
                followed.Add(entry);
        return followed;
    }
}
