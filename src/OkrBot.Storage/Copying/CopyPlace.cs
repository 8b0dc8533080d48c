using OkrBot.Storage.Planning;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Copying;

/// <summary>One of the two stores of a copy.</summary>
/// <param name="Name">Says which store it is, without a secret; a copy that begins again has to be from the same one.</param>
public sealed record CopyPlace(string Name, ITableServiceClient Tables, ITableScan Scan, IQueueContents Queue)
{
    /// <summary>What every server keeps for itself and writes again: no part of an installation.</summary>
    private static readonly string[] OwnOfServers = [StorageProbe.Partition, ShardRow.Partition, CopyMark.Partition];

    /// <summary>The tables of an installation. Dead letters go with the queue, for not every store keeps them in a table.</summary>
    public static IReadOnlyList<string> TablesCopied { get; } = [.. TableNames.All.Where(name => name != TableNames.DeadLetters)];

    public IAsyncEnumerable<TableRow> RowsAsync(string table, CancellationToken cancel)
        => Scan.ScanAsync(table, cancel).Where(row => table != TableNames.Budget || !OwnOfServers.Contains(row.PartitionKey));
}
