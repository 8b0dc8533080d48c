using System.Globalization;
using Microsoft.Data.Sqlite;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Embedded;

/// <summary>A table of the storage file.</summary>
internal sealed class EmbeddedTableClient(EmbeddedDatabase database, string name) : ITableClient
{
    /// <summary>As Azure Tables.</summary>
    private const int RowsPerPage = 1000;

    public string Name => name;

    public async Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        return await database.ReadAsync(
            connection =>
            {
                const string sql = "SELECT rk, etag, properties FROM rows WHERE tab = $1 AND pk = $2 AND rk = $3";
                using var reader = connection.Read(sql, name, partitionKey, rowKey);
                return reader.Read() ? RowOf(partitionKey, reader) : null;
            },
            cancel);
    }

    public async Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel)
    {
        TableLimits.CheckKeys(partitionKey, from, to);
        return await database.ReadAsync(
            connection =>
            {
                const string sql = "SELECT rk, etag, properties FROM rows WHERE tab = $1 AND pk = $2 AND rk >= $3 AND rk < $4 ORDER BY rk LIMIT $5";
                using var reader = connection.Read(sql, name, partitionKey, continuation ?? from, to, RowsPerPage + 1);
                var rows = new List<TableRow>();
                while (reader.Read())
                {
                    if (rows.Count == RowsPerPage) return new TablePage(rows, reader.GetString(0));
                    rows.Add(RowOf(partitionKey, reader));
                }

                return new TablePage(rows, null);
            },
            cancel);
    }

    public Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
        => TableLimits.Check(actions) is { } refused
            ? Task.FromResult<TransactionResult>(refused)
            : database.WriteAsync(connection => Apply(connection, actions), cancel);

    private Written<TransactionResult> Apply(EmbeddedConnection connection, IReadOnlyList<TableTransactionAction> actions)
    {
        var etags = new string[actions.Count];
        for (var i = 0; i < actions.Count; i++)
        {
            var etag = Random.Shared.NextInt64();
            if (Apply(connection, actions[i], etag) is { } error) return new(new TransactionResult.Rejected(i, error), Keep: false);
            etags[i] = actions[i] is TableTransactionAction.Delete ? "" : ETagOf(etag);
        }

        return new(new TransactionResult.Committed(etags));
    }

    private TableError? Apply(EmbeddedConnection connection, TableTransactionAction action, long etag)
    {
        switch (action)
        {
            case TableTransactionAction.Add add:
                const string insert = "INSERT INTO rows (tab, pk, rk, etag, properties) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
                return connection.Execute(insert, name, add.PartitionKey, add.RowKey, etag, RowCodec.Write(add.Row)) == 1
                    ? null : TableError.AlreadyExists;
            case TableTransactionAction.UpdateReplace replace:
                const string update = "UPDATE rows SET etag = $5, properties = $6 WHERE tab = $1 AND pk = $2 AND rk = $3 AND etag = $4";
                return connection.Execute(
                    update, name, replace.PartitionKey, replace.RowKey, NumberOf(replace.ETag), etag, RowCodec.Write(replace.Row)) == 1
                    ? null : Missed(connection, action);
            case TableTransactionAction.Delete delete:
                const string remove = "DELETE FROM rows WHERE tab = $1 AND pk = $2 AND rk = $3 AND etag = $4";
                return connection.Execute(remove, name, delete.PartitionKey, delete.RowKey, NumberOf(delete.ETag)) == 1
                    ? null : Missed(connection, action);
            default:
                throw new ArgumentException($"Unknown action {action.GetType().Name}.", nameof(action));
        }
    }

    private TableError Missed(EmbeddedConnection connection, TableTransactionAction action)
        => connection.Scalar("SELECT 1 FROM rows WHERE tab = $1 AND pk = $2 AND rk = $3", name, action.PartitionKey, action.RowKey) is null
            ? TableError.NotFound : TableError.PreconditionFailed;

    private static TableRow RowOf(string partitionKey, SqliteDataReader reader)
        => RowCodec.Read(partitionKey, reader.GetString(0), ETagOf(reader.GetInt64(1)), reader.GetString(2));

    internal static string ETagOf(long number) => number.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A mark that is not one of ours matches no row.</summary>
    private static long NumberOf(string etag)
        => long.TryParse(etag, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

/// <summary>The tables of the storage file.</summary>
internal sealed class EmbeddedTableServiceClient(EmbeddedDatabase database) : ITableServiceClient
{
    public ITableClient GetTableClient(string name) => TableNames.All.Contains(name)
        ? new EmbeddedTableClient(database, name)
        : throw new ArgumentException($"There is no table named {name}.", nameof(name));
}
