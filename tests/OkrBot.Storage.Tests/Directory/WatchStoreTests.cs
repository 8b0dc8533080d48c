using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Directory;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Directory;

public abstract class WatchStoreTests<TStore>
    where TStore : TestStore, new()
{
    private static readonly TenantId Tenant = new("tenant");
    private static readonly PersonId Ann = new("ann");

    [Fact]
    public async Task A_watch_reads_as_it_was_written_and_for_its_own_tenant_alone()
    {
        await using var store = new TStore();
        var watches = Server(store);
        var watch = new WatchEntry(Tenant, Ann, [new("19:one@thread.v2"), new("19:two@thread.v2")])
        {
            Subscription = "7f10", Secret = "ann.secret", ExpiresAt = DateTimeOffset.UnixEpoch, RenewedAt = DateTimeOffset.UnixEpoch, Mark = new string('m', 20_000), MarkUntil = DateTimeOffset.UnixEpoch,
        };
        await watches.ChangeAsync(Tenant, Ann, _ => watch, default);
        var read = (await watches.FindAsync(Tenant, Ann, default))!;
        Assert.Equal(watch.Series.AsEnumerable(), read.Series.AsEnumerable());
        Assert.Equal(watch, read with { Series = watch.Series });
        Assert.Null(await watches.FindAsync(new TenantId("other"), Ann, default));
        Assert.Null(await watches.FindAsync(Tenant, new PersonId("bo"), default));
    }

    [Fact]
    public async Task What_another_server_wrote_is_seen_at_once()
    {
        await using var store = new TStore();
        var (one, two) = (Server(store), Server(store));
        await one.ChangeAsync(Tenant, Ann, _ => new WatchEntry(Tenant, Ann, []) { Secret = "old" }, default);
        Assert.Equal("old", (await two.FindAsync(Tenant, Ann, default))!.Secret);
        await one.ChangeAsync(Tenant, Ann, known => known! with { Secret = "new" }, default);
        Assert.Equal("new", (await two.FindAsync(Tenant, Ann, default))!.Secret);
    }

    [Fact]
    public async Task Changes_at_once_all_count_and_each_watch_is_found_once()
    {
        await using var store = new TStore();
        var servers = new[] { Server(store), Server(store) };
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => servers[i % 2].ChangeAsync(
            Tenant, Ann, known => (known ?? new WatchEntry(Tenant, Ann, [])) with { Series = (known?.Series ?? []).Add(new($"s{i}")) }, default))));
        await servers[0].ChangeAsync(Tenant, new("bo"), _ => new WatchEntry(Tenant, new("bo"), []), default);
        await servers[0].ChangeAsync(new("other"), Ann, _ => new WatchEntry(new("other"), Ann, []), default);

        var all = new List<WatchEntry>();
        foreach (var shard in Shards.All)
            await foreach (var watch in servers[0].AllAsync(Tenant, new Shard(shard), default)) all.Add(watch);
        Assert.Equal(["ann", "bo"], all.Select(watch => watch.Owner.Value).Order(StringComparer.Ordinal));
        Assert.Equal(10, all.Single(watch => watch.Owner == Ann).Series.Length);
    }

    private static WatchStore Server(TStore store) => new(store.Tables, new ManualTime());
}

public sealed class EmbeddedWatchStoreTests : WatchStoreTests<TempStore>;

public sealed class AzureWatchStoreTests : WatchStoreTests<AzuriteStore>;
