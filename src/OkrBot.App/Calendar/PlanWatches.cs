using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Calendar;

/// <summary>Once a day, and so also when a server starts after an outage, each watched calendar is read and its subscription renewed, whatever was told or not
/// told meanwhile.</summary>
internal sealed class PlanWatches(IWatches watches, IWorkQueue queue) : IPlanner
{
    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.FirstOfDay) return;
        foreach (var tenant in pass.Tenants)
            await foreach (var watch in watches.AllAsync(tenant.Tenant, pass.Shard, cancel))
                if (!watch.Series.IsEmpty)
                    await queue.EnqueueAsync(
                    [
                        CalendarWork.ItemOf(CalendarWork.Renew, watch.Tenant, watch.Owner, pass.Now, pass.Now),
                        CalendarWork.ItemOf(CalendarWork.Look, watch.Tenant, watch.Owner, pass.Now, pass.Now),
                    ], cancel);
    }
}
