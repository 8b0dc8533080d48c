using System.Runtime.CompilerServices;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Directory;

/// <summary>Entries of one kind: read, perhaps from the short memory, and changed under their mark.</summary>
internal sealed class EntryTable<T>(ITableClient table, ShortMemory<TableRow> memory)
    where T : class
{
    public async Task<T?> FindAsync((string Partition, string Row) key, CancellationToken cancel)
        => await RowAsync(key, mayBeOld: true, cancel) is { } row ? StoredJson.Read<T>(row.Json()) : null;

    /// <summary>Decides on what is stored: what is remembered may be older than another server's change.</summary>
    public async Task<T> ChangeAsync((string Partition, string Row) key, Func<T?, T> change, CancellationToken cancel)
    {
        while (true)
        {
            var row = await RowAsync(key, mayBeOld: false, cancel);
            var after = change(row is null ? null : StoredJson.Read<T>(row.Json()));
            var json = StoredJson.Write(after);
            if (row is not null && json == row.Json()) return after;
            var fresh = new TableRow(key.Partition, key.Row).WithJson(json);
            var result = await table.SubmitTransactionAsync([row is null ? new Add(fresh) : new UpdateReplace(fresh, row.ETag)], cancel);
            memory.Forget(key);
            if (result is TransactionResult.Rejected { Error: TableError.TooLarge })
                throw new InvalidOperationException($"The {typeof(T).Name} does not fit into a row.");
            if (result is TransactionResult.Committed committed)
            {
                memory.Keep(key, new TableRow(key.Partition, key.Row) { ETag = committed.ETags[0] }.WithJson(json));
                return after;
            }
        }
    }

    /// <summary>The row goes, whoever changed it last. Twice is no error.</summary>
    public async Task RemoveAsync((string Partition, string Row) key, CancellationToken cancel)
    {
        while (await RowAsync(key, mayBeOld: false, cancel) is { } row)
        {
            var result = await table.SubmitTransactionAsync([new Delete(key.Partition, key.Row, row.ETag)], cancel);
            memory.Forget(key);
            if (result is TransactionResult.Committed) return;
        }
    }

    public async IAsyncEnumerable<T> AllAsync(IEnumerable<string> partitions, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var partition in partitions)
            await foreach (var row in table.ReadPartitionAsync(partition, cancel))
                yield return StoredJson.Read<T>(row.Json());
    }

    private async Task<TableRow?> RowAsync((string Partition, string Row) key, bool mayBeOld, CancellationToken cancel)
    {
        if (mayBeOld && memory.Find(key) is { } known) return known;
        var row = await table.GetAsync(key.Partition, key.Row, cancel);
        if (row is not null) memory.Keep(key, row);
        return row;
    }
}
