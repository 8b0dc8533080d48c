using System.Runtime.CompilerServices;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Directory;

/// <summary>Entries of one kind: read, perhaps from the short memory, and changed under their mark.</summary>
internal sealed class EntryTable<T>(ITableClient table, ShortMemory<TableRow> memory)
    where T : class
{
    public async Task<T?> FindAsync(string partition, string key, CancellationToken cancel)
        => await RowAsync(partition, key, mayBeOld: true, cancel) is { } row ? StoredJson.Read<T>(row.Json()) : null;

    /// <summary>Decides on what is stored: what is remembered may be older than another server's change.</summary>
    public async Task<T> ChangeAsync(string partition, string key, Func<T?, T> change, CancellationToken cancel)
    {
        while (true)
        {
            var row = await RowAsync(partition, key, mayBeOld: false, cancel);
            var after = change(row is null ? null : StoredJson.Read<T>(row.Json()));
            var json = StoredJson.Write(after);
            if (row is not null && json == row.Json()) return after;
            var fresh = new TableRow(partition, key).WithJson(json);
            var result = await table.SubmitTransactionAsync([row is null ? new Add(fresh) : new UpdateReplace(fresh, row.ETag)], cancel);
            memory.Forget((partition, key));
            if (result is TransactionResult.Rejected { Error: TableError.TooLarge })
                throw new InvalidOperationException($"The {typeof(T).Name} does not fit into a row.");
            if (result is TransactionResult.Committed committed)
            {
                memory.Keep((partition, key), new TableRow(partition, key) { ETag = committed.ETags[0] }.WithJson(json));
                return after;
            }
        }
    }

    public async IAsyncEnumerable<T> AllAsync(IEnumerable<string> partitions, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var partition in partitions)
            await foreach (var row in table.ReadPartitionAsync(partition, cancel))
                yield return StoredJson.Read<T>(row.Json());
    }

    private async Task<TableRow?> RowAsync(string partition, string key, bool mayBeOld, CancellationToken cancel)
    {
        if (mayBeOld && memory.Find((partition, key)) is { } known) return known;
        var row = await table.GetAsync(partition, key, cancel);
        if (row is not null) memory.Keep((partition, key), row);
        return row;
    }
}
