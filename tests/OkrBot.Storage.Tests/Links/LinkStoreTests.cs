using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Storage.Links;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.Links;

public abstract class LinkStoreTests<TStore>
    where TStore : TestStore, new()
{
    private static readonly TenantId Tenant = new("t");
    private static readonly CycleId Cycle = new("2026-10-05");
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_link_reads_as_it_was_made_for_both_its_teams_and_for_nobody_else()
    {
        await using var store = new TStore();
        var links = Open(store);
        var link = Link("a", "b", LinkState.Asked);

        Assert.Equal(new LinkChange.Saved(link), await MakeAsync(links, link));

        Assert.Equal(link, await links.FindAsync(Tenant, Cycle, link.Id, default));
        Assert.Equal([link], await OfTeamAsync(links, "a"));
        Assert.Equal([link], await OfTeamAsync(links, "b"));
        Assert.Empty(await OfTeamAsync(links, "c"));
        Assert.Null(await links.FindAsync(new("u"), Cycle, link.Id, default));
        Assert.Null(await links.FindAsync(Tenant, new("2027-01-04"), link.Id, default));
    }

    [Fact]
    public async Task Making_it_twice_changes_nothing_and_says_how_it_is()
    {
        await using var store = new TStore();
        var links = Open(store);
        var link = Link("a", "b");
        await MakeAsync(links, link);

        Assert.Equal(new LinkChange.Unchanged(link), await MakeAsync(links, link));
        Assert.True(await links.WouldLoopAsync(Tenant, Cycle, Link("b", "a"), default));
    }

    [Fact]
    public async Task A_loop_is_refused_over_any_number_of_teams_and_free_again_once_a_link_of_it_is_taken_back()
    {
        await using var store = new TStore();
        var (links, other) = (Open(store), Open(store));
        string[] teams = ["a", "b", "c", "d", "e"];
        foreach (var (from, to) in teams.Zip(teams.Skip(1))) Assert.IsType<LinkChange.Saved>(await MakeAsync(links, Link(from, to)));

        Assert.IsType<LinkChange.WouldLoop>(await MakeAsync(other, Link("e", "a")));
        Assert.Null(await links.FindAsync(Tenant, Cycle, Link("e", "a").Id, default));
        await links.ChangeAsync(Tenant, Cycle, Link("b", "c").Id, stored => LinkTruth.Withdraw(stored, 1), default);

        Assert.IsType<LinkChange.Saved>(await MakeAsync(other, Link("e", "a")));
        Assert.IsType<LinkChange.WouldLoop>(await links.ChangeAsync(Tenant, Cycle, Link("b", "c").Id, stored => LinkTruth.Make(stored, Link("b", "c") with { Round = 2 }), default));
    }

    /// <summary>Each need leads on in a ring, so that all but one may be accepted, whichever servers they are pressed on.</summary>
    [Fact]
    public async Task Of_many_acceptances_at_once_that_close_a_ring_together_one_is_refused()
    {
        const int Ring = 12;
        await using var store = new TStore();
        LinkStore[] servers = [Open(store), Open(store), Open(store)];
        var asked = Enumerable.Range(0, Ring).Select(at => Link($"team{at}", $"team{(at + 1) % Ring}", LinkState.Asked)).ToList();
        foreach (var link in asked) await MakeAsync(servers[0], link);

        var ended = await Task.WhenAll(asked.Select((link, at) => Task.Run(() => AcceptAsync(servers[at % servers.Length], link))));

        Assert.Equal((Ring - 1, 1), (ended.Count(one => one is LinkChange.Saved), ended.Count(one => one is LinkChange.WouldLoop)));
        var graph = await new GraphReader(store.Tables.GetTableClient(TableNames.Links)).ReadAsync(LinkKeys.Partition(Tenant, Cycle), default);
        Assert.Equal((Ring - 1, Ring - 1L, Ring), (graph.Graph.Count, graph.Version, graph.Links));
    }

    [Fact]
    public async Task Two_teams_that_need_each_other_cannot_both_be_accepted_at_once()
    {
        await using var store = new TStore();
        for (var pair = 0; pair < 8; pair++)
        {
            var (one, two) = (Link($"x{pair}", $"y{pair}", LinkState.Asked), Link($"y{pair}", $"x{pair}", LinkState.Asked));
            var (first, second) = (Open(store), Open(store));
            await MakeAsync(first, one);
            await MakeAsync(second, two);

            var ended = await Task.WhenAll(Task.Run(() => AcceptAsync(first, one)), Task.Run(() => AcceptAsync(second, two)));

            Assert.Equal([nameof(LinkChange.Saved), nameof(LinkChange.WouldLoop)], ended.Select(end => end.GetType().Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_change_costs_two_reads_and_one_transaction_and_one_query_where_another_server_was_there_since()
    {
        await using var store = new TStore();
        var counts = new TableRequestCounts();
        var links = new LinkStore(new CountingTableServiceClient(store.Tables, counts), TimeProvider.System);
        await MakeAsync(links, Link("a", "b"));

        counts.Reset();
        await MakeAsync(links, Link("b", "c"));
        Assert.Equal((2, 0, 1), (counts.Of(TableNames.Links, TableRequest.Get), counts.Of(TableNames.Links, TableRequest.Query), counts.Of(TableNames.Links, TableRequest.Transaction)));

        await MakeAsync(Open(store), Link("c", "d"));
        counts.Reset();
        await MakeAsync(links, Link("d", "e"));
        Assert.Equal((2, 1, 1), (counts.Of(TableNames.Links, TableRequest.Get), counts.Of(TableNames.Links, TableRequest.Query), counts.Of(TableNames.Links, TableRequest.Transaction)));
    }

    [Fact]
    public async Task A_decline_touches_nothing_but_the_link()
    {
        await using var store = new TStore();
        var links = Open(store);
        var link = Link("a", "b", LinkState.Asked);
        await MakeAsync(links, link);
        var before = await store.Tables.GetTableClient(TableNames.Links).GetAsync(LinkKeys.Partition(Tenant, Cycle), LinkKeys.Version, default);

        var declined = Assert.IsType<LinkChange.Saved>(await links.ChangeAsync(Tenant, Cycle, link.Id, stored => LinkTruth.Answer(stored, new("e", link.Id, 1, "No people", new("ines"), Now)), default)).Link;

        Assert.Equal((LinkState.Declined, "No people", 2), (declined.State, declined.Reason, declined.Version));
        Assert.Equal(before!.ETag, (await store.Tables.GetTableClient(TableNames.Links).GetAsync(LinkKeys.Partition(Tenant, Cycle), LinkKeys.Version, default))!.ETag);
        Assert.IsType<LinkChange.Unchanged>(await AcceptAsync(links, link));
    }

    private protected static LinkStore Open(TStore store) => new(store.Tables, TimeProvider.System);

    private protected static Link Link(string from, string to, LinkState state = LinkState.Accepted)
    {
        var (kind, f, t) = (state == LinkState.Asked ? LinkKind.Needs : LinkKind.Supports, new LinkEnd(new(from), new("o"), null), new LinkEnd(new(to), new("o"), new("k")));
        return new Link(LinkEnds.IdOf(kind, f, t), kind, f, t, "So", state, new("ann"), Now) { FromLabel = new("From", "One"), ToLabel = new("To", null) };
    }

    private protected static Task<LinkChange> MakeAsync(LinkStore links, Link link) => links.ChangeAsync(Tenant, Cycle, link.Id, stored => LinkTruth.Make(stored, link), default);

    private static Task<LinkChange> AcceptAsync(LinkStore links, Link link)
        => links.ChangeAsync(Tenant, Cycle, link.Id, stored => LinkTruth.Answer(stored, new("e", link.Id, 1, null, new("ines"), Now)), default);

    private static async Task<List<Link>> OfTeamAsync(LinkStore links, string team)
    {
        var found = new List<Link>();
        await foreach (var link in links.OfTeamAsync(Tenant, Cycle, new(team), default)) found.Add(link);
        return found;
    }
}

public sealed class EmbeddedLinkStoreTests : LinkStoreTests<TempStore>
{
    /// <summary>More steps than one page of a query holds.</summary>
    [Fact]
    public async Task Beyond_a_thousand_links_a_new_server_still_sees_each()
    {
        const int Chain = 1_050;
        await using var store = new TempStore();
        var links = Open(store);
        for (var at = 0; at < Chain; at++) await MakeAsync(links, Link($"n{at}", $"n{at + 1}"));

        Assert.IsType<LinkChange.WouldLoop>(await MakeAsync(Open(store), Link($"n{Chain}", "n0")));
        Assert.IsType<LinkChange.Saved>(await MakeAsync(Open(store), Link("n0", $"n{Chain}")));
    }
}

public sealed class AzureLinkStoreTests : LinkStoreTests<AzuriteStore>;
