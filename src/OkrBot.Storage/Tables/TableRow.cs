namespace OkrBot.Storage.Tables;

/// <summary>A row with the value types that Azure Tables knows: string, int, long, bool, double, DateTimeOffset (kept as UTC) and byte[].
/// Half a surrogate pair in a string becomes U+FFFD: no adapter's text format can carry it.</summary>
public sealed class TableRow(string partitionKey, string rowKey)
{
    private readonly SortedDictionary<string, object> _properties = new(StringComparer.Ordinal);

    public string PartitionKey { get; } = partitionKey;
    public string RowKey { get; } = rowKey;

    /// <summary>The mark under which the row was read; empty for a row that was not read from storage.</summary>
    public string ETag { get; init; } = "";

    public IReadOnlyDictionary<string, object> Properties => _properties;

    /// <summary>Null removes the property, and reads as absent: Azure Tables stores no nulls.</summary>
    /// <exception cref="ArgumentException">A value that Azure Tables does not know, or a name that it does not take.</exception>
    public object? this[string name]
    {
        get => _properties.GetValueOrDefault(name);
        set
        {
            TableLimits.CheckName(name);
            if (value is null) _properties.Remove(name);
            else _properties[name] = Known(value);
        }
    }

    public string? GetString(string name) => this[name] as string;
    public long? GetInt64(string name) => this[name] switch { long value => value, int value => value, _ => null };
    public int? GetInt32(string name) => this[name] as int?;
    public bool? GetBoolean(string name) => this[name] as bool?;
    public double? GetDouble(string name) => this[name] as double?;
    public DateTimeOffset? GetDateTimeOffset(string name) => this[name] as DateTimeOffset?;
    public byte[]? GetBinary(string name) => this[name] as byte[];

    private static object Known(object value) => value switch
    {
        string text => RowText.WellFormed(text),
        int or long or bool or byte[] => value,
        double number when double.IsFinite(number) => value,
        DateTimeOffset instant when instant >= TableLimits.Earliest => instant.ToUniversalTime(),
        _ => throw new ArgumentException($"A table row cannot hold a {value.GetType().Name} of this value.", nameof(value)),
    };
}
