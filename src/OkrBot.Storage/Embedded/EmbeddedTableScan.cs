using System.Runtime.CompilerServices;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Embedded;

/// <summary>Whole tables of the storage file, a thousand rows at a time.</summary>
internal sealed class EmbeddedTableScan(EmbeddedDatabase database) : ITableScan
{
    private const int RowsPerPage = 1000;

    public async IAsyncEnumerable<TableRow> ScanAsync(string table, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (pk, rk) = ("", "");
        while (true)
        {
            var (afterPk, afterRk) = (pk, rk);
            var page = await database.ReadAsync(connection => Page(connection, table, afterPk, afterRk), cancel);
            foreach (var row in page) yield return row;
            if (page.Count < RowsPerPage) yield break;
            (pk, rk) = (page[^1].PartitionKey, page[^1].RowKey);
        }
    }

    private static List<TableRow> Page(EmbeddedConnection connection, string table, string pk, string rk)
    {
        const string sql = "SELECT pk, rk, etag, properties FROM rows WHERE tab = $1 AND (pk, rk) > ($2, $3) ORDER BY pk, rk LIMIT $4";
        using var reader = connection.Read(sql, table, pk, rk, RowsPerPage);
        var rows = new List<TableRow>();
        while (reader.Read()) rows.Add(RowCodec.Read(reader.GetString(0), reader.GetString(1), EmbeddedTableClient.ETagOf(reader.GetInt64(2)), reader.GetString(3)));
        return rows;
    }
}
