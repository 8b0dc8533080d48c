using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Plans;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Clusters;

/// <summary>Queues a look for overlaps and groups once a day for each tenant that plans.</summary>
internal sealed class PlanProposals(IWorkQueue queue) : IPlanner
{
    private const int MostRemembered = 10_000;
    private readonly RecentIds _queued = new(MostRemembered);

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        // One look covers all parts.
        if (!pass.Tenantwide) return;
        foreach (var tenant in pass.Tenants)
        {
            var item = ProposeWork.ItemFor(tenant.Tenant, pass.Now);
            if (_queued.Contains(item.Id) || PlanningWindow.CycleOf(tenant.Cycles, Zones.LocalDay("UTC", pass.Now)) is null) continue;
            await queue.EnqueueAsync([item], cancel);
            _queued.Add(item.Id);
        }
    }
}

/// <summary>One sweep over the Board of the cycle that a tenant plans: finds what is planned twice and proposes who should talk. Groups that a lead
/// changed or confirmed stay. Running twice proposes the same.</summary>
internal sealed class ProposeWork(IDirectory directory, IBoard board, IClusters clusters, TimeProvider time) : IWorkHandler
{
    public const string Kind = "groups";

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Tenant is not { } tenant) return new WorkResult.Failed("a look for planning groups names a tenant");
        var now = time.GetUtcNow();
        var today = Zones.LocalDay("UTC", now);
        if (await directory.FindTenantAsync(tenant, cancel) is not { } entry || PlanningWindow.CycleOf(entry.Cycles, today) is not { } cycle) return WorkResult.Done;
        var plans = new List<PlannedTeam>();
        var (needs, counts) = (new List<Need>(), new Dictionary<TeamId, int>());
        await foreach (var row in board.SweepAsync(tenant, cycle.Id, cancel))
        {
            if (PlanFactsOf.Words(row) is not { } words) continue;
            plans.Add(words);
            needs.AddRange(row.Plan!.Needed.Select(need => new Need(need.From.Team, need.To.Team)));
            counts[row.Team.Team] = OpenOf(row.Plan);
        }
        var known = plans.Select(plan => plan.Team).ToHashSet();
        var overlaps = Overlaps.Find(plans, Markets.Default);
        var ties = Ties.Of(overlaps, needs.Where(need => known.Contains(need.From)));
        await clusters.ChangeAsync(tenant, cycle.Id, stored => new PlanningGroups(now,
            [.. Domain.Planning.Clusters.Renew(stored.Groups, ties, overlaps).Select(group => group with { Open = group.Overlaps.Length + group.Teams.Sum(team => counts.GetValueOrDefault(team)) })]), cancel);
        return WorkResult.Done;
    }

    public static WorkItem ItemFor(TenantId tenant, DateTimeOffset now)
        => new(Kind, string.Create(CultureInfo.InvariantCulture, $"groups:{tenant}:{now.UtcDateTime:yyyyMMdd}"), now, now) { Tenant = tenant };

    private static int OpenOf(PlanFacts plan)
        => plan.Needed.Count(need => need.State == Domain.Alignment.LinkState.Asked || !need.HasLiaison) + plan.Objectives.Count(objective => objective.KeyResults.IsEmpty);
}
