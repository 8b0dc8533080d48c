using System.Globalization;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Embedded;

/// <summary>The tables of the file, and their version in <c>user_version</c>.</summary>
internal static class EmbeddedSchema
{
    private const long Version = 2;

    private const string First = """
        CREATE TABLE rows (
            tab TEXT NOT NULL, pk TEXT NOT NULL, rk TEXT NOT NULL,
            etag INTEGER NOT NULL, properties TEXT NOT NULL,
            PRIMARY KEY (tab, pk, rk)) WITHOUT ROWID;
        -- Instants are UTC ticks. An item that is leased or not due is hidden until hidden_until; the receipt proves the lease.
        CREATE TABLE queue (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            due INTEGER NOT NULL, hidden_until INTEGER NOT NULL, receipt INTEGER NOT NULL,
            attempts INTEGER NOT NULL, item TEXT NOT NULL);
        CREATE INDEX queue_by_time ON queue (hidden_until);
        CREATE TABLE dead_letters (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, reason TEXT NOT NULL, item TEXT NOT NULL);
        """;

    /// <summary>Sets up the file for writing and brings it to this version. Two processes may do so at once.</summary>
    /// <exception cref="InvalidDataException">The file was written by a newer version of the program.</exception>
    public static void Prepare(EmbeddedConnection connection)
    {
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("BEGIN IMMEDIATE");
        var found = Convert.ToInt64(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (found == 0) connection.Execute(First);
        if (found == 1) SpreadWider(connection);
        if (found < Version) connection.Execute("PRAGMA user_version = 2");
        connection.Execute("COMMIT");
        if (found > Version) throw new InvalidDataException($"The storage file has version {found}; this program knows {Version}.");
    }

    /// <summary>Version 1 spread Directory and Board over 16 partitions, by other texts than their rows' keys.</summary>
    private static void SpreadWider(EmbeddedConnection connection)
    {
        var rows = new List<(string Table, string Partition, string Key)>();
        using (var reader = connection.Read("SELECT tab, pk, rk FROM rows WHERE tab IN ('Directory', 'Board') AND pk LIKE '%|__'"))
            while (reader.Read()) rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        foreach (var (table, partition, key) in rows)
            connection.Execute("UPDATE rows SET pk = $4 WHERE tab = $1 AND pk = $2 AND rk = $3", table, partition, key, partition[..^2] + Shards.Of(key));
    }
}
