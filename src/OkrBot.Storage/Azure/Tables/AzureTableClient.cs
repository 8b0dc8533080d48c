using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>A table of Azure Table Storage, or of its emulator.</summary>
/// <remarks>No refusal is told that may be of our own making: a request is repeated when its try brings no answer, and if that try was carried out, the
/// repetition meets its own rows. Then, and when no try brings an answer, the rows are read back: <see cref="DoubtfulWrites"/>. What remains: a write
/// may land after they were read, and what it wrote may have been replaced by then. Then "may have happened" is told, and callers decide again on what is
/// stored, under its marks; a team's commands find their inbox row.</remarks>
internal sealed class AzureTableClient : ITableClient
{
    private readonly AzureTables _tables;
    private readonly RowReader _reader;
    private readonly RowWriter _writer;
    private readonly DoubtfulWrites _doubtful;

    public AzureTableClient(AzureTables tables, string name)
    {
        Name = name;
        _tables = tables;
        _reader = new RowReader(tables.Service, tables, tables.NameOf(name));
        _writer = new RowWriter(tables.Service, tables, tables.NameOf(name));
        _doubtful = new DoubtfulWrites(_reader);
    }

    public string Name { get; }

    public async Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        await _tables.EnsureAsync(cancel);
        return (await _reader.GetAsync(partitionKey, rowKey, cancel))?.Row;
    }

    public async Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel)
    {
        TableLimits.CheckKeys(partitionKey, from, to);
        await _tables.EnsureAsync(cancel);
        return await _reader.PageAsync(RowAddress.Range(partitionKey, from, to), continuation, cancel);
    }

    public async Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
    {
        if (TableLimits.Check(actions) is { } refused) return refused;
        await _tables.EnsureAsync(cancel);
        var writeId = Guid.NewGuid().ToString("N");
        var outcome = await _writer.WriteAsync(actions, writeId, cancel);
        if (!outcome.IsSettled && await LookAsync(actions, writeId, outcome, cancel) is { } found) return found;
        return outcome is { IsSettled: true, Result: { } result } ? result : throw outcome.Error!;
    }

    private async Task<TransactionResult?> LookAsync(
        IReadOnlyList<TableTransactionAction> actions, string writeId, WriteOutcome outcome, CancellationToken cancel)
    {
        try
        {
            return await _doubtful.FindAsync(actions, writeId, cancel);
        }
        catch (StorageUnavailableException)
        {
            throw outcome.Error!;
        }
    }
}

/// <summary>The program's tables in an Azure storage account.</summary>
internal sealed class AzureTableServiceClient(AzureTables tables) : ITableServiceClient
{
    public ITableClient GetTableClient(string name) => TableNames.All.Contains(name)
        ? new AzureTableClient(tables, name)
        : throw new ArgumentException($"There is no table named {name}.", nameof(name));
}
