using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.World;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Processes;

/// <summary>Nothing is acknowledged before it is durable: the real program, killed without warning and started again.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 20;
    private const int Seed = 3978;

    /// <summary>A round starts at least this much later than the one before, so that twenty of them pass through all of the ten minutes.</summary>
    private static readonly TimeSpan RoundEvery = TimeSpan.FromSeconds(24);
    private static readonly TimeOnly Opening = new(9, 30);

    [Fact]
    public async Task Twenty_kills_during_saves_lose_and_double_nothing_that_was_acknowledged()
    {
        await using var stage = await KillStage.SetAsync();
        var promises = new Promises();
        var dice = new Random(Seed);
        int unsure = 0, unsureFound = 0;
        using (stage.AtRealSpeed())
        {
            await stage.TurnToAsync(Opening);
            await stage.StartAsync();
            await stage.StartMeetingAsync();
            await stage.UntilAsync("the room's card", () => stage.Cards().Count == 1);
            for (var round = 1; round <= Rounds; round++)
            {
                await SaveAndKillAsync(stage, promises, dice);
                await stage.TurnToAsync(Opening.Add(round * RoundEvery));
                var stored = Compare(promises, await stage.ReadAsync());
                unsure += promises.Unacknowledged.Count;
                unsureFound += promises.Unacknowledged.Count(wish => stored.Numbers.ContainsKey((wish.KeyResult, wish.Value)));
                await stage.StartAsync();
                await SendAgainAsync(stage, promises);
            }
            await stage.KillAsync();
            await stage.TurnToAsync(new TimeOnly(9, 38, 20));
        }
        await CloseAsync(stage);

        var end = Compare(promises, await stage.ReadAsync());
        Assert.Equal(promises.Acknowledged.Count, end.Numbers.Count(number => number.Key.KeyResult != "kr7"));
        Assert.Equal(1, end.AnswersTo("kr7"));
        Assert.Single(end.Opened);
        Assert.Equal(end.PlannedClose, Assert.Single(end.Closed).At);
        Assert.Equal(1 + end.Room!.Resent, stage.Cards().Count);
        Assert.Empty(stage.Tenant.Violations.All);
        output.WriteLine($"{Rounds} kills; acknowledged {promises.Acknowledged.Count}, all found once; killed without an answer {unsure}, of which stored {unsureFound}; twins {end.Room.Resent}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_between_the_opening_and_its_card_the_room_gets_one_card_or_a_counted_twin(bool hasArrived)
    {
        await using var stage = await KillStage.SetAsync();
        await stage.TurnToAsync(Opening);
        await stage.StartAsync();
        if (hasArrived) stage.Tenant.World.Watch(KillAsItArrives);
        else stage.Tenant.Faults.Delay = TimeSpan.FromHours(1);
        await stage.StartMeetingAsync();
        if (!hasArrived)
        {
            await stage.UntilAsync("a call for the card", () => stage.Tenant.Counts[CallKind.Members] > 0);
            stage.Child.Kill();
        }
        await stage.Child.GoneAsync();
        stage.Tenant.World.Unwatch(KillAsItArrives);
        stage.Tenant.Faults.Delay = TimeSpan.Zero;
        Assert.Equal(hasArrived ? 1 : 0, stage.Cards().Count);
        var before = await stage.ReadAsync();
        Assert.Single(before.Opened);
        Assert.Null(before.Room?.ActivityId);

        await stage.StartAsync();
        // People get their ten minutes from the card that they can see.
        await stage.UntilAsync("a known card and its ten minutes", async () => await stage.ReadAsync() is { Room: { ActivityId: not null, PostedAt: { } posted } } stored
            && stored.PlannedClose - posted > TimeSpan.FromMinutes(9));
        var after = await stage.ReadAsync();
        Assert.Single(after.Opened);
        Assert.Equal(hasArrived ? 1 : 0, after.Room!.Resent);
        Assert.Equal(1 + after.Room.Resent, stage.Cards().Count);
        Assert.Equal(after.Room.ActivityId, stage.Cards()[^1].Id);
        Assert.IsType<BotAnswer.Card>(await stage.Client.PressAsync(stage.Person("Ann"), stage.ChatId, "Answer", CancellationToken.None));
        output.WriteLine($"cards {stage.Cards().Count}, counted as sent again {after.Room.Resent}, posted {after.Room.PostedAt - after.Opened[0].At} after the opening");

        void KillAsItArrives(ChatChange change) => stage.Child.Kill();
    }

    /// <summary>Four people save number after number and one says "No change"; at a moment of the dice's choice the program dies.</summary>
    private static async Task SaveAndKillAsync(KillStage stage, Promises promises, Random dice)
    {
        var kill = promises.Acknowledged.Count + dice.Next(1, 40);
        Saver[] savers =
        [
            new(stage, promises, "Ann", "kr1", 61.5m), new(stage, promises, "Bo", "kr3", 14), new(stage, promises, "Chidi", "kr2", 71),
            new(stage, promises, "Dina", "kr5", 376),
        ];
        var saving = Task.WhenAll([.. savers.Select(saver => Task.Run(saver.SaveUntilDeadAsync)), Task.Run(() => NoChangeAsync(stage))]);
        await stage.UntilAsync("enough answers", () => promises.Acknowledged.Count >= kill || saving.IsFaulted);
        await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(0, 12)));
        await stage.KillAsync();
        await saving.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task NoChangeAsync(KillStage stage)
    {
        var key = (JsonObject)stage.Client.NewestCard(stage.ChatId)!.Card!["refresh"]!["action"]!["data"]!.DeepClone();
        var press = stage.Client.ActionActivity(stage.Person("Emre"), stage.ChatId, Verbs.NoChange, key);
        while ((await stage.Client.DeliverAsync(press, 1, CancellationToken.None))[0].Status != 0)
        {
        }
    }

    /// <summary>Teams delivers again what got no answer; and sometimes also what did.</summary>
    private static async Task SendAgainAsync(KillStage stage, Promises promises)
    {
        foreach (var wish in promises.TakeUnacknowledged())
            Assert.True(promises.Note(wish, (await stage.Client.DeliverAsync(wish.Activity, 1, CancellationToken.None))[0]));
        var known = promises.Acknowledged.ElementAt(promises.Acknowledged.Count / 2);
        Assert.True(Promises.IsSaved((await stage.Client.DeliverAsync(known.Activity, 1, CancellationToken.None))[0]));
    }

    private static Stored Compare(Promises promises, Stored stored)
    {
        var numbers = stored.Numbers;
        Assert.All(promises.Acknowledged, wish => Assert.Equal(1, numbers.GetValueOrDefault((wish.KeyResult, wish.Value))));
        Assert.All(numbers, number => Assert.Equal(1, number.Value));
        return stored;
    }

    private static async Task CloseAsync(KillStage stage)
    {
        await stage.StartAsync();
        await stage.UntilAsync("the summary", () => stage.CardSays("Closed"));
    }
}
