using System.Runtime.CompilerServices;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Copying;

/// <summary>Copies the rows of one table: streamed, rows of one partition together in a transaction, some transactions at once. A row that is there
/// already, because an earlier copy stopped, has to be the same one.</summary>
internal sealed class RowCopier(CopyPlace from, CopyPlace to)
{
    private const int AtOnce = 8;

    public async Task<Digest> RunAsync(string table, CancellationToken cancel)
    {
        var target = to.Tables.GetTableClient(table);
        var (gate, read) = (new Lock(), default(Digest));
        await Parallel.ForEachAsync(
            TogetherAsync(from.RowsAsync(table, cancel), cancel), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (rows, stop) =>
            {
                await AddAsync(target, rows, stop);
                lock (gate) read = rows.Aggregate(read, (digest, row) => digest.With(row));
            });
        return read;
    }

    private static async IAsyncEnumerable<TableRow[]> TogetherAsync(IAsyncEnumerable<TableRow> rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        var together = new List<TableRow>(TableLimits.RowsPerTransaction);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (together.Count == TableLimits.RowsPerTransaction || (together.Count > 0 && together[0].PartitionKey != row.PartitionKey))
            {
                yield return [.. together];
                together.Clear();
            }

            together.Add(row);
        }

        if (together.Count > 0) yield return [.. together];
    }

    private static async Task AddAsync(ITableClient target, ReadOnlyMemory<TableRow> rows, CancellationToken cancel)
    {
        var result = await target.SubmitTransactionAsync([.. rows.ToArray().Select(row => new Add(row))], cancel);
        if (result is not TransactionResult.Rejected rejected) return;
        if (rejected.Error == TableError.AlreadyExists)
        {
            await CompareAsync(target, rows.ToArray(), cancel);
        }
        else if (rejected.Error == TableError.TooLarge && rows.Length > 1)
        {
            await AddAsync(target, rows[..(rows.Length / 2)], cancel);
            await AddAsync(target, rows[(rows.Length / 2)..], cancel);
        }
        else
        {
            throw new CopyRefusedException($"Table {target.Name} of the target takes no row {rows.Span[0].PartitionKey} / {rows.Span[rejected.Index].RowKey}: {rejected.Error}.");
        }
    }

    /// <summary>Some are there: those have to be the same, the others come in.</summary>
    private static async Task CompareAsync(ITableClient target, TableRow[] rows, CancellationToken cancel)
    {
        var there = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        await foreach (var row in target.ReadRangeAsync(rows[0].PartitionKey, rows[0].RowKey, After(rows[^1].RowKey), cancel)) there[row.RowKey] = row;
        if (rows.FirstOrDefault(row => there.TryGetValue(row.RowKey, out var other) && default(Digest).With(other) != default(Digest).With(row)) is { } changed)
            throw new CopyRefusedException(
                $"Table {target.Name} holds another row {changed.PartitionKey} / {changed.RowKey} in the target than in the source: somebody wrote to one of them "
                + "since the copy was begun. Take an empty target.");
        TableRow[] missing = [.. rows.Where(row => !there.ContainsKey(row.RowKey))];
        if (missing.Length > 0) await AddAsync(target, missing, cancel);
    }

    /// <summary>The first key after this one: nothing that a key may hold comes before a space. A key that is as long as keys may be has none.</summary>
    private static string After(string key) => key.Length < TableLimits.CharsPerKey ? key + " " : "~~";
}
