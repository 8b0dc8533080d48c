using System.Runtime.CompilerServices;
using OkrBot.App.Ports;
using OkrBot.Storage.Copying;
using OkrBot.Storage.Json;

namespace OkrBot.Storage.Embedded;

/// <summary>The queue of the storage file, read and filled row by row. Leased items count as not leased: no server runs.</summary>
internal sealed class EmbeddedQueueContents(EmbeddedDatabase database) : IQueueContents
{
    private const int RowsPerPage = 1000;

    public IAsyncEnumerable<WorkItem> ItemsAsync(CancellationToken cancel)
        => PagesAsync(
            "SELECT id, due, attempts, item FROM queue WHERE id > $1 ORDER BY id LIMIT $2",
            reader => StoredJson.Read<WorkItem>(reader.GetString(3)) with { Due = InstantOf(reader.GetInt64(1)), Attempts = reader.GetInt32(2) }, cancel);

    public IAsyncEnumerable<DeadLetter> DeadLettersAsync(CancellationToken cancel)
        => PagesAsync(
            "SELECT id, at, reason, item FROM dead_letters WHERE id > $1 ORDER BY id LIMIT $2",
            reader => new DeadLetter(
                reader.GetInt64(0).ToString(System.Globalization.CultureInfo.InvariantCulture), StoredJson.Read<WorkItem>(reader.GetString(3)),
                reader.GetString(2), InstantOf(reader.GetInt64(1))),
            cancel);

    public Task<long> CountAsync(CancellationToken cancel)
        => database.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM queue") is long count ? count : 0, cancel);

    public Task AddAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
        => database.WriteAsync(
            connection =>
            {
                foreach (var item in items)
                    connection.Execute(
                        "INSERT INTO queue (due, hidden_until, receipt, attempts, item) VALUES ($1, $1, 0, $2, $3)",
                        item.Due.UtcTicks, item.Attempts, StoredJson.Write(item));
                return new Written<int>(items.Count);
            },
            cancel);

    public Task AddAsync(DeadLetter letter, CancellationToken cancel)
        => database.WriteAsync(
            connection => new Written<int>(connection.Execute(
                "INSERT INTO dead_letters (at, reason, item) VALUES ($1, $2, $3)", letter.At.UtcTicks, letter.Reason, StoredJson.Write(letter.Item))),
            cancel);

    public Task ClearAsync(CancellationToken cancel)
        => database.WriteAsync(connection => new Written<int>(connection.Execute("DELETE FROM queue") + connection.Execute("DELETE FROM dead_letters")), cancel);

    private async IAsyncEnumerable<T> PagesAsync<T>(
        string sql, Func<Microsoft.Data.Sqlite.SqliteDataReader, T> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var last = 0L; ;)
        {
            var after = last;
            var page = await database.ReadAsync(
                connection =>
                {
                    using var reader = connection.Read(sql, after, RowsPerPage);
                    var rows = new List<(long Id, T Value)>();
                    while (reader.Read()) rows.Add((reader.GetInt64(0), read(reader)));
                    return rows;
                },
                cancel);
            foreach (var (_, value) in page) yield return value;
            if (page.Count < RowsPerPage) yield break;
            last = page[^1].Id;
        }
    }

    private static DateTimeOffset InstantOf(long ticks) => new(ticks, TimeSpan.Zero);
}
