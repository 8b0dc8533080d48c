using OkrBot.Domain;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.TeamCycles;

/// <summary>A team as it was read, with the marks under which its rows may be changed.</summary>
internal sealed class LoadedTeam
{
    private readonly Dictionary<string, TableRow> _rows;
    private readonly Dictionary<string, object> _values;

    private LoadedTeam(TeamCycleId id, List<TableRow> rows)
    {
        Id = id;
        _rows = rows.ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        Head = _rows.GetValueOrDefault(TeamKeys.Head);
        State = Head is null ? null : TeamRows.Read(id, Head.GetInt64(TeamFields.Version) ?? 0, rows);
        _values = State is null ? [] : new(TeamRows.Of(State), StringComparer.Ordinal);
    }

    public TeamCycleId Id { get; }

    /// <summary>Null: the team is not in the cycle.</summary>
    public TableRow? Head { get; }
    public TeamCycle? State { get; }
    public long Version => State?.Version ?? 0;

    /// <summary>One range query. Where the state takes several pages, the head is read again to be sure that they belong together.</summary>
    public static async Task<LoadedTeam> ReadAsync(ITableClient table, TeamCycleId id, CancellationToken cancel)
    {
        const string from = TeamKeys.State + "|";
        const string to = TeamKeys.State + "}";
        var partition = TeamKeys.Partition(id);
        while (true)
        {
            var page = await table.QueryAsync(partition, from, to, null, cancel);
            if (page.Continuation is null) return new LoadedTeam(id, [.. page.Rows]);
            var rows = page.Rows.ToList();
            while (page.Continuation is { } more)
            {
                page = await table.QueryAsync(partition, from, to, more, cancel);
                rows.AddRange(page.Rows);
            }

            var head = await table.GetAsync(partition, TeamKeys.Head, cancel);
            if (head?.ETag == rows.Find(row => row.RowKey == TeamKeys.Head)?.ETag) return new LoadedTeam(id, rows);
        }
    }

    /// <summary>What has to be written so that the rows hold <paramref name="changed"/>: only rows that differ. Rows of unknown kinds stay.</summary>
    public IEnumerable<TableTransactionAction> ChangesTo(TeamCycle changed)
    {
        var partition = TeamKeys.Partition(Id);
        var gone = new HashSet<string>(_values.Keys, StringComparer.Ordinal);
        foreach (var (key, value) in TeamRows.Of(changed))
        {
            gone.Remove(key);
            if (_values.TryGetValue(key, out var before) && ReferenceEquals(before, value)) continue;
            var json = TeamRows.JsonOf(value);
            if (!_rows.TryGetValue(key, out var row)) yield return new Add(new TableRow(partition, key).WithJson(json));
            else if (row.Json() != json) yield return new UpdateReplace(new TableRow(partition, key).WithJson(json), row.ETag);
        }

        foreach (var key in gone) yield return new Delete(partition, key, _rows[key].ETag);
    }
}
