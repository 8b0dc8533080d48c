using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.TeamCycles;

/// <summary>Tables with very short pages, and something that happens between two of them.</summary>
internal sealed class PagedTables(ITableServiceClient inner, int rowsPerPage) : ITableServiceClient
{
    /// <summary>Awaited before each page but the first.</summary>
    public Func<Task> BetweenPages { get; set; } = () => Task.CompletedTask;

    public ITableClient GetTableClient(string name) => new Paged(inner.GetTableClient(name), this, rowsPerPage);

    private sealed class Paged(ITableClient inner, PagedTables tables, int rowsPerPage) : ITableClient
    {
        public string Name => inner.Name;

        public Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel) => inner.GetAsync(partitionKey, rowKey, cancel);

        public async Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel)
        {
            if (continuation is not null) await tables.BetweenPages();
            var page = await inner.QueryAsync(partitionKey, continuation ?? from, to, null, cancel);
            return page.Rows.Count <= rowsPerPage ? page : new TablePage([.. page.Rows.Take(rowsPerPage)], page.Rows[rowsPerPage].RowKey);
        }

        public Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
            => inner.SubmitTransactionAsync(actions, cancel);
    }
}
