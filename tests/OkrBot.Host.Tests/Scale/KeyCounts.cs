using System.Collections.Concurrent;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Scale;

/// <summary>Requests by table and partition, and how large the pages were.</summary>
internal sealed class KeyCounts
{
    private readonly ConcurrentDictionary<(string Table, string Partition), int> _requests = [];
    private int _largestPage;

    public int LargestPage => _largestPage;

    /// <summary>Called at each query.</summary>
    public Action<string> Asked { get; set; } = _ => { };

    public ITableServiceClient Around(ITableServiceClient inner) => new Service(inner, this);

    public void Reset()
    {
        _requests.Clear();
        _largestPage = 0;
    }

    public int Of(string table) => _requests.Where(count => count.Key.Table == table).Sum(count => count.Value);

    public int PartitionsOf(string table) => _requests.Keys.Count(key => key.Table == table);

    /// <summary>The share of the table's requests that went to its busiest partition: no key range can be smaller.</summary>
    public double BusiestPartition(string table) => (double)_requests.Where(count => count.Key.Table == table).Max(count => count.Value) / Of(table);

    /// <summary>The share of the busiest range when the sorted partitions are cut into so many ranges of equally many keys, as a service does that knows
    /// nothing of the load yet.</summary>
    public double BusiestRange(string table, int ranges)
    {
        var sorted = _requests.Where(count => count.Key.Table == table).OrderBy(count => count.Key.Partition, StringComparer.Ordinal).Select(count => count.Value).ToArray();
        return (double)Enumerable.Range(0, ranges).Max(at => sorted[(at * sorted.Length / ranges)..((at + 1) * sorted.Length / ranges)].Sum()) / Of(table);
    }

    private void Count(string table, string partition) => _requests.AddOrUpdate((table, partition), 1, (_, known) => known + 1);

    private sealed class Service(ITableServiceClient inner, KeyCounts counts) : ITableServiceClient
    {
        public ITableClient GetTableClient(string name) => new Table(inner.GetTableClient(name), counts);
    }

    private sealed class Table(ITableClient inner, KeyCounts counts) : ITableClient
    {
        public string Name => inner.Name;

        public Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel)
        {
            counts.Count(Name, partitionKey);
            return inner.GetAsync(partitionKey, rowKey, cancel);
        }

        public async Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel)
        {
            counts.Count(Name, partitionKey);
            counts.Asked(Name);
            var page = await inner.QueryAsync(partitionKey, from, to, continuation, cancel);
            counts._largestPage = Math.Max(counts._largestPage, page.Rows.Count);
            return page;
        }

        public Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
        {
            counts.Count(Name, actions[0].PartitionKey);
            return inner.SubmitTransactionAsync(actions, cancel);
        }
    }
}
