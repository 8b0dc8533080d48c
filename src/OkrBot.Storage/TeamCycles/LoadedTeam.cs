using OkrBot.Domain;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.TeamCycles;

/// <summary>A team as of one commit, with the marks under which its rows may be changed. Never changes.</summary>
internal sealed class LoadedTeam
{
    private const string From = TeamKeys.State + "|";
    private const string To = TeamKeys.State + "}";

    private readonly Dictionary<string, string> _marks;

    private LoadedTeam(TeamCycleId id, TeamCycle? state, Dictionary<string, string> marks)
    {
        (Id, State, _marks) = (id, state, marks);
        HeadMark = marks.GetValueOrDefault(TeamKeys.Head);
    }

    public TeamCycleId Id { get; }

    /// <summary>ETag of the head. Null: the team is not in the cycle.</summary>
    public string? HeadMark { get; }
    public TeamCycle? State { get; }
    public long Version => State?.Version ?? 0;

    /// <summary>One range query. Where the state takes several pages, the head is read again to be sure that they belong together.</summary>
    public static async Task<LoadedTeam> ReadAsync(ITableClient table, TeamCycleId id, CancellationToken cancel)
    {
        var partition = TeamKeys.Partition(id);
        while (true)
        {
            var page = await table.QueryAsync(partition, From, To, null, cancel);
            if (page.Continuation is null) return Of(id, page.Rows);
            var rows = page.Rows.ToList();
            while (page.Continuation is { } more)
            {
                page = await table.QueryAsync(partition, From, To, more, cancel);
                rows.AddRange(page.Rows);
            }

            var head = await table.GetAsync(partition, TeamKeys.Head, cancel);
            if (head?.ETag == rows.Find(row => row.RowKey == TeamKeys.Head)?.ETag) return Of(id, rows);
        }
    }

    /// <summary>What has to be written so that the rows hold <paramref name="changed"/>: only rows that differ. Rows of unknown kinds stay.</summary>
    public IEnumerable<TableTransactionAction> ChangesTo(TeamCycle changed)
    {
        var partition = TeamKeys.Partition(Id);
        foreach (var (key, before, after) in TeamRows.Between(State, changed))
        {
            var mark = _marks.GetValueOrDefault(key);
            if (after is null)
            {
                if (mark is not null) yield return new Delete(partition, key, mark);
                continue;
            }

            var json = TeamRows.JsonOf(after);
            if (mark is null) yield return new Add(new TableRow(partition, key).WithJson(json));
            else if (before is null || TeamRows.JsonOf(before) != json) yield return new UpdateReplace(new TableRow(partition, key).WithJson(json), mark);
        }
    }

    /// <summary>The team after its own commit.</summary>
    /// <param name="etags">Of the rows that the actions left. Null comes back when they are not all told.</param>
    public LoadedTeam? After(TeamCycle state, IReadOnlyList<TableTransactionAction> actions, IReadOnlyList<string> etags)
    {
        if (etags.Count != actions.Count) return null;
        var marks = new Dictionary<string, string>(_marks, StringComparer.Ordinal);
        for (var i = 0; i < actions.Count; i++)
        {
            var key = actions[i].RowKey;
            if (!key.StartsWith(From, StringComparison.Ordinal)) continue;
            if (actions[i] is Delete) marks.Remove(key);
            else if (etags[i].Length > 0) marks[key] = etags[i];
            else return null;
        }

        return new LoadedTeam(Id, state, marks);
    }

    private static LoadedTeam Of(TeamCycleId id, IReadOnlyList<TableRow> rows)
    {
        var head = rows.FirstOrDefault(row => row.RowKey == TeamKeys.Head);
        var state = head is null ? null : TeamRows.Read(id, head.GetInt64(TeamFields.Version) ?? 0, rows);
        return new LoadedTeam(id, state, rows.ToDictionary(row => row.RowKey, row => row.ETag, StringComparer.Ordinal));
    }
}
