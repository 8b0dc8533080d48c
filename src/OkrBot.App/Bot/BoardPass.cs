using OkrBot.App.Ports;

namespace OkrBot.App.Bot;

/// <summary>One sweep over the Board for all slices together, row by row, so that its cost grows with neither the slices nor the people.</summary>
internal sealed class BoardPass(IDirectory directory, IBoard board, IEnumerable<IRowPlanner> planners, TimeProvider time) : IPlanner
{
    private readonly IRowPlanner[] _planners = [.. planners];

    public async Task PassAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await foreach (var tenant in directory.TenantsAsync(cancel))
            foreach (var cycle in tenant.Live)
                await foreach (var row in board.SweepAsync(tenant.Tenant, cycle.Id, cancel))
                    foreach (var planner in _planners) await planner.LookAsync(row, now, cancel);
    }
}
