using OkrBot.App.Ports;

namespace OkrBot.App.Bot;

/// <summary>One sweep over the Board for all slices together, row by row, so that its cost grows with neither the slices nor the people.</summary>
internal sealed class BoardPass(IBoard board, IEnumerable<IRowPlanner> planners) : IPlanner
{
    private readonly IRowPlanner[] _planners = [.. planners];

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        foreach (var tenant in pass.Tenants)
            foreach (var cycle in tenant.Live)
                await foreach (var row in board.SweepAsync(tenant.Tenant, cycle.Id, pass.Shard, cancel))
                    foreach (var planner in _planners) await planner.LookAsync(row, pass.Now, cancel);
    }
}
