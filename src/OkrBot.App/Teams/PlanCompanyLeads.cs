using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Teams;

/// <summary>Brings the company's leads in step with the setting, once after each start of this server: the setting changes with a start only. Who is no
/// lead any more loses the company within a minute or two.</summary>
internal sealed class PlanCompanyLeads(LevelTeams levels) : IRowPlanner
{
    private readonly HashSet<TeamCycleId> _done = [];

    public async Task LookAsync(BoardRow row, DateTimeOffset now, CancellationToken cancel)
    {
        if (row.Team.Team != TeamLevels.Company || _done.Contains(row.Team)) return;
        // What storage was too busy for is tried again by the next pass.
        if (await levels.FollowLeadsAsync(row.Team, now, cancel)) _done.Add(row.Team);
    }
}
