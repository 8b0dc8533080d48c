using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Processes;

/// <summary>Two server processes save for one team at the same time.</summary>
public sealed class TwoServersTests(ITestOutputHelper output)
{
    private const int Enough = 150;

    [Fact]
    public async Task Nothing_is_lost_or_doubled_and_busy_is_said_only_when_nothing_was_saved()
    {
        await using var stage = await KillStage.SetAsync();
        using var slow = stage.AtRealSpeed();
        var promises = new Promises();
        await stage.TurnToAsync(new TimeOnly(9, 30));
        await stage.StartAsync();
        await stage.StartMeetingAsync();
        await stage.UntilAsync("the room's card", () => stage.Cards().Count == 1);
        await using var other = await stage.AnotherAsync();
        stage.Client.Balancer.Servers = [stage.Client.Bot, other.Address];
        Saver[] savers =
        [
            new(stage, promises, "Ann", "kr1", 61.5m), new(stage, promises, "Bo", "kr3", 14), new(stage, promises, "Chidi", "kr2", 71), new(stage, promises, "Dina", "kr5", 376),
        ];
        var saving = Task.WhenAll(savers.Select(saver => Task.Run(saver.SaveUntilDeadAsync)));
        await stage.UntilAsync("enough answers", () => promises.Acknowledged.Count >= Enough || saving.IsFaulted);
        other.Program.Kill();
        await stage.KillAsync();
        await saving.WaitAsync(TimeSpan.FromSeconds(20));

        var numbers = (await stage.ReadAsync()).Numbers;
        Assert.All(promises.Acknowledged, wish => Assert.Equal(1, numbers.GetValueOrDefault((wish.KeyResult, wish.Value))));
        Assert.All(promises.Busy, wish => Assert.Equal(0, numbers.GetValueOrDefault((wish.KeyResult, wish.Value))));
        Assert.All(numbers, number => Assert.Equal(1, number.Value));
        int[] turns = [.. stage.Client.Balancer.Servers.Select(stage.Client.Balancer.AnsweredBy)];
        Assert.All(turns, answered => Assert.True(answered > Enough / 4));
        output.WriteLine($"saved {promises.Acknowledged.Count}, busy {promises.Busy.Count}, without an answer {promises.Unacknowledged.Count}; turns {turns[0]} and {turns[1]}");
    }
}
