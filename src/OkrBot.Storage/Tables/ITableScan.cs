namespace OkrBot.Storage.Tables;

/// <summary>Whole tables, for the few who need all of one: a copy of an installation, and the small table of dead letters. Nothing that serves people may
/// scan.</summary>
public interface ITableScan
{
    /// <summary>Every row, in the order of its keys, page by page; pages are not one snapshot.</summary>
    /// <exception cref="StorageUnavailableException">Storage gave no answer.</exception>
    IAsyncEnumerable<TableRow> ScanAsync(string table, CancellationToken cancel);
}
