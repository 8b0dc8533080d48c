using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Host.Jobs;
using OkrBot.Storage.Tables;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Scale;

/// <summary>Very many teams that meet at the same minute: what the planner reads, and how the requests spread. Counts only; what it takes is measured
/// by the benchmarks.</summary>
public sealed class ManyTeamsTests(ITestOutputHelper output)
{
    private const double MostOfOneRange = 0.05;
    private static readonly string[] Spread = [TableNames.TeamCycles, TableNames.Rooms, TableNames.Directory, TableNames.Board];

    [Fact]
    public async Task Ten_thousand_teams_are_planned_in_one_sweep_that_holds_a_page_at_a_time()
    {
        const int teams = 10_000;
        await using var many = await ManyTeams.SetAsync(teams);
        var queue = many.Stage.Get<IWorkQueue>();
        // Beside it only the day's one look at people's accounts waits.
        Assert.All(await queue.ReceiveAsync(10, TimeSpan.FromSeconds(1), CancellationToken.None), lease => Assert.Equal("people.accounts", lease.Item.Kind));

        await PlanAsync(many);
        Assert.Equal(Shards.Count, many.Keys.Of(TableNames.Board));
        Assert.Equal(Shards.Count + 1, many.Keys.Of(TableNames.Directory));
        Assert.Equal(0, many.Keys.Of(TableNames.TeamCycles) + many.Keys.Of(TableNames.Rooms));
        Assert.InRange(many.Keys.BusiestPartition(TableNames.Board), 0, MostOfOneRange);
        Assert.InRange(many.Keys.BusiestPartition(TableNames.Directory), 0, MostOfOneRange);
        // A shard's rows come in pages, and nothing gathers them: ten times the teams are more pages, not larger ones.
        Assert.InRange(many.Keys.LargestPage, teams / Shards.Count, 1_000);

        many.Stage.Time.Advance(TimeSpan.FromMinutes(12));
        var due = 0;
        while (await queue.ReceiveAsync(32, TimeSpan.FromHours(1), CancellationToken.None) is { Count: > 0 } some) due += some.Count(lease => lease.Item.Kind != "people.accounts");
        Assert.Equal(teams, due);
    }

    [Fact]
    public async Task Teams_that_open_in_the_same_minute_stay_spread_over_the_keys()
    {
        const int teams = 2_000;
        await using var many = await ManyTeams.SetAsync(teams);
        await PlanAsync(many);
        many.Stage.Time.Advance(TimeSpan.FromMinutes(12));
        many.Keys.Reset();
        var runner = many.Stage.Get<JobRunner>();
        while (await runner.PassAsync(CancellationToken.None) > 0)
        {
        }
        await many.Stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);

        Assert.Equal(teams, many.Teams.Sent);
        foreach (var table in Spread)
        {
            output.WriteLine($"{table}: {many.Keys.Of(table)} requests to {many.Keys.PartitionsOf(table)} partitions; busiest partition {many.Keys.BusiestPartition(table):P1}, "
                + $"busiest of 32 ranges {many.Keys.BusiestRange(table, 32):P1}");
            Assert.InRange(many.Keys.BusiestPartition(table), 0, MostOfOneRange);
        }
    }

    private static async Task PlanAsync(ManyTeams many)
    {
        var round = many.Stage.Get<PlannerRound>();
        while (await round.RunAsync(many.Stage.Time, CancellationToken.None) == TimeSpan.Zero)
        {
        }
    }
}
