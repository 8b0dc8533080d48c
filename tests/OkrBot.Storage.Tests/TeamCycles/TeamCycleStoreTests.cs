using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.TeamCycles;

public abstract class TeamCycleStoreTests<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task A_team_that_was_started_reads_as_its_events_say()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();

        var state = await server.Find();

        Assert.Equal(1, state.Version);
        Assert.Equal(("Payments", 3), (state.Team.Name, state.KeyResults.Count));
        Assert.Null(await server.Store.FindAsync(Sample.Id with { Tenant = new("other") }, default));
    }

    [Fact]
    public async Task A_team_is_started_once_and_the_same_command_hears_yes_again()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();

        Assert.True(await server.Store.StartAsync(Sample.Id, Sample.First, Sample.Stamp("start"), default));
        Assert.False(await server.Store.StartAsync(Sample.Id, Sample.First, Sample.Stamp("another"), default));
        Assert.Equal(Sample.First.Count, (await server.History()).Count);
    }

    [Fact]
    public async Task A_saved_answer_costs_one_read_and_one_transaction()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();

        var saved = Assert.IsType<Change.Saved>(await server.Answer("c1", 1, 40));

        Assert.Equal((1, 0, 1), server.Spent());
        Assert.False(saved.Repeated);
        Assert.Equal(2, saved.State.Version);
        Assert.Equal([40], Sample.Values(await server.Find()));
    }

    [Fact]
    public async Task A_repeated_command_changes_nothing_and_costs_three_requests_at_most()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        await server.Answer("c1", 1, 40);
        server.Counts.Reset();

        var again = Assert.IsType<Change.Saved>(await server.Answer("c1", 1, 40));

        Assert.True(again.Repeated);
        Assert.Equal([40], Sample.Values(again.State));
        Assert.InRange(server.Counts.Of(TableNames.TeamCycles), 2, 3);
        Assert.Equal(Sample.First.Count + 1, (await server.History()).Count);
    }

    [Fact]
    public async Task A_refusal_of_a_command_that_was_carried_out_before_is_its_old_outcome()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        Task<Change> Once(string command) => server.Store.ChangeAsync(
            Sample.Id, Sample.Stamp(command), state => Sample.Values(state).Contains(40) ? new Sample.No() : Sample.Answer(1, 40), default);
        Assert.False(Assert.IsType<Change.Saved>(await Once("c1")).Repeated);
        server.Counts.Reset();

        Assert.True(Assert.IsType<Change.Saved>(await Once("c1")).Repeated);
        Assert.Equal(2, server.Counts.Of(TableNames.TeamCycles));
        Assert.IsType<Sample.No>(Assert.IsType<Change.Refused>(await Once("c2")).Refusal);
    }

    [Fact]
    public async Task A_refusal_writes_nothing()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();

        var refused = Assert.IsType<Change.Refused>(
            await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c1"), _ => new Sample.No(), default));

        Assert.Equal(1, refused.State.Version);
        Assert.Equal(0, server.Counts.Of(TableNames.TeamCycles, TableRequest.Transaction));
        Assert.Empty(await server.Queued());
    }

    [Fact]
    public async Task Accepted_without_anything_to_change_writes_nothing()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();

        var saved = Assert.IsType<Change.Saved>(await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c1"), _ => Decision.Nothing, default));

        Assert.Equal(1, saved.State.Version);
        Assert.Equal(1, server.Counts.Of(TableNames.TeamCycles));
    }

    [Fact]
    public async Task A_team_that_is_not_in_the_cycle_is_unknown()
    {
        await using var store = new TStore();
        var server = new Server(store);
        Assert.IsType<Change.Unknown>(await server.Answer("c1", 1, 40));
    }

    [Fact]
    public async Task A_bug_in_a_rule_reaches_its_own_caller_and_nobody_else()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();

        var bad = Enumerable.Range(0, 5).Select(i => Task.Run(() => server.Store.ChangeAsync(
            Sample.Id, Sample.Stamp($"bad{i}"), _ => throw new InvalidOperationException($"{i}"), default))).ToList();
        var good = Enumerable.Range(0, 20).Select(i => Task.Run(() => server.Answer($"good{i}", 1, i))).ToList();

        Assert.All(await Task.WhenAll(good), change => Assert.IsType<Change.Saved>(change));
        for (var i = 0; i < bad.Count; i++)
            Assert.Equal($"{i}", (await Assert.ThrowsAsync<InvalidOperationException>(() => bad[i])).Message);
    }

    [Fact]
    public async Task A_command_of_many_events_is_one_commit()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        var many = Decision.Of(Enumerable.Range(0, 150).Select(i => ((Decision.Accepted)Sample.Answer(1 + (i % 3), i)).Events[0]));

        var saved = Assert.IsType<Change.Saved>(await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("many"), _ => many, default));

        Assert.Equal(2, saved.State.Version);
        Assert.Equal(Enumerable.Range(0, 150), Sample.Values(await server.Find()));
        var history = (await server.History()).Where(entry => entry.Version == 2).ToList();
        Assert.Equal(Enumerable.Range(0, 150), history.Select(entry => entry.Index));
    }

    [Fact]
    public async Task A_command_that_changes_more_rows_than_a_transaction_may_is_a_bug()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        var many = Decision.Of(Enumerable.Range(10, 100).Select(i => new TeamEvent.KeyResultWritten(Sample.KeyResult(i))));

        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Store.ChangeAsync(Sample.Id, Sample.Stamp("many"), _ => many, default));
        Assert.Equal(1, (await server.Find()).Version);
    }

    [Fact]
    public async Task Only_rows_that_changed_are_written()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        var before = await Marks(server);

        await server.Answer("c1", 2, 40);

        var changed = (await Marks(server)).Except(before).Select(mark => mark.Key).Order(StringComparer.Ordinal);
        Assert.Equal(["s|0", "s|k|kr2"], changed);
    }

    [Fact]
    public async Task History_tells_who_and_when()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        await server.Store.ChangeAsync(Sample.Id, new CommandStamp("clock", null, Sample.Monday.AddMinutes(2)), _ => Sample.Answer(1, 1), default);

        var entry = (await server.History())[^1];

        Assert.Equal((2, 0, Sample.Monday.AddMinutes(2), (PersonId?)null), (entry.Version, entry.Index, entry.At, entry.By));
        Assert.IsType<TeamEvent.AnswerSaved>(entry.Event);
    }

    private static async Task<List<(string Key, string ETag)>> Marks(Server server)
    {
        var marks = new List<(string, string)>();
        var table = server.Tables.GetTableClient(TableNames.TeamCycles);
        await foreach (var row in table.ReadKindAsync("tenant|team.11|2026-10-05", "s", default)) marks.Add((row.RowKey, row.ETag));
        return marks;
    }
}

public sealed class EmbeddedTeamCycleStoreTests : TeamCycleStoreTests<TempStore>;

public sealed class AzureTeamCycleStoreTests : TeamCycleStoreTests<AzuriteStore>;
