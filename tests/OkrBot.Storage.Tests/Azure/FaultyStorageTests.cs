using System.Collections.Concurrent;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Azure.Tables;
using OkrBot.Storage.Tables;
using OkrBot.Testing.Emulator;
using Xunit.Abstractions;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Tests.Azure;

/// <summary>Through a proxy that fails, cuts and stalls. What the adapter tells of its writes is what the emulator holds: nothing is lost or doubled, and nobody
/// who writes rows of his own ever hears of a conflict.</summary>
public sealed class FaultyStorageTests(ITestOutputHelper output)
{
    private const int Workers = 8, Rounds = 40;
    private const string Shared = "counter";

    [Theory]
    [InlineData(20261125, 0.01)]
    [InlineData(4711, 0.05)]
    public async Task What_is_told_of_a_write_is_true(int seed, double each)
    {
        var faults = new StorageFaults(seed, each);
        await using var proxy = await FaultProxy.StartAsync(Azurite.Shared, faults);
        var prefix = Azurite.NewPrefix();
        using var straight = new Opened(Azurite.Shared.ConnectionString, prefix, TimeSpan.FromSeconds(5));
        await straight.Table.SubmitTransactionAsync([new Add(Count(0))], default);
        using var faulty = new Opened(proxy.ConnectionString, prefix, TimeSpan.FromSeconds(0.5));
        faults.AreOn = true;

        var workers = Enumerable.Range(0, Workers).Select(at => new Worker(faulty.Table, at, new Random(seed + at))).ToList();
        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.WorkAsync(Rounds))));

        faults.AreOn = false;
        output.WriteLine($"{faults}; {workers.Sum(w => w.Unknown)} writes of an unknown end, {workers.Sum(w => w.Counted)} counted, {workers.Sum(w => w.MayHaveCounted)} perhaps");
        foreach (var worker in workers) await worker.CompareAsync(straight.Table);
        var count = (await straight.Table.GetAsync("shared", Shared, default))!.GetInt32("Count")!.Value;
        Assert.InRange(count, workers.Sum(w => w.Counted), workers.Sum(w => w.Counted + w.MayHaveCounted));
        Assert.Superset(Enum.GetValues<StorageFault>().ToHashSet(), faults.Met.Keys.ToHashSet());
    }

    private static TableRow Count(int count) => new("shared", Shared) { ["Count"] = count };

    /// <summary>The adapter's table at one address.</summary>
    private sealed class Opened : IDisposable
    {
        private readonly AzureStorage _storage;
        private readonly AzureTables _tables;

        public Opened(string connectionString, string prefix, TimeSpan oneTry)
        {
            var options = new StorageOptions { Kind = StorageKind.Azure, ConnectionString = connectionString, Prefix = prefix, TryTimeout = oneTry };
            _storage = new AzureStorage(options, new ServerDates(TimeProvider.System));
            _tables = new AzureTables(_storage.Tables, prefix);
            Table = new AzureTableServiceClient(_tables).GetTableClient(TableNames.Links);
        }

        public ITableClient Table { get; }

        public void Dispose()
        {
            _tables.Dispose();
            _storage.Dispose();
        }
    }

    /// <summary>Has a partition of its own, in which nobody else writes, and counts with all others in one row.</summary>
    private sealed class Worker(ITableClient table, int number, Random dice)
    {
        private readonly Dictionary<string, (int Value, string Mark)> _own = new(StringComparer.Ordinal);
        private int _serial;

        public int Unknown { get; private set; }
        public int Counted { get; private set; }
        public int MayHaveCounted { get; private set; }

        private string Partition => $"worker {number}";

        public async Task WorkAsync(int rounds)
        {
            for (var round = 0; round < rounds; round++)
            {
                var actions = Enumerable.Range(0, dice.Next(1, 5)).Select(_ => Some()).DistinctBy(action => action.RowKey).ToList();
                await InsistAsync(actions);
                await CountAsync();
            }
        }

        public async Task CompareAsync(ITableClient straight)
        {
            var stored = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
            await foreach (var row in straight.ReadPartitionAsync(Partition, default)) stored.Add(row.RowKey, (row.GetInt32("Value")!.Value, row.ETag));
            Assert.Equal(_own.OrderBy(o => o.Key, StringComparer.Ordinal), stored.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => KeyValuePair.Create(o.Key, o.Value)));
        }

        private TableTransactionAction Some()
        {
            _serial++;
            if (_own.Count == 0 || dice.Next(2) == 0) return new Add(Row($"row {_serial:D4}"));
            var (key, (_, mark)) = _own.ElementAt(dice.Next(_own.Count));
            return dice.Next(3) == 0 ? new Delete(Partition, key, mark) : new UpdateReplace(Row(key), mark);
        }

        private TableRow Row(string key) => new(Partition, key) { ["Value"] = _serial };

        /// <summary>Until it is committed. After "may have happened" it looks, as every caller must.</summary>
        private async Task InsistAsync(List<TableTransactionAction> actions)
        {
            while (true)
            {
                try
                {
                    var result = await table.SubmitTransactionAsync(actions, default);
                    // A refusal would be a lie, for nobody else is here; unless an earlier try of unknown end landed late, which is looked for below.
                    var committed = Assert.IsType<TransactionResult.Committed>(result);
                    for (var i = 0; i < actions.Count; i++) Learn(actions[i], committed.ETags[i]);
                    return;
                }
                catch (StorageUnavailableException error)
                {
                    Unknown++;
                    if (error.MayHaveHappened && await FoundAsync(actions)) return;
                }
            }
        }

        private async Task<bool> FoundAsync(List<TableTransactionAction> actions)
        {
            while (true)
            {
                try
                {
                    var rows = new ConcurrentDictionary<string, TableRow?>(StringComparer.Ordinal);
                    foreach (var action in actions) rows[action.RowKey] = await table.GetAsync(Partition, action.RowKey, default);
                    var isThere = actions.All(action => ValueOf(action) == rows[action.RowKey]?.GetInt32("Value"));
                    if (isThere) foreach (var action in actions) Learn(action, rows[action.RowKey]?.ETag ?? "");
                    return isThere;
                }
                catch (StorageUnavailableException)
                {
                }
            }
        }

        private void Learn(TableTransactionAction action, string mark)
        {
            if (ValueOf(action) is { } value) _own[action.RowKey] = (value, mark);
            else _own.Remove(action.RowKey);
        }

        private static int? ValueOf(TableTransactionAction action) => action switch
        {
            Add add => add.Row.GetInt32("Value"),
            UpdateReplace replace => replace.Row.GetInt32("Value"),
            _ => null,
        };

        private async Task CountAsync()
        {
            try
            {
                var row = (await table.GetAsync("shared", Shared, default))!;
                if (await table.SubmitTransactionAsync([new UpdateReplace(Count(row.GetInt32("Count")!.Value + 1), row.ETag)], default) is TransactionResult.Committed) Counted++;
            }
            catch (StorageUnavailableException error)
            {
                if (error.MayHaveHappened) MayHaveCounted++;
            }
        }
    }
}
