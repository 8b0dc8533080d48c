using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Clusters;

/// <summary>The groups in table Directory. Partition <c>{tenant}|groups|{cycle}</c>; row <c>0</c> is the head (when the last proposal was made), written in every
/// transaction, so that of two who change at the same time one decides again; rows <c>g|{group}</c> hold a group each.</summary>
internal sealed class ClusterStore(ITableServiceClient tables) : IClusters
{
    private const string Head = "0";
    private const string Group = "g|";
    private const int MostTogether = 90;

    private readonly ITableClient _table = tables.GetTableClient(TableNames.Directory);

    public async Task<PlanningGroups> FindAsync(TenantId tenant, CycleId cycle, CancellationToken cancel)
        => (await ReadAsync(Partition(tenant, cycle), cancel)).Groups;

    public async Task<Cluster?> FindAsync(GroupPlace place, CancellationToken cancel)
        => await _table.GetAsync(Partition(place.Tenant, place.Cycle), KeyOf(place.Group), cancel) is { } row ? StoredJson.Read<Cluster>(row.Json()) : null;

    public async Task<PlanningGroups> ChangeAsync(TenantId tenant, CycleId cycle, Func<PlanningGroups, PlanningGroups> change, CancellationToken cancel)
    {
        var partition = Partition(tenant, cycle);
        while (true)
        {
            var stored = await ReadAsync(partition, cancel);
            var wanted = change(stored.Groups);
            var differing = Differing(stored, wanted.Groups).ToList();
            if (differing.Count == 0 && wanted.LookedAt == stored.Groups.LookedAt) return wanted;
            var isLast = differing.Count <= MostTogether;
            // The time of the proposal is told once all of it is there.
            var head = HeadRow(partition, isLast ? wanted.LookedAt : stored.Groups.LookedAt);
            TableTransactionAction first = stored.HeadMark is { } mark ? new UpdateReplace(head, mark) : new Add(head);
            var result = await _table.SubmitTransactionAsync([first, .. differing.Take(MostTogether)], cancel);
            if (result is TransactionResult.Rejected { Error: TableError.TooLarge }) throw new InvalidOperationException("A planning group does not fit into a row.");
            if (isLast && result is TransactionResult.Committed) return wanted;
        }
    }

    private async Task<Stored> ReadAsync(string partition, CancellationToken cancel)
    {
        var stored = new Stored([], null, PlanningGroups.None) { Partition = partition };
        var groups = ImmutableArray.CreateBuilder<Cluster>();
        await foreach (var row in _table.ReadPartitionAsync(partition, cancel))
        {
            stored.Rows[row.RowKey] = row;
            if (row.RowKey == Head) stored = stored with { HeadMark = row.ETag, Groups = StoredJson.Read<PlanningGroups>(row.Json()) };
            else if (row.RowKey.StartsWith(Group, StringComparison.Ordinal)) groups.Add(StoredJson.Read<Cluster>(row.Json()));
        }
        return stored with { Groups = stored.Groups with { Groups = [.. groups.OrderBy(group => group.Id)] } };
    }

    private static IEnumerable<TableTransactionAction> Differing(Stored stored, ImmutableArray<Cluster> wanted)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { Head };
        foreach (var group in wanted)
        {
            var key = KeyOf(group.Id);
            keys.Add(key);
            var json = StoredJson.Write(group);
            var fresh = new TableRow(stored.Partition, key).WithJson(json);
            if (!stored.Rows.TryGetValue(key, out var known)) yield return new Add(fresh);
            else if (known.Json() != json) yield return new UpdateReplace(fresh, known.ETag);
        }
        foreach (var (key, known) in stored.Rows)
            if (!keys.Contains(key)) yield return new Delete(stored.Partition, key, known.ETag);
    }

    private static TableRow HeadRow(string partition, DateTimeOffset? lookedAt) => new TableRow(partition, Head).WithJson(StoredJson.Write(new PlanningGroups(lookedAt, [])));

    private static string KeyOf(ClusterId group) => Group + KeyPart.Bounded(group.Value);

    private static string Partition(TenantId tenant, CycleId cycle) => $"{KeyPart.Of(tenant.Value)}|groups|{KeyPart.Of(cycle.Value)}";

    private sealed record Stored(Dictionary<string, TableRow> Rows, string? HeadMark, PlanningGroups Groups)
    {
        public string Partition { get; init; } = "";
    }
}
