using System.Collections.Concurrent;

namespace OkrBot.Storage.Tables;

public enum TableRequest { Get, Query, Transaction }

/// <summary>How many requests were made since the start, by table and kind. Safe for many threads.</summary>
public sealed class TableRequestCounts
{
    private readonly ConcurrentDictionary<(string Table, TableRequest Kind), long> _counts = [];

    public void Count(string table, TableRequest kind) => _counts.AddOrUpdate((table, kind), 1, static (_, count) => count + 1);

    public long Of(string table, TableRequest kind) => _counts.GetValueOrDefault((table, kind));

    public long Of(string table) => Enum.GetValues<TableRequest>().Sum(kind => Of(table, kind));

    public IReadOnlyDictionary<(string Table, TableRequest Kind), long> Snapshot() => _counts.ToDictionary();

    public void Reset() => _counts.Clear();
}
