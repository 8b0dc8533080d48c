using System.Globalization;
using System.Text;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <summary>Queues the nightly look at each team's people, spread over three hours, and one at all people's accounts. Reads the teams' rows once a day.</summary>
internal sealed class PlanRosters(IDirectory directory, IWorkQueue queue) : IPlanner
{
    private const int SpreadMinutes = 180;
    private const int MostAtOnce = 100;

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.FirstOfDay) return;
        foreach (var tenant in pass.Tenants)
        {
            if (pass.Tenantwide) await queue.EnqueueAsync([AccountsWork.ItemFor(tenant.Tenant, pass.Now)], cancel);
            var items = new List<WorkItem>();
            await foreach (var team in directory.TeamsAsync(tenant.Tenant, pass.Shard, cancel))
                if (team.Current is { } cycle && TeamLevels.PersonOf(team.Team) is null) items.Add(ItemFor(new TeamCycleId(tenant.Tenant, team.Team, cycle), pass.Now));
            foreach (var some in items.Chunk(MostAtOnce)) await queue.EnqueueAsync(some, cancel);
        }
    }

    private static WorkItem ItemFor(TeamCycleId team, DateTimeOffset now)
        => new(ReadRosterWork.Kind, string.Create(CultureInfo.InvariantCulture, $"roster:{team.Team}:{now.UtcDateTime:yyyyMMdd}"), now + Later(team.Team), now) { Team = team };

    /// <summary>The same minute each night, another for each team.</summary>
    private static TimeSpan Later(TeamId team)
        => TimeSpan.FromMinutes(Encoding.UTF8.GetBytes(team.Value).Aggregate(17u, (hash, letter) => unchecked((hash * 31) + letter)) % SpreadMinutes);
}
