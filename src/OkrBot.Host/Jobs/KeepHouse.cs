using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Storage.TeamCycles;

namespace OkrBot.Host.Jobs;

/// <summary>Once a day, whichever server comes to it: removes what teams keep for a week only (inbox rows, done effects).</summary>
internal sealed class KeepHouse(IDirectory directory, TeamHousekeeping house) : IPlanner
{
    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.FirstOfDay) return;
        foreach (var tenant in pass.Tenants)
            await foreach (var team in directory.TeamsAsync(tenant.Tenant, pass.Shard, cancel))
                foreach (var cycle in new[] { team.Previous, team.Current, team.Next }.OfType<Domain.CycleId>()) await house.SweepAsync(new(team.Tenant, team.Team, cycle), cancel);
    }
}
