using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Calendar;

/// <summary>Once a day, and so also when a server starts after an outage, each watched calendar is read and its subscription renewed, whatever was told or not
/// told meanwhile. Once a week the series are looked for that stand in no calendar yet: a right may have been given, a facilitator may be another.</summary>
internal sealed class PlanWatches(IWatches watches, IDirectory directory, IWorkQueue queue, CalendarAccess access) : IPlanner
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
                if (series is { Calendar: null, Removed: false, Teams.IsEmpty: false, MeetingId: not null })
                    await queue.EnqueueAsync([SeriesWatching.FindItem(series, pass.Now)], cancel);
        }
    }
}
