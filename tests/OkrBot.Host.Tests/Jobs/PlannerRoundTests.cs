using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Planning;
using OkrBot.Storage.Tables;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Jobs;

/// <summary>Real programs on one store that share the planner's work.</summary>
public sealed class PlannerRoundTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Sweeps_of_board_and_directory_do_not_multiply_with_the_servers(int servers)
    {
        await using var stage = await Stage.SetAsync();
        var crew = new List<WebApplication> { stage.Program };
        while (crew.Count < servers) crew.Add(await stage.AnotherServerAsync());
        foreach (var server in crew) server.Services.GetRequiredService<TableRequestCounts>().Reset();

        var next = crew.ToDictionary(server => server, _ => stage.Time.Now);
        for (var second = 0; second < 600; second++)
        {
            foreach (var server in crew.Where(server => next[server] <= stage.Time.Now))
            {
                var round = server.Services.GetRequiredService<PlannerRound>();
                TimeSpan rest;
                do rest = await round.RunAsync(stage.Time, CancellationToken.None);
                while (rest == TimeSpan.Zero);
                next[server] = stage.Time.Now + rest;
            }
            stage.Time.Advance(TimeSpan.FromSeconds(1));
        }

        // Once a day each shard is swept once more, for the appointments of its teams.
        var sweeps = (crew.Sum(server => server.Services.GetRequiredService<TableRequestCounts>().Of(TableNames.Board)) - Shards.Count) / 10d;
        output.WriteLine($"{servers} servers: {sweeps} requests to the Board a minute");
        // One cycle of one tenant: a request a shard and minute, and a little more because turns come up to ten seconds early.
        Assert.InRange(sweeps, Shards.Count * 0.9, Shards.Count * 1.3);
        foreach (var other in crew.Skip(1)) await other.DisposeAsync();
    }

    [Fact]
    public async Task What_a_stopped_round_has_not_finished_is_anothers_at_once()
    {
        var slow = new SlowPlanner();
        await using var stage = await Stage.SetAsync(new StageShape { Change = services => services.AddSingleton<IPlanner>(slow) });
        using var stop = new CancellationTokenSource();
        var round = stage.Get<PlannerRound>().RunAsync(stage.Time, stop.Token);
        await slow.Began;
        var before = (await stage.Get<ShardLeases>().StatesAsync(CancellationToken.None)).Count(shard => shard.Holder is not null);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round);

        Assert.True(before > 0);
        await using var other = await stage.AnotherServerAsync();
        var look = await other.Services.GetRequiredService<ShardLeases>().LookAsync(CancellationToken.None);
        Assert.Equal(Shards.Count, look.Due.Count);
    }

    private sealed class SlowPlanner : IPlanner
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task;

        public Task PassAsync(PlannerPass pass, CancellationToken cancel)
        {
            _began.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }
    }
}
