using Microsoft.Extensions.Configuration;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Copying;
using OkrBot.Storage.Tables;
using OkrBot.Testing.Emulator;

namespace OkrBot.Storage.Tests.Copying;

/// <summary>Stores that come and go with a test, and an installation to move between them.</summary>
internal sealed class CopyStage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("okrbot-copy-");
    private readonly List<OpenedStore> _open = [];

    private static CancellationToken None => CancellationToken.None;

    public Task<CopyPlace> EmbeddedAsync(string name) => OpenAsync(new(StringComparer.Ordinal)
    {
        ["Storage:Path"] = Path.Combine(_folder.FullName, name + ".db"),
    });

    public Task<CopyPlace> AzuriteAsync() => OpenAsync(Azurite.Shared.Settings());

    public static Task<CopyReport> CopyAsync(CopyPlace from, CopyPlace to, Action<string>? tell = null)
        => new InstallationCopy(from, to, tell ?? (_ => { }), TimeProvider.System).RunAsync(None);

    /// <summary>Rows of all types in all tables, one partition of more rows than a transaction takes; work with and without attempts; a dead letter.</summary>
    public static async Task FillAsync(CopyPlace place)
    {
        foreach (var table in CopyPlace.TablesCopied)
            foreach (var partition in new[] { "t|one", "t|two" })
                await AddAsync(place, table, Enumerable.Range(0, 30).Select(i => Row(partition, i)));
        await AddAsync(place, TableNames.TeamCycles, Enumerable.Range(0, 250).Select(i => Row("t|big", i)));
        var now = TimeProvider.System.GetUtcNow();
        await place.Queue.AddAsync([Item("first", now.AddMinutes(-2)), Item("tried", now.AddMinutes(-1)) with { Attempts = 3 }], None);
        await place.Queue.AddAsync(new DeadLetter("7", Item("dead", now.AddHours(-1)) with { Attempts = 5 }, "500 from Teams", now.AddMinutes(-30)), None);
    }

    public static WorkItem Item(string id, DateTimeOffset due) => new("segment", id, due, due)
    {
        Team = new TeamCycleId(new("t"), new("team"), new("2026-10-05")), ExpectedVersion = 3,
    };

    public static TableRow Row(string partition, int i) => new(partition, $"row|{i:D4}")
    {
        ["Text"] = $"Ein Wert mit Umlaut ä, Zeile {i}\n", ["Empty"] = "", ["Int"] = i, ["Long"] = long.MaxValue - i, ["Double"] = i / 3.0, ["Flag"] = i % 2 == 0,
        ["At"] = new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero).AddTicks(i), ["Bytes"] = new byte[] { 0, (byte)i, 255 },
    };

    public static async Task AddAsync(CopyPlace place, string table, IEnumerable<TableRow> rows)
    {
        foreach (var some in rows.Chunk(TableLimits.RowsPerTransaction))
            Assert.IsType<TransactionResult.Committed>(await place.Tables.GetTableClient(table).SubmitTransactionAsync(
                [.. some.Select(row => new TableTransactionAction.Add(row))], None));
    }

    public static async Task<Dictionary<string, Digest>> DigestsAsync(CopyPlace place)
    {
        var digests = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var table in CopyPlace.TablesCopied)
            digests[table] = await place.RowsAsync(table, None).AggregateAsync(default(Digest), (digest, row) => digest.With(row));
        return digests;
    }

    public static async Task<IReadOnlyList<WorkItem>> ItemsAsync(CopyPlace place)
        => [.. (await place.Queue.ItemsAsync(None).ToListAsync()).OrderBy(item => item.Id, StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _open) await store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<CopyPlace> OpenAsync(Dictionary<string, string?> settings)
    {
        var store = await OpenedStore.OpenAsync(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), asSource: false, TimeProvider.System, None);
        _open.Add(store);
        return store.Place;
    }
}
