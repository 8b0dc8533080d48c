using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Follows;
using OkrBot.Storage.Directory;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Directory;

/// <summary>Where teams' people come from, and what people follow.</summary>
public abstract class PeopleStoreTests<TStore>
    where TStore : TestStore, new()
{
    private static readonly TenantId Tenant = new("tenant");
    private static readonly PersonId Ann = new("ann");
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_somebody_follows_reads_as_it_was_written_and_goes_at_once()
    {
        await using var store = new TStore();
        var follows = new FollowStore(store.Tables, new ManualTime());
        var list = FollowList.Nothing.Suggest([new("a"), new("b")], Now).Choose([new("b")], [], Now);
        await follows.ChangeAsync(Tenant, Ann, known => (known ?? new FollowEntry(Tenant, Ann, list)) with { SuggestedAt = Now }, default);
        var read = (await follows.FindAsync(Tenant, Ann, default))!;
        Assert.Equal((list.Teams.Single(), new TeamId("b"), Now), (read.List.Teams.Single(), read.List.Declined.Single(), read.SuggestedAt));
        Assert.Null(await follows.FindAsync(new("other"), Ann, default));
        for (var i = 0; i < 2; i++) await follows.RemoveAsync(Tenant, Ann, default);
        Assert.Null(await follows.FindAsync(Tenant, Ann, default));
    }

    [Fact]
    public async Task All_parts_together_are_all_who_follow()
    {
        await using var store = new TStore();
        var follows = new FollowStore(store.Tables, new ManualTime());
        for (var i = 0; i < 20; i++) await follows.ChangeAsync(Tenant, new($"p{i}"), _ => new FollowEntry(Tenant, new($"p{i}"), FollowList.Nothing), default);
        var found = new List<string>();
        foreach (var shard in Shards.All)
            await foreach (var entry in follows.AllAsync(Tenant, new Shard(shard), default)) found.Add(entry.Person.Value);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"p{i}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_team_of_which_nothing_is_known_comes_from_its_chat_and_moves_are_forgotten_after_two_weeks()
    {
        await using var store = new TStore();
        var entries = new RosterEntryStore(store.Tables, new ManualTime());
        Assert.Equal((null, null), ((await entries.FindAsync(Tenant, new("t"), default)).Group, (await entries.FindAsync(Tenant, new("t"), default)).ReadAt));
        await entries.ChangeAsync(Tenant, new("t"), entry => entry.With([new(Ann, true, Now)], Now) with { Seen = [Ann], Trouble = RosterTrouble.TooMany }, default);
        var later = await entries.ChangeAsync(Tenant, new("t"), entry => entry.With([new(Ann, false, Now.AddDays(14))], Now.AddDays(14)), default);
        Assert.Equal([new RosterMove(Ann, false, Now.AddDays(14))], later.Moves.AsEnumerable());
        var read = await entries.FindAsync(Tenant, new("t"), default);
        Assert.Equal((Ann, RosterTrouble.TooMany), (read.Seen.Single(), read.Trouble));
    }
}

public sealed class EmbeddedPeopleStoreTests : PeopleStoreTests<TempStore>;

public sealed class AzurePeopleStoreTests : PeopleStoreTests<AzuriteStore>;
