using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Calendar;

/// <summary>Once a day, and so also when a server starts after an outage, each watched calendar is read and its subscription renewed, whatever was told or not
/// told meanwhile. Once a week the series are looked for that stand in no calendar yet: a right may have been given, a facilitator may be another. And whatever
/// came between, no series stays in a calendar that nobody watches for it.</summary>
internal sealed class PlanWatches(IWatches watches, IDirectory directory, IWorkQueue queue, CalendarAccess access, SeriesWatching watching) : IPlanner
{
    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.FirstOfDay) return;
        foreach (var tenant in pass.Tenants.Select(one => one.Tenant).Where(access.Includes))
        {
            await foreach (var watch in watches.AllAsync(tenant, pass.Shard, cancel))
                if (!watch.Series.IsEmpty)
                    await queue.EnqueueAsync(
                    [
                        CalendarWork.ItemOf(CalendarWork.Renew, watch.Tenant, watch.Owner, pass.Now, pass.Now),
                        CalendarWork.ItemOf(CalendarWork.Look, watch.Tenant, watch.Owner, pass.Now, pass.Now),
                    ], cancel);
            if (pass.Now.UtcDateTime.DayOfWeek != DayOfWeek.Monday) continue;
            await foreach (var series in directory.SeriesAsync(tenant, pass.Shard, cancel))
                if (series is { Removed: false, Teams.IsEmpty: false }) await MindAsync(series, pass.Now, cancel);
        }
    }

    private async Task MindAsync(SeriesEntry series, DateTimeOffset now, CancellationToken cancel)
    {
        if (series.Calendar is not { } calendar)
        {
            if (series.MeetingId is not null) await queue.EnqueueAsync([SeriesWatching.FindItem(series, now)], cancel);
        }
        else if ((await watches.FindAsync(series.Tenant, calendar.Owner, cancel))?.Series.Contains(series.Series) != true)
        {
            await watching.WatchAsync(series, calendar, cancel);
        }
    }
}
