namespace OkrBot.Storage.Azure.Tables;

/// <summary>Tables and rows in addresses and filters. A quote inside a text is doubled, and everything outside the unreserved characters is
/// escaped.</summary>
internal static class RowAddress
{
    public static string Of(string table, string partitionKey, string rowKey)
        => $"{table}(PartitionKey='{Escaped(partitionKey)}',RowKey='{Escaped(rowKey)}')";

    /// <summary>One page of the rows of a filter.</summary>
    public static string Of(string table, string filter, (string? Partition, string? Row) next)
        => $"{table}()?$filter={Uri.EscapeDataString(filter)}{Next("NextPartitionKey", next.Partition)}{Next("NextRowKey", next.Row)}";

    /// <summary>A filter that all rows pass.</summary>
    public static string Everything => $"PartitionKey ge {Quoted("")}";

    public static string Range(string partitionKey, string from, string to)
        => $"PartitionKey eq {Quoted(partitionKey)} and RowKey ge {Quoted(from)} and RowKey lt {Quoted(to)}";

    public static string Written(string partitionKey, string writeId) => $"PartitionKey eq {Quoted(partitionKey)} and {AzureRowCodec.WriteId} eq {Quoted(writeId)}";

    private static string Next(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static string Quoted(string text) => $"'{Doubled(text)}'";

    private static string Escaped(string key) => Uri.EscapeDataString(Doubled(key));

    private static string Doubled(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
