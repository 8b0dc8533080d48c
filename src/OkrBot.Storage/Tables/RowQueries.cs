using System.Runtime.CompilerServices;

namespace OkrBot.Storage.Tables;

/// <summary>Ranges, page by page.</summary>
public static class RowQueries
{
    /// <summary>All rows with <c>from ≤ RowKey &lt; to</c>.</summary>
    public static async IAsyncEnumerable<TableRow> ReadRangeAsync(
        this ITableClient table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? continuation = null;
        do
        {
            var page = await table.QueryAsync(partitionKey, from, to, continuation, cancel);
            foreach (var row in page.Rows) yield return row;
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>All rows whose key begins with <c>kind|</c>.</summary>
    public static IAsyncEnumerable<TableRow> ReadKindAsync(this ITableClient table, string partitionKey, string kind, CancellationToken cancel)
        => table.ReadRangeAsync(partitionKey, kind + KeyPart.Separator, kind + KeyPart.AfterSeparator, cancel);

    /// <summary>All rows of the partition.</summary>
    public static IAsyncEnumerable<TableRow> ReadPartitionAsync(this ITableClient table, string partitionKey, CancellationToken cancel)
        => table.ReadRangeAsync(partitionKey, "", "~~", cancel);
}
