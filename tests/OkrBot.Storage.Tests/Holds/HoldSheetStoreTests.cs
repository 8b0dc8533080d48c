using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Holds;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Holds;

public abstract class HoldSheetStoreTests<TStore>
    where TStore : TestStore, new()
{
    private static readonly TenantId Tenant = new("tenant");
    private static readonly HoldSubject Team = new(new("2026-10-05"), new TeamId("checkout"), null);
    private static readonly HoldSubject Group = new(new("2026-10-05"), null, "checkout-1");

    [Fact]
    public async Task A_sheet_reads_as_it_was_written_and_for_its_own_tenant_cycle_and_subject_alone()
    {
        await using var store = new TStore();
        var sheets = Server(store);
        await sheets.ChangeAsync(Tenant, Team, known => known.With(new KeptHold(HoldKind.Review, new("bo"), DateTimeOffset.UnixEpoch, new PutHold("AAk=", "f", "p") { Generation = 2 }) { IsOver = true }) with
        {
            Files = [new FiledHold(HoldKind.Reflection, "f", 3)], Mark = "m", Language = "de", Without = HoldsWithout.Mailbox, ToldAt = DateTimeOffset.UnixEpoch, LeasedBy = "me", LeasedUntil = DateTimeOffset.UnixEpoch,
        }, default);
        var read = await Server(store).FindAsync(Tenant, Team, default);
        Assert.Equal(new KeptHold(HoldKind.Review, new("bo"), DateTimeOffset.UnixEpoch, new PutHold("AAk=", "f", "p") { Generation = 2 }) { IsOver = true }, read.Holds.Single());
        Assert.Equal("de", read.Language);
        Assert.Equal((new FiledHold(HoldKind.Reflection, "f", 3), "m", HoldsWithout.Mailbox, "me", Team), (read.Files.Single(), read.Mark, read.Without, read.LeasedBy, read.Subject));
        foreach (var (tenant, subject) in new[] { (new TenantId("other"), Team), (Tenant, Team with { Cycle = new("2027-01-04") }), (Tenant, Group), (Tenant, new HoldSubject(Team.Cycle, null, "checkout")) })
            Assert.Empty((await sheets.FindAsync(tenant, subject, default)).Holds);
    }

    [Fact]
    public async Task Teams_are_found_in_their_part_and_groups_apart_and_changes_at_once_all_count()
    {
        await using var store = new TStore();
        var servers = new[] { Server(store), Server(store) };
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => servers[i % 2].ChangeAsync(Tenant, Team, known => known with { Files = known.Files.Add(new(HoldKind.Review, $"{i}", i)) }, default))));
        await servers[0].ChangeAsync(Tenant, Group, known => known with { Mark = "g" }, default);
        await servers[0].ChangeAsync(new("other"), Team, known => known with { Mark = "o" }, default);
        var teams = new List<HoldSheet>();
        foreach (var shard in Shards.All)
            await foreach (var sheet in servers[1].TeamsAsync(Tenant, new Shard(shard), default)) teams.Add(sheet);
        Assert.Equal(10, Assert.Single(teams).Files.Length);
        var groups = new List<HoldSheet>();
        await foreach (var sheet in servers[1].GroupsAsync(Tenant, default)) groups.Add(sheet);
        Assert.Equal((Group, "g"), (Assert.Single(groups).Subject, groups[0].Mark));
    }

    [Fact]
    public async Task All_servers_have_the_same_secret_and_each_purpose_its_own()
    {
        await using var store = new TStore();
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await new OwnSecretStore(store.Tables).OfAsync("holds", default))));
        Assert.All(made, secret => Assert.Equal(made[0], secret));
        Assert.Equal(32, made[0].Length);
        Assert.NotEqual(made[0], await new OwnSecretStore(store.Tables).OfAsync("other", default));
    }

    private static HoldSheetStore Server(TStore store) => new(store.Tables, new ManualTime());
}

public sealed class EmbeddedHoldSheetStoreTests : HoldSheetStoreTests<TempStore>;

public sealed class AzureHoldSheetStoreTests : HoldSheetStoreTests<AzuriteStore>;
