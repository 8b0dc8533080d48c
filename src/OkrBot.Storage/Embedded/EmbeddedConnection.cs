using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OkrBot.Storage.Embedded;

/// <summary>One connection with its prepared statements. For one thread at a time.</summary>
internal sealed class EmbeddedConnection : IDisposable
{
    /// <summary>How long SQLite waits for a writer in another process before it answers "busy".</summary>
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(2);

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    public EmbeddedConnection(string path)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            // The library tries again on "busy" until this many seconds have passed; by then SQLite itself has waited longer.
            DefaultTimeout = 1,
        };
        _connection = new SqliteConnection(settings.ToString());
        _connection.Open();
        Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)BusyTimeout.TotalMilliseconds}"));
    }

    /// <summary>Rows changed. Parameters are <c>$1</c>, <c>$2</c>, …</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Statement(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null for no row and for NULL.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
        => Statement(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Statement(sql, values).ExecuteReader();

    private SqliteCommand Statement(string sql, ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            // Every text is a constant of this room; values are always parameters.
#pragma warning disable CA2100
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
            _statements.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            // The library infers the type once and keeps it, so it is told to look again.
            command.Parameters[i].ResetSqliteType();
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    public void Dispose()
    {
        foreach (var command in _statements.Values) command.Dispose();
        _connection.Dispose();
    }
}
