using OkrBot.Domain.Alignment;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Links;

/// <summary>The graph as of one version, and the mark under which the next one may be written. Never changes.</summary>
/// <param name="Mark">ETag of the row <c>v</c>; null = nothing is stored yet.</param>
internal sealed record StoredGraph(long Version, int Links, string? Mark, LinkGraph Graph)
{
    public static StoredGraph Empty { get; } = new(0, 0, null, LinkGraph.Empty);
}

/// <summary>Reads who helps whom. What this process knows costs one row, the version's; what others added since, one query more; from nothing, one query
/// for every thousand steps that the graph ever took.</summary>
internal sealed class GraphReader(ITableClient table)
{
    // A graph of twenty thousand links takes some 5 MB.
    private const int MostKnown = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredGraph> _known = new(StringComparer.Ordinal);

    public async Task<StoredGraph> ReadAsync(string partition, CancellationToken cancel)
    {
        if (await table.GetAsync(partition, LinkKeys.Version, cancel) is not { } row) return StoredGraph.Empty;
        var version = row.GetInt64(LinkFields.Version) ?? 0;
        var known = Find(partition);
        // Never asked to go back: a slow reader's version is older than what a quick one brought.
        var (at, graph) = known.Version <= version ? (known.Version, known.Graph) : (0, LinkGraph.Empty);
        if (at < version) graph = await StepAsync(partition, graph, at, version, cancel);
        var read = new StoredGraph(version, row.GetInt32(LinkFields.Count) ?? 0, row.ETag, graph);
        Keep(partition, read);
        return read;
    }

    public void Keep(string partition, StoredGraph graph)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(partition, out var known) && known.Version > graph.Version) return;
            if (_known.Count >= MostKnown && !_known.ContainsKey(partition)) _known.Clear();
            _known[partition] = graph;
        }
    }

    public static TableRow StepRow(string partition, long version, LinkId link, HelpEdge edge, bool gone) => new(partition, LinkKeys.Step(version))
    {
        [LinkFields.Link] = link.Value, [LinkFields.Gone] = gone,
        [LinkFields.HelperTeam] = edge.Helper.Team.Value, [LinkFields.Helper] = edge.Helper.Objective.Value,
        [LinkFields.HelpedTeam] = edge.Helped.Team.Value, [LinkFields.Helped] = edge.Helped.Objective.Value,
    };

    private async Task<LinkGraph> StepAsync(string partition, LinkGraph graph, long after, long version, CancellationToken cancel)
    {
        var (from, to) = LinkKeys.StepsAfter(after);
        var last = LinkKeys.Step(version);
        await foreach (var row in table.ReadRangeAsync(partition, from, to, cancel))
        {
            // Written after the version was read: the next reader's.
            if (string.CompareOrdinal(row.RowKey, last) > 0) break;
            var link = new LinkId(Text(row, LinkFields.Link));
            var edge = new HelpEdge(new(new(Text(row, LinkFields.HelperTeam)), new(Text(row, LinkFields.Helper))), new(new(Text(row, LinkFields.HelpedTeam)), new(Text(row, LinkFields.Helped))));
            graph = row.GetBoolean(LinkFields.Gone) == true ? graph.Without(link, edge) : graph.With(link, edge);
        }
        return graph;
    }

    private StoredGraph Find(string partition)
    {
        lock (_gate) return _known.GetValueOrDefault(partition, StoredGraph.Empty);
    }

    private static string Text(TableRow row, string name) => row.GetString(name) ?? throw new InvalidDataException($"The row {row.RowKey} has no {name}.");
}
