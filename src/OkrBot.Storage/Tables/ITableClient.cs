namespace OkrBot.Storage.Tables;

/// <summary>One table. The words are those of Azure.Data.Tables, so that its client can take this place in one file; the power is what both
/// adapters share: read a row, read a range of one partition, and change rows of one partition together.</summary>
/// <remarks>Every method may throw <see cref="StorageUnavailableException"/>, and ArgumentException for a key that <see cref="TableLimits"/>
/// forbids.</remarks>
public interface ITableClient
{
    string Name { get; }

    /// <summary>The row, or null.</summary>
    Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel);

    /// <summary>One page of the rows with <c>from ≤ RowKey &lt; to</c> (ordinal), in order of RowKey. A page may be short, even empty, and still
    /// have a successor; pages are not one snapshot.</summary>
    /// <param name="continuation">Null for the first page, then what the page before told.</param>
    Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel);

    /// <summary>All of the actions or none. 1 to 100 rows of one partition, each row once, at most 4 MiB.</summary>
    /// <exception cref="ArgumentException">Rows of several partitions, a row twice, a forbidden key or a missing ETag: a bug of the
    /// caller.</exception>
    Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel);
}

/// <param name="Continuation">Opaque; null at the end.</param>
public sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation);

/// <summary>Hands out the tables of <see cref="TableNames"/>.</summary>
public interface ITableServiceClient
{
    ITableClient GetTableClient(string name);
}
