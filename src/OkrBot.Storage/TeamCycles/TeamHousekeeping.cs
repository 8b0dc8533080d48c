using OkrBot.Domain;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.TeamCycles;

/// <summary>Removes what is kept for a while only: inbox rows, and effects that are done, but for those that are done once in a cycle. To be run now and then for each live team.</summary>
public sealed class TeamHousekeeping(ITableServiceClient tables, TimeProvider time)
{
    /// <summary>Teams and people repeat a command within minutes; a week covers every retry and a long outage.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly ITableClient _table = tables.GetTableClient(TableNames.TeamCycles);

    /// <returns>How many rows went.</returns>
    public async Task<int> SweepAsync(TeamCycleId id, CancellationToken cancel)
    {
        var oldest = time.GetUtcNow() - Kept;
        var old = new List<TableTransactionAction>();
        await foreach (var row in _table.ReadKindAsync(TeamKeys.Partition(id), TeamKeys.Inbox, cancel))
            if (IsOld(row)) old.Add(new Delete(row.PartitionKey, row.RowKey, row.ETag));
        await foreach (var row in _table.ReadKindAsync(TeamKeys.Partition(id), TeamKeys.Effects, cancel))
            if (row.GetBoolean(TeamFields.Done) == true && IsOld(row) && StoredJson.Read<Effect>(row.Json()) is not { IsOnceInACycle: true }) old.Add(new Delete(row.PartitionKey, row.RowKey, row.ETag));
        var gone = 0;
        foreach (var some in old.Chunk(TableLimits.RowsPerTransaction))
            if (await _table.SubmitTransactionAsync(some, cancel) is TransactionResult.Committed) gone += some.Length;
        return gone;

        bool IsOld(TableRow row) => row.GetDateTimeOffset(TeamFields.At) < oldest;
    }
}
