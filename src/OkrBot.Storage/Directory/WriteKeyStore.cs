using OkrBot.App.Ports;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Directory;

/// <summary>Where write keys lead, in table Directory. Partition <c>keys|{shard}</c>, row: the key's id. The one partition beside the tenants' that does
/// not begin with a tenant: a request with a key names none, and the row says whose it is. Never changed and never removed; a row of 300 bytes
/// of a key that no longer counts leads nowhere.</summary>
internal sealed class WriteKeyStore(ITableServiceClient tables) : IWriteKeys
{
    private readonly ITableClient _table = tables.GetTableClient(TableNames.Directory);

    public async Task<WriteKeyEntry?> FindAsync(string id, CancellationToken cancel)
    {
        var (partition, row) = KeyOf(id);
        return await _table.GetAsync(partition, row, cancel) is { } found ? StoredJson.Read<WriteKeyEntry>(found.Json()) : null;
    }

    public async Task AddAsync(WriteKeyEntry entry, CancellationToken cancel)
    {
        var (partition, row) = KeyOf(entry.Id);
        if (await _table.SubmitTransactionAsync([new Add(new TableRow(partition, row).WithJson(StoredJson.Write(entry)))], cancel) is not TransactionResult.Committed)
            throw new InvalidOperationException("A new key has the id of another.");
    }

    private static (string Partition, string Row) KeyOf(string id)
    {
        var row = KeyPart.Bounded(id);
        return ("keys|" + Shards.Of(row), row);
    }
}
