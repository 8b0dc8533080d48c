using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Moves;

/// <summary>Takes the teams of a shard into their next cycle when it is time, and keeps their copies beside it like them. One pass over the shard's team
/// rows and one over its Board rows of the cycle; a team itself is read only when something is to be done for it. In the weeks in which nothing
/// can be, once a day.</summary>
internal sealed class PlanTeams(IDirectory directory, IBoard board, CycleMoves moves, TeamCopies copies) : IPlanner
{
    /// <summary>All teams of a zone change at the same midnight; the rest of a shard is left to the next minute, so that other planners get their turn.</summary>
    internal const int MostAtOnce = 100;

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        foreach (var tenant in pass.Tenants)
            if (pass.FirstOfDay || IsMoving(tenant.Cycles, pass.Now)) await PassAsync(tenant, pass, cancel);
    }

    /// <summary>Planning of a cycle is open, or final values of the one before it are; a day more on both sides, for the zones.</summary>
    internal static bool IsMoving(CyclePlan cycles, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return cycles.Live.Concat(cycles.Past).Any(running => cycles.After(running) is { } next
            && today >= CyclePlan.PlanningOpens(running).AddDays(-1)
            && today <= LaterOf(next).AddDays(CyclePlan.DaysForFinalValues + 1));
    }

    private static DateOnly LaterOf(Cycle next)
        => next.OpenedAt is { } at && DateOnly.FromDateTime(at.UtcDateTime) is var opened && opened > next.Start ? opened : next.Start;

    private async Task PassAsync(TenantEntry tenant, PlannerPass pass, CancellationToken cancel)
    {
        var marks = new Dictionary<CycleId, Dictionary<TeamId, string?>>();
        var done = 0;
        await foreach (var row in directory.TeamsAsync(tenant.Tenant, pass.Shard, cancel))
        {
            if (done >= MostAtOnce) return;
            if (await MoveAsync(row, tenant.Cycles, pass.Now, cancel)) done++;
            else if (IsCopied(row, tenant.Cycles, pass.Now) && await MarkAsync(marks, row, pass.Shard, cancel) is { } mark && mark != row.CopiedMark)
            {
                done++;
                await copies.FollowAsync(row, row.Current!.Value, pass.Now, cancel);
            }
        }
    }

    /// <summary>Both steps at once where the next cycle was opened late.</summary>
    private async Task<bool> MoveAsync(TeamEntry row, CyclePlan cycles, DateTimeOffset now, CancellationToken cancel)
    {
        var moved = false;
        for (TeamEntry? team = row; team is { Current: { } current } && cycles.Find(current) is { } running;)
        {
            var next = cycles.After(running);
            var step = Succession.Step(running, next, team.Next is not null && team.Next == next?.Id, Zones.LocalDay(team.Zone, now));
            if (step == SuccessionStep.Nothing) return moved;
            moved = true;
            team = step == SuccessionStep.TakePlace
                ? await moves.TakePlaceAsync(team, current, next!, now, cancel)
                : await moves.EnterAsync(team, current, next!, now, cancel);
        }
        return moved;
    }

    private static bool IsCopied(TeamEntry row, CyclePlan cycles, DateTimeOffset now) => row.Current is not null
        && (row.Next is not null || (row.Previous is { } old && cycles.Find(old) is { } cycle && Zones.LocalDay(row.Zone, now) <= CyclePlan.LastEntry(cycle)));

    /// <summary>What the Board says of the team in the cycle in which it works; null while it says nothing.</summary>
    private async Task<string?> MarkAsync(Dictionary<CycleId, Dictionary<TeamId, string?>> marks, TeamEntry row, Shard shard, CancellationToken cancel)
    {
        var cycle = row.Current!.Value;
        if (!marks.TryGetValue(cycle, out var known))
        {
            marks[cycle] = known = [];
            await foreach (var one in board.SweepAsync(row.Tenant, cycle, shard, cancel)) known[one.Team.Team] = one.TeamMark;
        }
        return known.GetValueOrDefault(row.Team);
    }
}
