using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Moves;

/// <summary>Sees to it that each tenant has weeks to plan in: where nobody runs the programme the next ones follow directly, else its leads are asked
/// once. Puts aside what is frozen. Reads nothing beyond what the round has read.</summary>
internal sealed class PlanCycles(IDirectory directory, IWorkQueue queue, ProgrammeLeads leads) : IPlanner
{
    /// <summary>The last team of the world is frozen so many days after the first date says so.</summary>
    private const int DaysOfZones = 2;
    private const int MostRemembered = 10_000;
    private readonly RecentIds _queued = new(MostRemembered);

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.Tenantwide) return;
        foreach (var tenant in pass.Tenants)
        {
            var today = DateOnly.FromDateTime(pass.Now.UtcDateTime);
            if (Kept(tenant, today) != tenant) await directory.ChangeTenantAsync(tenant.Tenant, entry => Kept(entry ?? tenant, today), cancel);
            if (Ending(tenant.Cycles, today) is not { } last) continue;
            if (leads.Of(tenant).IsEmpty) await directory.ChangeTenantAsync(tenant.Tenant, entry => Followed(entry ?? tenant, today, pass.Now), cancel);
            else await AskAsync(tenant, last, pass.Now, cancel);
        }
    }

    /// <summary>The last cycle, when its planning weeks have begun and none comes after it.</summary>
    internal static Cycle? Ending(CyclePlan cycles, DateOnly today)
        => cycles.Live.Concat(cycles.Past).MaxBy(cycle => cycle.Start) is { } last && today >= CyclePlan.PlanningOpens(last) ? last : null;

    private static TenantEntry Kept(TenantEntry tenant, DateOnly today)
    {
        var frozen = tenant.Live.RemoveAll(cycle => today <= CyclePlan.LastEntry(cycle).AddDays(DaysOfZones));
        return frozen.IsEmpty ? tenant : tenant with { Live = tenant.Live.RemoveRange(frozen), Past = [.. tenant.Past, .. frozen.OrderBy(cycle => cycle.Start)] };
    }

    /// <summary>Several, after a long time in which no server ran.</summary>
    private static TenantEntry Followed(TenantEntry tenant, DateOnly today, DateTimeOffset now)
    {
        var live = tenant.Live;
        while (Ending(new CyclePlan(live, tenant.Past), today) is { } last) live = live.Add(CycleOpening.Following(last) with { OpenedAt = now });
        return live == tenant.Live ? tenant : tenant with { Live = live };
    }

    /// <summary>Looked at anew each day: who had no chat of their own yet may have one by then.</summary>
    private async Task AskAsync(TenantEntry tenant, Cycle last, DateTimeOffset now, CancellationToken cancel)
    {
        ImmutableArray<WorkItem> items =
        [
            .. from person in leads.Of(tenant)
               where !tenant.Asked.Any(asked => asked.Cycle == last.Id && asked.Person == person)
               let id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ask:{tenant.Tenant}:{last.Id}:{person}:{now.UtcDateTime:yyyyMMdd}")
               where !_queued.Contains(id)
               select new WorkItem(AskLeadWork.Kind, id, now, now) { Tenant = tenant.Tenant, Person = person },
        ];
        if (items.IsEmpty) return;
        await queue.EnqueueAsync(items, cancel);
        foreach (var item in items) _queued.Add(item.Id);
    }
}
