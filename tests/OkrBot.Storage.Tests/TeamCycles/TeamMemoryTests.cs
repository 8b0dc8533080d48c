using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;
using OkrBot.Storage.TeamCycles;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Tests.TeamCycles;

public abstract class TeamMemoryTests<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task The_team_that_nobody_asked_for_the_longest_goes_first()
    {
        await using var store = new TStore();
        var memory = new TeamMemory(3);
        for (var i = 0; i < 3; i++) memory.Keep(await Read(store, i));
        Assert.NotNull(memory.Find(Team(0)));

        memory.Keep(await Read(store, 3));

        Assert.Equal([true, false, true, true], Enumerable.Range(0, 4).Select(i => memory.Find(Team(i)) is not null));
        for (var i = 0; i < 100; i++) memory.Keep(await Read(store, i));
        Assert.Equal(3, memory.Count);
    }

    [Fact]
    public async Task A_memory_of_nothing_keeps_nothing()
    {
        await using var store = new TStore();
        var memory = new TeamMemory(0);
        memory.Keep(await Read(store, 1));
        Assert.Equal((0, null), (memory.Count, memory.Find(Team(1))));
    }

    [Fact]
    public async Task A_slow_reader_does_not_hide_a_newer_commit_and_forgets_only_what_it_saw()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        var old = await Load(store);
        await server.Answer("c1", 1, 1);
        var newer = await Load(store);
        var memory = new TeamMemory();
        memory.Keep(newer);

        memory.Keep(old);
        memory.Forget(old);
        Assert.Same(newer, memory.Find(Sample.Id));

        memory.Forget(newer);
        memory.Keep(old);
        Assert.Same(old, memory.Find(Sample.Id));
        memory.Keep(newer);
        Assert.Same(newer, memory.Find(Sample.Id));
    }

    [Fact]
    public async Task Many_threads_never_take_it_over_its_bound()
    {
        await using var store = new TStore();
        var teams = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Read(store, i)));
        var memory = new TeamMemory(5);
        Parallel.For(0, 20_000, i =>
        {
            memory.Keep(teams[i % 20]);
            if (memory.Find(Team(i * 7 % 20)) is { } known && i % 3 == 0) memory.Forget(known);
            Assert.InRange(memory.Count, 0, 5);
        });
        foreach (var team in teams) memory.Keep(team);
        Assert.Equal(5, memory.Count);
    }

    [Fact]
    public async Task Only_what_is_not_the_very_same_is_looked_at()
    {
        await using var store = new TStore();
        await new Server(store).StartTeam();
        var state = (await Load(store)).State!;
        var changed = state with { KeyResults = state.KeyResults.SetItem(new("kr2"), state.KeyResults[new("kr2")] with { Weight = 9 }) };

        Assert.Empty(TeamRows.Between(state, state with { Version = 7, Past = state.Past }));
        Assert.Equal("s|k|kr2", Assert.Single(TeamRows.Between(state, changed)).Key);
        Assert.Equal("s|p", Assert.Single(TeamRows.Between(state, state with { Past = state.Past.ToBuilder().ToImmutable().Add(null!) })).Key);
    }

    [Fact]
    public async Task A_row_that_was_made_anew_but_says_the_same_is_not_written()
    {
        await using var store = new TStore();
        await new Server(store).StartTeam();
        var loaded = await Load(store);
        var team = loaded.State!.Team;
        Assert.Empty(loaded.ChangesTo(loaded.State with { Team = team with { Members = [.. team.Members] } }));
    }

    [Fact]
    public async Task A_deleted_row_is_deleted_once_and_may_come_again()
    {
        await using var store = new TStore();
        await new Server(store).StartTeam();
        var loaded = await Load(store);
        var without = loaded.State! with { KeyResults = loaded.State!.KeyResults.Remove(new("kr2")) };

        var gone = loaded.ChangesTo(without).ToList();
        Assert.Equal("s|k|kr2", Assert.IsType<Delete>(Assert.Single(gone)).RowKey);
        var after = loaded.After(without, gone, [""])!;

        Assert.Empty(after.ChangesTo(without));
        Assert.Equal("s|k|kr2", Assert.IsType<Add>(Assert.Single(after.ChangesTo(loaded.State))).RowKey);
        Assert.IsType<Delete>(Assert.Single(loaded.ChangesTo(without)));
    }

    [Fact]
    public async Task A_commit_whose_marks_are_not_all_told_is_not_remembered()
    {
        await using var store = new TStore();
        await new Server(store).StartTeam();
        var loaded = await Load(store);
        var changed = loaded.State! with { Team = loaded.State!.Team with { Name = "Other" } };
        var actions = loaded.ChangesTo(changed).ToList();

        Assert.Null(loaded.After(changed, actions, []));
        Assert.Null(loaded.After(changed, actions, [""]));
        Assert.NotNull(loaded.After(changed, actions, ["mark"]));
    }

    private static TeamCycleId Team(int i) => Sample.Id with { Team = new($"team{i}") };

    private static Task<LoadedTeam> Read(TestStore store, int team)
        => LoadedTeam.ReadAsync(store.Tables.GetTableClient(TableNames.TeamCycles), Team(team), default);

    private static Task<LoadedTeam> Load(TestStore store)
        => LoadedTeam.ReadAsync(store.Tables.GetTableClient(TableNames.TeamCycles), Sample.Id, default);
}

public sealed class EmbeddedTeamMemoryTests : TeamMemoryTests<TempStore>;

public sealed class AzureTeamMemoryTests : TeamMemoryTests<AzuriteStore>;
