using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Storage.TeamCycles;

namespace OkrBot.Host.Jobs;

/// <summary>Once a day: removes what teams keep for a week only (inbox rows, done effects).</summary>
internal sealed class KeepHouse(IDirectory directory, TeamHousekeeping house, TimeProvider time) : IPlanner
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public async Task PassAsync(CancellationToken cancel)
    {
        if (time.GetUtcNow() < _next) return;
        _next = time.GetUtcNow() + Every;
        await foreach (var tenant in directory.TenantsAsync(cancel))
            await foreach (var team in directory.TeamsAsync(tenant.Tenant, cancel))
                if (team.Current is { } cycle) await house.SweepAsync(new(team.Tenant, team.Team, cycle), cancel);
    }
}
