using System.Runtime.CompilerServices;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Links;

/// <summary>The links in table Links; see <see cref="LinkKeys"/>. A link that is made, answered or taken back costs two reads and one transaction of at most
/// five rows, and one query more where another server changed the graph since.</summary>
internal sealed class LinkStore : ILinks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);
    private const int ShortestPauseMs = 5;
    private const int LongestPauseMs = 200;

    private readonly ITableClient _table;
    private readonly GraphReader _graphs;
    private readonly TimeProvider _time;

    public LinkStore(ITableServiceClient tables, TimeProvider time)
    {
        _table = tables.GetTableClient(TableNames.Links);
        _graphs = new GraphReader(_table);
        _time = time;
    }

    public async Task<Link?> FindAsync(TenantId tenant, CycleId cycle, LinkId id, CancellationToken cancel)
        => await _table.GetAsync(LinkKeys.Partition(tenant, cycle), LinkKeys.Link(id), cancel) is { } row ? StoredJson.Read<Link>(row.Json()) : null;

    public async IAsyncEnumerable<Link> OfTeamAsync(TenantId tenant, CycleId cycle, TeamId team, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in _table.ReadKindAsync(LinkKeys.Partition(tenant, cycle), LinkKeys.OfTeam(team), cancel))
            if (await FindAsync(tenant, cycle, new LinkId(row.GetString(LinkFields.Link)!), cancel) is { } link) yield return link;
    }

    public async Task<bool> WouldLoopAsync(TenantId tenant, CycleId cycle, Link link, CancellationToken cancel)
        => (await _graphs.ReadAsync(LinkKeys.Partition(tenant, cycle), cancel)).Graph.WouldLoop(HelpEdge.Of(link));

    public async Task<LinkChange> ChangeAsync(TenantId tenant, CycleId cycle, LinkId id, Func<Link?, Link?> change, CancellationToken cancel)
    {
        var (partition, until) = (LinkKeys.Partition(tenant, cycle), _time.GetUtcNow() + Patience);
        for (var lost = 0; ; lost++)
        {
            try
            {
                if (await TryAsync(partition, id, change, cancel) is { } ended) return ended;
            }
            catch (StorageUnavailableException) when (_time.GetUtcNow() < until)
            {
                // It may have been written all the same: then the next reading finds it done.
            }
            catch (StorageUnavailableException)
            {
                return new LinkChange.Busy();
            }
            if (_time.GetUtcNow() >= until) return new LinkChange.Busy();
            await Task.Delay(Pause(lost), _time, cancel);
        }
    }

    /// <summary>Null: somebody else was first.</summary>
    private async Task<LinkChange?> TryAsync(string partition, LinkId id, Func<Link?, Link?> change, CancellationToken cancel)
    {
        var row = await _table.GetAsync(partition, LinkKeys.Link(id), cancel);
        var before = row is null ? null : StoredJson.Read<Link>(row.Json());
        if (change(before) is not { } after) return new LinkChange.Unchanged(before);
        var fresh = new TableRow(partition, LinkKeys.Link(id)).WithJson(StoredJson.Write(after));
        TableTransactionAction written = row is null ? new Add(fresh) : new UpdateReplace(fresh, row.ETag);
        var isGraphs = row is null || LinkTruth.Stands(before) != LinkTruth.Stands(after);
        if (!isGraphs) return await _table.SubmitTransactionAsync([written], cancel) is TransactionResult.Committed ? new LinkChange.Saved(after) : null;
        var graph = await _graphs.ReadAsync(partition, cancel);
        if (row is null && graph.Links >= ILinks.Most) return new LinkChange.Full(ILinks.Most);
        var next = Next(graph, before, after);
        if (next is null) return new LinkChange.WouldLoop();
        if (await _table.SubmitTransactionAsync([written, .. LinkRows.Of(partition, graph, next, before, after)], cancel) is not TransactionResult.Committed committed) return null;
        // The mark of the version's row, which stands second.
        if (committed.ETags.Count > 1 && committed.ETags[1].Length > 0) _graphs.Keep(partition, next with { Mark = committed.ETags[1] });
        return new LinkChange.Saved(after);
    }

    /// <summary>Null: there would be a loop.</summary>
    private static StoredGraph? Next(StoredGraph graph, Link? before, Link after)
    {
        var edge = HelpEdge.Of(after);
        var (stood, stands) = (LinkTruth.Stands(before), LinkTruth.Stands(after));
        if (stands && !stood && graph.Graph.WouldLoop(edge)) return null;
        var changed = stands == stood ? graph.Graph : stands ? graph.Graph.With(after.Id, edge) : graph.Graph.Without(after.Id, edge);
        return graph with { Version = graph.Version + (stands == stood ? 0 : 1), Links = graph.Links + (before is null ? 1 : 0), Graph = changed };
    }

    private static TimeSpan Pause(int lost)
        => TimeSpan.FromMilliseconds(Random.Shared.Next(ShortestPauseMs, Math.Min(LongestPauseMs, ShortestPauseMs << Math.Min(lost + 1, 6))));
}
