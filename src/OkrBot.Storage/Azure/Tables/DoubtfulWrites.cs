using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>Finds out whether a write was carried out of which a try brought no answer. Its rows carry the write's id: where one does, all of it was
/// committed. Where none does, it was not, or what it wrote was replaced since, or it will still land: then nobody is told a conflict that may be of
/// our own making, but that it may have happened, and the caller reads before it decides again.</summary>
internal sealed class DoubtfulWrites(RowReader reader)
{
    /// <summary>Matches no row: what the write left there was replaced or deleted since.</summary>
    private const string GoneMark = "W/\"datetime'1601-01-01T00%3A00%3A00Z'\"";

    /// <returns>Null: not found out.</returns>
    public async Task<TransactionResult.Committed?> FindAsync(
        IReadOnlyList<TableTransactionAction> actions, string writeId, CancellationToken cancel)
    {
        if (actions.All(action => action is TableTransactionAction.Delete)) return await FindDeletedAsync(actions, cancel);
        var marks = actions.Count == 1 ? await OneAsync(actions[0], writeId, cancel) : await reader.WrittenAsync(actions[0].PartitionKey, writeId, cancel);
        return marks.Count == 0 ? null : new TransactionResult.Committed([.. actions.Select(MarkOf)]);

        string MarkOf(TableTransactionAction action)
            => action is TableTransactionAction.Delete ? "" : marks.GetValueOrDefault(action.RowKey, GoneMark);
    }

    /// <summary>Rows that are gone are what was wanted, whoever did it.</summary>
    private async Task<TransactionResult.Committed?> FindDeletedAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
    {
        foreach (var action in actions)
            if (await reader.GetAsync(action.PartitionKey, action.RowKey, cancel) is not null) return null;
        return new TransactionResult.Committed([.. actions.Select(_ => "")]);
    }

    private async Task<IReadOnlyDictionary<string, string>> OneAsync(TableTransactionAction action, string writeId, CancellationToken cancel)
    {
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        if (await reader.GetAsync(action.PartitionKey, action.RowKey, cancel) is { } found && found.WriteId == writeId)
            marks.Add(action.RowKey, found.Row.ETag);
        return marks;
    }
}
