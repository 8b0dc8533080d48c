using OkrBot.Domain;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.TeamCycles;

/// <summary>Reads teams. A team that is remembered costs one row, the head; each other one query, or both where another server wrote
/// since.</summary>
internal sealed class TeamReader(ITableClient table, TeamMemory memory)
{
    /// <summary>The team as it stood at one instant during the call.</summary>
    public async Task<LoadedTeam> ReadAsync(TeamCycleId id, CancellationToken cancel)
    {
        if (memory.Find(id) is not null)
        {
            var head = await table.GetAsync(TeamKeys.Partition(id), TeamKeys.Head, cancel);
            // Looked up again: a commit of this process may have been quicker than the answer about the head.
            if (memory.Find(id) is { } known)
            {
                if (head is not null && head.ETag == known.HeadMark) return known;
                memory.Forget(known);
            }
        }

        var team = await LoadedTeam.ReadAsync(table, id, cancel);
        if (team.State is not null) memory.Keep(team);
        return team;
    }

    /// <summary>What a transaction's end says about the next read. After a write whose marks nobody heard, or a refused one because of another server,
    /// the rows themselves have to be read.</summary>
    public void Learn(CommitPlan plan, TransactionResult result)
    {
        if (result is TransactionResult.Committed done && plan.Loaded.After(plan.State!, plan.Actions, done.ETags) is { } team) memory.Keep(team);
        else if (result is not TransactionResult.Rejected rejected || !SaysNothingOfTheTeam(plan, rejected)) memory.Forget(plan.Loaded);
    }

    private static bool SaysNothingOfTheTeam(CommitPlan plan, TransactionResult.Rejected rejected) => rejected.Error switch
    {
        TableError.TooLarge => true,
        TableError.AlreadyExists => plan.CommandAt(rejected.Index) is not null || plan.EffectAt(rejected.Index) is not null,
        _ => false,
    };
}
