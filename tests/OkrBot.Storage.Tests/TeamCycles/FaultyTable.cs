using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.TeamCycles;

/// <summary>What goes wrong at one request.</summary>
public enum Fault
{
    None,

    /// <summary>Storage says that it is busy: nothing happens.</summary>
    Busy,

    /// <summary>No answer, and nothing happened.</summary>
    LostBefore,

    /// <summary>No answer, though it happened.</summary>
    LostAfter,
}

/// <summary>A table whose requests fail as told.</summary>
/// <param name="next">Asked before each request.</param>
internal sealed class FaultyTable(ITableClient inner, Func<TableRequest, Fault> next) : ITableClient
{
    public string Name => inner.Name;

    public Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel)
        => Run(TableRequest.Get, () => inner.GetAsync(partitionKey, rowKey, cancel));

    public Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel)
        => Run(TableRequest.Query, () => inner.QueryAsync(partitionKey, from, to, continuation, cancel));

    public Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
        => Run(TableRequest.Transaction, () => inner.SubmitTransactionAsync(actions, cancel));

    private async Task<T> Run<T>(TableRequest request, Func<Task<T>> run)
    {
        var fault = next(request);
        if (fault == Fault.Busy) throw new StorageUnavailableException("busy", mayHaveHappened: false);
        if (fault == Fault.LostBefore) throw new StorageUnavailableException("no answer", mayHaveHappened: true);
        var result = await run();
        return fault == Fault.LostAfter ? throw new StorageUnavailableException("no answer", mayHaveHappened: true) : result;
    }
}

internal sealed class FaultyTables(ITableServiceClient inner, Func<TableRequest, Fault> next) : ITableServiceClient
{
    public ITableClient GetTableClient(string name) => new FaultyTable(inner.GetTableClient(name), next);
}
