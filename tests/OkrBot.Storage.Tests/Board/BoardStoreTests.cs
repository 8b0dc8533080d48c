using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Board;
using OkrBot.Storage.Tables;
using OkrBot.Storage.Tests.TeamCycles;

namespace OkrBot.Storage.Tests.Board;

public abstract class BoardStoreTests<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task An_older_or_equal_version_never_replaces_a_row()
    {
        await using var store = new TStore();
        var counts = new TableRequestCounts();
        var board = new BoardStore(new CountingTableServiceClient(store.Tables, counts));
        await board.PublishAsync(Row("team", 5), default);
        await board.PublishAsync(Row("team", 4), default);
        await board.PublishAsync(Row("team", 5) with { TeamName = "again" }, default);
        Assert.Equal(1, counts.Of(TableNames.Board, TableRequest.Transaction));

        await board.PublishAsync(Row("team", 6), default);

        Assert.Equal([6], (await Sweep(board)).Select(row => row.Version));
    }

    [Fact]
    public async Task Many_at_once_leave_the_newest()
    {
        await using var store = new TStore();
        var board = new BoardStore(store.Tables);
        await Task.WhenAll(Enumerable.Range(1, 20).Select(version => Task.Run(() => board.PublishAsync(Row("team", version), default))));

        Assert.Equal([20], (await Sweep(board)).Select(row => row.Version));
    }

    [Fact]
    public async Task A_sweep_finds_every_team_of_the_cycle_once_and_no_other()
    {
        await using var store = new TStore();
        var board = new BoardStore(store.Tables);
        for (var i = 0; i < 40; i++) await board.PublishAsync(Row($"team {i}/x", 1), default);
        await board.PublishAsync(Row("team", 1) with { Team = Sample.Id with { Cycle = new("2027-01-04") } }, default);
        await board.PublishAsync(Row("team", 1) with { Team = Sample.Id with { Tenant = new("tenant2") } }, default);

        var rows = await Sweep(board);

        Assert.Equal(40, rows.Select(row => row.Team.Team).Distinct().Count());
        Assert.Equal(40, rows.Count);
        Assert.Equal(Sample.Monday, rows[0].Live.Single().NextDue);
    }

    [Fact]
    public void A_teams_shard_is_the_same_for_ever()
    {
        Assert.Equal(["05", "12", "28"], new[] { "", "a", "Zoë" }.Select(Shards.Of));
        Assert.Equal(Shards.All, Enumerable.Range(0, 500).Select(i => Shards.Of($"team{i}")).Distinct().Order());
    }

    private static BoardRow Row(string team, long version)
        => new(Sample.Id with { Team = new TeamId(team) }, version, team, [new LiveSegment(Sample.Occurrence, Sample.Monday)], null);

    private static async Task<List<BoardRow>> Sweep(BoardStore board)
    {
        var rows = new List<BoardRow>();
        await foreach (var row in board.SweepAsync(Sample.Id.Tenant, Sample.Id.Cycle, default)) rows.Add(row);
        return rows;
    }
}

public sealed class EmbeddedBoardStoreTests : BoardStoreTests<TempStore>;

public sealed class AzureBoardStoreTests : BoardStoreTests<AzuriteStore>;
