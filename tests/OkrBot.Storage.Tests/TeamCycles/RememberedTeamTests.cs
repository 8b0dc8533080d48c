using FsCheck;
using FsCheck.Fluent;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;
using OkrBot.Storage.TeamCycles;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.TeamCycles;

/// <summary>What a remembered team costs, and that nobody can tell it from a read one.</summary>
public abstract class RememberedTeamTests<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task A_server_that_remembers_saves_with_two_requests_and_shows_with_one()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        for (var i = 0; i < 5; i++)
        {
            Assert.IsType<Change.Saved>(await server.Answer($"c{i}", 1 + (i % 3), i));
            Assert.Equal((1, 0, 1), server.Spent());
            Assert.Equal(Enumerable.Range(0, i + 1), Sample.Values(await server.Find()));
            Assert.Equal((1, 0, 0), server.Spent());
        }
    }

    [Fact]
    public async Task A_server_that_knows_nothing_yet_saves_with_two_requests_and_shows_with_one()
    {
        await using var store = new TStore();
        await new Server(store).StartTeam();
        var (saving, showing) = (new Server(store), new Server(store));

        Assert.IsType<Change.Saved>(await saving.Answer("c1", 1, 1));
        await showing.Find();

        Assert.Equal((0, 1, 1), saving.Spent());
        Assert.Equal((0, 1, 0), showing.Spent());
    }

    [Fact]
    public async Task Two_servers_that_alternate_see_each_others_answers_for_one_request_more()
    {
        await using var store = new TStore();
        await using var secondProcess = store.Open();
        Server[] servers = [new(store), new(secondProcess)];
        await servers[0].StartTeam();
        await servers[1].Find();
        servers[1].Spent();
        var (one, other) = (servers[0], servers[1]);
        for (var i = 0; i < 20; i += 2)
        {
            Assert.IsType<Change.Saved>(await one.Answer($"c{i}", 1, i));
            Assert.Equal((1, 0, 1), one.Spent());
            Assert.IsType<Change.Saved>(await other.Answer($"c{i + 1}", 2, i + 1));
            Assert.Equal((1, 1, 1), other.Spent());
            Assert.Equal(Enumerable.Range(0, i + 2), Sample.Values(await one.Find()));
            Assert.Equal((1, 1, 0), one.Spent());
            Assert.Equal(Enumerable.Range(0, i + 2), Sample.Values(await other.Find()));
            Assert.Equal((1, 0, 0), other.Spent());
        }
    }

    [Fact]
    public async Task A_team_that_another_server_starts_is_seen_by_who_had_not_found_it()
    {
        await using var store = new TStore();
        var waiting = new Server(store);
        Assert.Null(await waiting.Store.FindAsync(Sample.Id, default));
        await new Server(store).StartTeam();

        Assert.Equal(1, (await waiting.Find()).Version);
    }

    [Fact]
    public async Task After_a_commit_without_an_answer_the_rows_are_read_again()
    {
        await using var store = new TStore();
        var armed = false;
        var server = new Server(store, request => armed && request == TableRequest.Transaction ? Fault.LostAfter : Fault.None);
        await server.StartTeam();
        armed = true;
        Assert.IsType<Change.Saved>(await server.Answer("c1", 1, 40));
        armed = false;
        server.Spent();

        Assert.IsType<Change.Saved>(await server.Answer("c2", 1, 41));

        Assert.Equal((0, 1, 1), server.Spent());
        Assert.Equal(await new Server(store).Text(), await server.Text());
    }

    [Fact]
    public async Task What_is_done_beside_the_head_leaves_the_memory_good()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c1"), _ => Sample.Effectful("offer:1"), default);
        await server.Store.EffectDoneAsync(Sample.Id, "offer:1", default);
        server.Time.Advance(TimeSpan.FromDays(8));
        Assert.True(await new TeamHousekeeping(server.Tables, server.Time).SweepAsync(Sample.Id, default) > 0);
        server.Spent();

        Assert.IsType<Change.Saved>(await server.Answer("c2", 1, 1));

        Assert.Equal((1, 0, 1), server.Spent());
        Assert.Equal(await new Server(store).Text(), await server.Text());
    }

    [Fact]
    public async Task The_commit_after_one_of_many_events_is_as_cheap_as_any()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        var many = Decision.Of(Enumerable.Range(0, 150).Select(i => ((Decision.Accepted)Sample.Answer(1 + (i % 3), i)).Events[0]));
        await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("many"), _ => many, default);
        server.Spent();

        Assert.IsType<Change.Saved>(await server.Answer("c1", 1, 150));

        Assert.Equal((1, 0, 1), server.Spent());
        Assert.Equal(Enumerable.Range(0, 151), Sample.Values(await new Server(store).Find()));
    }

    [Fact]
    public async Task A_load_torn_by_another_servers_commit_is_neither_shown_nor_remembered()
    {
        await using var store = new TStore();
        var other = new Server(store);
        await other.StartTeam();
        var paged = new PagedTables(store.Tables, rowsPerPage: 2);
        var server = new Server(store, paged, new ManualTime(skipDelays: true));
        var commits = 0;
        paged.BetweenPages = async () =>
        {
            if (commits < 3) Assert.IsType<Change.Saved>(await other.Answer($"between{commits}", 3, commits++));
        };

        var shown = await server.Find();

        Assert.Equal((3, 4L), (commits, shown.Version));
        Assert.Equal(await other.Text(), Sample.Text(shown));
        server.Spent();
        Assert.Equal(await other.Text(), await server.Text());
        Assert.Equal((1, 0, 0), server.Spent());
        Assert.IsType<Change.Saved>(await server.Answer("c1", 3, 3));
        Assert.Equal((1, 0, 1), server.Spent());
        Assert.Equal(Enumerable.Range(0, 4), Sample.Values(await other.Find()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(TeamMemory.Most)]
    public void Whatever_happens_on_either_server_both_say_what_a_fresh_one_reads(int remembered)
        => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            Mix(seed, remembered).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static async Task Mix(int seed, int remembered)
    {
        await using var store = new TStore();
        var (random, any) = (new Random(seed), new AnyValue(seed));
        Server[] servers = [new(store, most: remembered), new(store, most: remembered)];
        await servers[0].StartTeam();
        for (var i = 0; i < 15; i++)
        {
            var happened = Enumerable.Range(0, random.Next(4)).Select(_ => any.Of<TeamEvent>()).ToList();
            var change = await servers[random.Next(2)].Store.ChangeAsync(Sample.Id, Sample.Stamp($"c{i}"), _ => Decision.Of(happened), default);
            var fresh = await new Server(store).Text();
            Assert.Equal(fresh, Sample.Text(Assert.IsType<Change.Saved>(change).State));
            Assert.Equal(fresh, await servers[random.Next(2)].Text());
        }
    }
}

public sealed class EmbeddedRememberedTeamTests : RememberedTeamTests<TempStore>;

public sealed class AzureRememberedTeamTests : RememberedTeamTests<AzuriteStore>;
