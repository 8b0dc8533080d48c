using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Rights;

/// <summary>Looks for rights of which a programme lead has not heard yet. Reads nothing beyond what the round has read.</summary>
internal sealed class PlanTelling(IWorkQueue queue, ProgrammeLeads leads, RightsSeen seen, GraphSwitch graph) : IPlanner
{
    private const int MostRemembered = 10_000;

    /// <summary>What was just granted works after half an hour (Learn: "Configure application access to online meetings"), and who sets a tenant up has many to grant.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(45);
    private readonly RecentIds _queued = new(MostRemembered);

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.Tenantwide || !graph.IsOn) return;
        foreach (var tenant in pass.Tenants)
        {
            seen.Stands(tenant, pass.Now);
            ImmutableArray<WorkItem> items =
            [
                .. from person in leads.Of(tenant)
                   where !Untold(tenant, person, pass.Now).IsEmpty
                   let id = string.Create(CultureInfo.InvariantCulture, $"rights:{tenant.Tenant}:{person}:{pass.Now.UtcDateTime:yyyyMMdd}")
                   where !_queued.Contains(id)
                   select new WorkItem(TellLeadWork.Kind, id, pass.Now, pass.Now) { Tenant = tenant.Tenant, Person = person },
            ];
            if (items.IsEmpty) continue;
            await queue.EnqueueAsync(items, cancel);
            foreach (var item in items) _queued.Add(item.Id);
        }
    }

    /// <summary>What this lead has not been told.</summary>
    internal static ImmutableArray<MissedRight> Untold(TenantEntry tenant, PersonId lead, DateTimeOffset now)
        => [.. MissingRights.Standing(tenant.MissingRights, now).Where(one => now - one.First >= Patience && !one.Told.Contains(lead))];
}
