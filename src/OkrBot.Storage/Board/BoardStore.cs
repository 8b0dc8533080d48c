using System.Runtime.CompilerServices;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Board;

/// <summary>The board in table Board. Partition <c>{tenant}|{cycle}|{shard}</c>, row: the team; its version stands beside the JSON.</summary>
internal sealed class BoardStore(ITableServiceClient tables) : IBoard
{
    private const string Version = "Version";

    private readonly ITableClient _table = tables.GetTableClient(TableNames.Board);

    public async Task PublishAsync(BoardRow row, CancellationToken cancel)
    {
        var key = KeyPart.Of(row.Team.Team.Value);
        var partition = Partition(row.Team.Tenant, row.Team.Cycle, Shards.Of(key));
        var fresh = new TableRow(partition, key) { [Version] = row.Version }.WithJson(StoredJson.Write(row));
        while (true)
        {
            var stored = await _table.GetAsync(partition, key, cancel);
            if (stored?.GetInt64(Version) >= row.Version) return;
            TableTransactionAction write = stored is null ? new Add(fresh) : new UpdateReplace(fresh, stored.ETag);
            switch (await _table.SubmitTransactionAsync([write], cancel))
            {
                case TransactionResult.Committed:
                    return;
                case TransactionResult.Rejected { Error: TableError.TooLarge }:
                    throw new InvalidOperationException("What the board shows of a team does not fit into a row.");
            }
        }
    }

    public async Task<BoardRow?> FindAsync(TeamCycleId team, CancellationToken cancel)
    {
        var key = KeyPart.Of(team.Team.Value);
        return await _table.GetAsync(Partition(team.Tenant, team.Cycle, Shards.Of(key)), key, cancel) is { } row ? StoredJson.Read<BoardRow>(row.Json()) : null;
    }

    public async IAsyncEnumerable<BoardRow> SweepAsync(TenantId tenant, CycleId cycle, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var shard in Shards.All)
            await foreach (var row in SweepAsync(tenant, cycle, new Shard(shard), cancel))
                yield return row;
    }

    public async IAsyncEnumerable<BoardRow> SweepAsync(TenantId tenant, CycleId cycle, Shard shard, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in _table.ReadPartitionAsync(Partition(tenant, cycle, shard.Name), cancel))
            yield return StoredJson.Read<BoardRow>(row.Json());
    }

    private static string Partition(TenantId tenant, CycleId cycle, string shard) => $"{KeyPart.Of(tenant.Value)}|{KeyPart.Of(cycle.Value)}|{shard}";
}
