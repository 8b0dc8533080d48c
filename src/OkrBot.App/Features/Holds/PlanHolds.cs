using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Holds;

/// <summary>Once a day: queues a look at each team whose appointments were derived from something else than what is stored now, or are not all there. One pass
/// over the shard's teams, Board rows and sheets; a team itself is read only when something is to be done for it.</summary>
internal sealed class PlanHolds(IDirectory directory, IBoard board, IHoldSheets sheets, TellLater tell, IWorkQueue queue) : IPlanner
{
    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.FirstOfDay) return;
        foreach (var tenant in pass.Tenants.Where(tenant => tell.Serves(tenant.Tenant)))
        {
            var items = await DueAsync(tenant, pass, cancel);
            if (pass.Tenantwide) items.Add(TalkNews.ItemFor(tenant.Tenant, pass.Now));
            if (items.Count > 0) await queue.EnqueueAsync(items, cancel);
        }
    }

    private async Task<List<WorkItem>> DueAsync(TenantEntry tenant, PlannerPass pass, CancellationToken cancel)
    {
        var (items, known, there) = (new List<WorkItem>(), new Dictionary<TeamCycleId, HoldSheet>(), new Dictionary<TeamId, TeamEntry>());
        await foreach (var sheet in sheets.TeamsAsync(tenant.Tenant, pass.Shard, cancel))
            if (sheet.Subject.Team is { } team) known[new TeamCycleId(tenant.Tenant, team, sheet.Subject.Cycle)] = sheet;
        await foreach (var team in directory.TeamsAsync(tenant.Tenant, pass.Shard, cancel)) there[team.Team] = team;
        var (isRefused, asks) = (tenant.MissingRights.Any(right => right is { Name: NeededRights.WriteCalendars, WorksForOthers: false }), new HashSet<CycleId>());
        foreach (var cycle in tenant.Live)
            await foreach (var row in board.SweepAsync(tenant.Tenant, cycle.Id, pass.Shard, cancel))
            {
                known.Remove(row.Team, out var sheet);
                if (!IsDue(row, sheet, there.GetValueOrDefault(row.Team.Team), cycle, tenant)) continue;
                // Where nobody's calendar may be written, one of them finds out for all whether it may be now.
                if (isRefused && sheet?.Without == HoldsWithout.Right && !asks.Add(cycle.Id)) continue;
                items.Add(TeamHoldsWork.ItemFor(row.Team, pass.Now));
            }
        // What is left belongs to weeks or teams that are gone.
        items.AddRange(known.Where(one => one.Value.CanEnd(pass.Now)).Select(one => TeamHoldsWork.ItemFor(one.Key, pass.Now)));
        return items;
    }

    private static bool IsDue(BoardRow row, HoldSheet? sheet, TeamEntry? team, Cycle cycle, TenantEntry tenant)
    {
        if (row.Plan?.Kind == TeamKind.Individual) return false;
        var facts = HoldFacts.Of(row, HoldFacts.Has(team, cycle.Id));
        return sheet is null ? facts is { HasBegun: true, IsThere: true } : sheet.Mark != HoldMark.Of(facts, cycle, tenant);
    }
}

/// <summary>Between two days: a team of which this server sees that something changed is looked at at once. What it misses the daily pass finds.</summary>
internal sealed class SeeChanges(TellLater tell, IWorkQueue queue) : IRowPlanner
{
    private const int MostRemembered = 50_000;
    private readonly Dictionary<TeamCycleId, string> _seen = [];

    public async Task LookAsync(BoardRow row, DateTimeOffset now, CancellationToken cancel)
    {
        if (!tell.Serves(row.Team.Tenant) || row.Plan?.Kind == TeamKind.Individual) return;
        var facts = HoldMark.Of(HoldFacts.Of(row, isThere: true), null, null);
        if (_seen.TryGetValue(row.Team, out var before) && before != facts) await queue.EnqueueAsync([TeamHoldsWork.ItemFor(row.Team, now)], cancel);
        if (_seen.Count >= MostRemembered) _seen.Clear();
        _seen[row.Team] = facts;
    }
}
