using System.Runtime.CompilerServices;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>Whole tables, page by page: the service gives them in the order of their keys.</summary>
internal sealed class AzureTableScan(AzureTables tables) : ITableScan
{
    public async IAsyncEnumerable<TableRow> ScanAsync(string table, [EnumeratorCancellation] CancellationToken cancel)
    {
        await tables.EnsureAsync(cancel);
        var reader = new RowReader(tables.Service, tables, tables.NameOf(table));
        string? continuation = null;
        do
        {
            var page = await reader.PageAsync(RowAddress.Everything, continuation, cancel);
            foreach (var row in page.Rows) yield return row;
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
