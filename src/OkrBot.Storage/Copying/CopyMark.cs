using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Copying;

/// <summary>Stands in the target while a copy is under way, in table Budget: partition <c>copy</c>, row <c>from</c>. It tells a copy that begins again from
/// a target that belongs to somebody.</summary>
internal sealed class CopyMark(ITableServiceClient tables)
{
    public const string Partition = "copy";

    private const string Row = "from";
    private const string Source = "Source";

    private readonly ITableClient _table = tables.GetTableClient(TableNames.Budget);

    /// <summary>From where a copy was begun that has not ended; null when none is under way.</summary>
    public async Task<string?> FindAsync(CancellationToken cancel) => (await _table.GetAsync(Partition, Row, cancel))?.GetString(Source);

    public Task SetAsync(string source, CancellationToken cancel)
        => _table.SubmitTransactionAsync([new Add(new TableRow(Partition, Row) { [Source] = source })], cancel);

    public async Task RemoveAsync(CancellationToken cancel)
    {
        if (await _table.GetAsync(Partition, Row, cancel) is { } row) await _table.SubmitTransactionAsync([new Delete(Partition, Row, row.ETag)], cancel);
    }
}
