using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>Which calendars are watched for which series. Doing any of it twice, or again after a crash, ends in the same state.</summary>
public sealed class SeriesWatching(IDirectory directory, IWatches watches, IWorkQueue queue)
{
    /// <summary>From now on the meeting of a chat follows its series in this calendar. Its teams know what the calendar says some seconds later.</summary>
    public async Task FollowAsync(TenantId tenant, SeriesId series, CalendarLink calendar, DateTimeOffset now, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(tenant, series, cancel) is not { } known) return;
        // First the work: a watch without it would wait for the night.
        await QueueAsync(tenant, calendar.Owner, now, cancel);
        await watches.ChangeAsync(tenant, calendar.Owner, entry =>
        {
            var watch = entry ?? new WatchEntry(tenant, calendar.Owner, []);
            // Without a mark the look reads every series and writes to every team: one may be new here.
            return (watch.Series.Contains(series) ? watch : watch with { Series = watch.Series.Add(series) }) with { Mark = null };
        }, cancel);
        if (known.Calendar is { } before && before.Owner != calendar.Owner) await LookAgainAsync(known, now, cancel);
        if (known.Calendar != calendar) await directory.ChangeSeriesAsync(tenant, series, entry => (entry ?? known) with { Calendar = calendar }, cancel);
    }

    /// <summary>Something that keeps the watch alive may have ended: a team left, or the bot did.</summary>
    public Task LookAgainAsync(SeriesEntry series, DateTimeOffset now, CancellationToken cancel) => series.Calendar is { } calendar
        ? queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Renew, series.Tenant, calendar.Owner, now + CalendarWork.Gather, now)], cancel)
        : Task.CompletedTask;

    /// <summary>The series of the watch that check-ins still belong to.</summary>
    internal async Task<IReadOnlyList<SeriesEntry>> FollowedAsync(WatchEntry watch, CancellationToken cancel)
    {
        var followed = new List<SeriesEntry>();
        foreach (var series in watch.Series)
            if (await directory.FindSeriesAsync(watch.Tenant, series, cancel) is { Removed: false, Teams.IsEmpty: false } entry && entry.Calendar?.Owner == watch.Owner)
                followed.Add(entry);
        return followed;
    }

    private Task QueueAsync(TenantId tenant, PersonId owner, DateTimeOffset now, CancellationToken cancel)
    {
        var due = now + CalendarWork.Gather;
        return queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Renew, tenant, owner, due, now), CalendarWork.ItemOf(CalendarWork.Look, tenant, owner, due, now)], cancel);
    }
}
