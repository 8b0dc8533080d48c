using System.Buffers;

namespace OkrBot.Storage.Tables;

/// <summary>What Azure Tables refuses, held by every adapter alike (Learn: "Understanding the Table service data model", "Performing entity group
/// transactions").</summary>
public static class TableLimits
{
    public const int RowsPerTransaction = 100;
    public const int BytesPerTransaction = 4 * 1024 * 1024;
    public const int BytesPerRow = 1024 * 1024;

    /// <summary>64 KiB of UTF-16.</summary>
    public const int CharsPerString = 32 * 1024;
    public const int BytesPerBinary = 64 * 1024;

    /// <summary>1 KiB of UTF-16.</summary>
    public const int CharsPerKey = 512;

    /// <summary>255 less the three of the system and <see cref="ReservedName"/>.</summary>
    public const int PropertiesPerRow = 251;

    public const int CharsPerName = 255;

    /// <summary>A property that the Azure adapter keeps for itself.</summary>
    public const string ReservedName = "OkrWrite";

    /// <summary>Of that property: eight, its name, and a GUID as 32 characters.</summary>
    private const int BytesReserved = 8 + (2 * 8) + 4 + (2 * 32);

    /// <summary>Azure Tables knows no earlier instant.</summary>
    public static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SearchValues<char> KeyChars = SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(c => (char)c).Except("/\\#?")]);

    /// <summary>Answers the first action that is over a limit, or null. Throws for what only a bug can cause.</summary>
    public static TransactionResult.Rejected? Check(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count == 0) throw new ArgumentException("A transaction has at least one row.", nameof(actions));
        if (actions.Count > RowsPerTransaction) return new TransactionResult.Rejected(RowsPerTransaction, TableError.TooLarge);
        var keys = new HashSet<string>(actions.Count, StringComparer.Ordinal);
        var total = 0;
        for (var i = 0; i < actions.Count; i++)
        {
            var action = actions[i];
            CheckKeys(action.PartitionKey, action.RowKey);
            if (action.PartitionKey != actions[0].PartitionKey) throw new ArgumentException("A transaction stays in one partition.", nameof(actions));
            if (!keys.Add(action.RowKey)) throw new ArgumentException($"The row {action.RowKey} stands twice in the transaction.", nameof(actions));
            var size = SizeOf(action);
            total += size ?? 0;
            if (size is null || total > BytesPerTransaction) return new TransactionResult.Rejected(i, TableError.TooLarge);
        }

        return null;
    }

    /// <summary>Keys, and the ends of ranges.</summary>
    public static void CheckKeys(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys) CheckKey(key);
    }

    /// <exception cref="ArgumentException">Not printable ASCII, one of <c>/ \ # ?</c>, or too long. <see cref="KeyPart"/> makes any text
    /// safe.</exception>
    public static void CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length > CharsPerKey) throw new ArgumentException($"The key has {key.Length} characters; {CharsPerKey} are allowed.", nameof(key));
        if (key.AsSpan().ContainsAnyExcept(KeyChars)) throw new ArgumentException("The key holds a character that must be escaped.", nameof(key));
    }

    /// <exception cref="ArgumentException">Not a name of ASCII letters, digits and underscores, or one that is taken.</exception>
    public static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > CharsPerName || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw new ArgumentException($"'{name}' is no name of a property.", nameof(name));
        if (name is "PartitionKey" or "RowKey" or "Timestamp" or ReservedName)
            throw new ArgumentException($"A property cannot be named {name}.", nameof(name));
    }

    /// <summary>Bytes as Azure counts them; null when one property or the row is over its limit.</summary>
    private static int? SizeOf(TableTransactionAction action)
    {
        var row = action switch
        {
            TableTransactionAction.Add add => add.Row,
            TableTransactionAction.UpdateReplace replace => replace.Row,
            _ => null,
        };
        if (row is null) return 0;
        if (row.Properties.Count > PropertiesPerRow) return null;
        var size = 4 + (2 * (row.PartitionKey.Length + row.RowKey.Length)) + BytesReserved;
        foreach (var (name, value) in row.Properties)
        {
            if (value is string { Length: > CharsPerString } or byte[] { Length: > BytesPerBinary }) return null;
            size += 8 + (2 * name.Length) + value switch { string text => 4 + (2 * text.Length), byte[] bytes => 4 + bytes.Length, _ => 8 };
        }

        return size > BytesPerRow ? null : size;
    }
}
