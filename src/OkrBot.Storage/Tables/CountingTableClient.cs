namespace OkrBot.Storage.Tables;

/// <summary>Counts the requests to a table; each page of a query is one. Failed requests count, for they were made.</summary>
public sealed class CountingTableClient(ITableClient inner, TableRequestCounts counts) : ITableClient
{
    public string Name => inner.Name;

    public Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel)
    {
        counts.Count(Name, TableRequest.Get);
        return inner.GetAsync(partitionKey, rowKey, cancel);
    }

    public Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel)
    {
        counts.Count(Name, TableRequest.Query);
        return inner.QueryAsync(partitionKey, from, to, continuation, cancel);
    }

    public Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
    {
        counts.Count(Name, TableRequest.Transaction);
        return inner.SubmitTransactionAsync(actions, cancel);
    }
}

/// <summary>All tables, counted into one place.</summary>
public sealed class CountingTableServiceClient(ITableServiceClient inner, TableRequestCounts counts) : ITableServiceClient
{
    public ITableClient GetTableClient(string name) => new CountingTableClient(inner.GetTableClient(name), counts);
}
