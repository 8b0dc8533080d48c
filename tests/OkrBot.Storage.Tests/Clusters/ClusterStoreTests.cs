using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;
using OkrBot.Storage.Clusters;
using OkrBot.Storage.Tables;
using OkrBot.Storage.Tests.TeamCycles;

namespace OkrBot.Storage.Tests.Clusters;

public abstract class ClusterStoreTests<TStore>
    where TStore : TestStore, new()
{
    private static readonly TenantId Tenant = Sample.Id.Tenant;
    private static readonly CycleId Cycle = Sample.Id.Cycle;

    [Fact]
    public async Task What_was_written_is_read_and_saying_it_again_writes_nothing()
    {
        await using var store = new TStore();
        var counts = new TableRequestCounts();
        var clusters = new ClusterStore(new CountingTableServiceClient(store.Tables, counts));
        Assert.Equal(PlanningGroups.None.LookedAt, (await clusters.FindAsync(Tenant, Cycle, default)).LookedAt);
        var wanted = new PlanningGroups(Sample.Monday, [Group("a", "b"), Group("c", "d") with { Kept = true, Offered = [new("e")] }]);

        await clusters.ChangeAsync(Tenant, Cycle, _ => wanted, default);
        await clusters.ChangeAsync(Tenant, Cycle, known => known, default);
        await clusters.ChangeAsync(Tenant, Cycle, _ => wanted, default);

        Assert.Equal(1, counts.Of(TableNames.Directory, TableRequest.Transaction));
        var read = await clusters.FindAsync(Tenant, Cycle, default);
        Assert.Equal(Sample.Monday, read.LookedAt);
        Assert.Equal(wanted.Groups.AsEnumerable(), read.Groups);
        Assert.Empty((await clusters.FindAsync(new("other"), Cycle, default)).Groups);
        counts.Reset();
        Assert.Equal(wanted.Groups[1], await clusters.FindAsync(new GroupPlace(Tenant, Cycle, wanted.Groups[1].Id), default));
        Assert.Equal((1L, 1L), (counts.Of(TableNames.Directory), counts.Of(TableNames.Directory, TableRequest.Get)));
        foreach (var place in new GroupPlace[] { new(Tenant, Cycle, new("no-1")), new(new("other"), Cycle, wanted.Groups[1].Id), new(Tenant, new("2027-01-04"), wanted.Groups[1].Id) })
            Assert.Null(await clusters.FindAsync(place, default));
        Assert.Empty((await clusters.FindAsync(Tenant, new("2027-01-04"), default)).Groups);
    }

    [Fact]
    public async Task Two_who_change_at_the_same_time_both_count()
    {
        await using var store = new TStore();
        var clusters = new ClusterStore(store.Tables);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(at => Task.Run(() =>
            clusters.ChangeAsync(Tenant, Cycle, known => known with { Groups = known.Groups.Add(Group($"a{at:D2}", $"b{at:D2}")) }, default))));

        Assert.Equal(12, (await clusters.FindAsync(Tenant, Cycle, default)).Groups.Length);
    }

    [Fact]
    public async Task A_proposal_of_many_groups_is_written_in_steps_and_groups_that_are_gone_go()
    {
        await using var store = new TStore();
        var clusters = new ClusterStore(store.Tables);
        var many = new PlanningGroups(Sample.Monday, [.. Enumerable.Range(0, 200).Select(at => Group($"a{at:D3}", $"b{at:D3}"))]);
        await clusters.ChangeAsync(Tenant, Cycle, _ => many, default);
        Assert.Equal(many.Groups.AsEnumerable(), (await clusters.FindAsync(Tenant, Cycle, default)).Groups);

        await clusters.ChangeAsync(Tenant, Cycle, known => known with { Groups = known.Groups[..3] }, default);

        Assert.Equal(["a000-1", "a001-1", "a002-1"], (await clusters.FindAsync(Tenant, Cycle, default)).Groups.Select(group => group.Id.Value));
    }

    private static Cluster Group(params string[] teams) => new(new($"{teams[0]}-1"), [.. teams.Select(team => new TeamId(team))])
    {
        Overlaps = [new Overlap(new(new(teams[0]), new("o1"), null), new(new(teams[1]), new("o2"), new("k")), OverlapKind.Words, ["refund", "Straße"])],
    };
}

public sealed class EmbeddedClusterStoreTests : ClusterStoreTests<TempStore>;

public sealed class AzureClusterStoreTests : ClusterStoreTests<AzuriteStore>;
