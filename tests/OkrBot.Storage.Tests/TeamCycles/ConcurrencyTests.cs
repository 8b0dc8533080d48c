using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.TeamCycles;

public abstract class ConcurrencyTests<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task Commands_that_wait_together_are_committed_together()
    {
        await using var store = new TStore();
        var first = new TaskCompletionSource();
        var server = new Server(store);
        await server.StartTeam();
        var gate = new ManualResetEventSlim();
        var leader = Task.Run(() => server.Store.ChangeAsync(Sample.Id, Sample.Stamp("leader"), _ => Hold(), default));
        await first.Task;
        var others = Enumerable.Range(1, 30).Select(i => server.Answer($"c{i}", 1 + (i % 3), i)).ToList();
        gate.Set();

        Assert.IsType<Change.Saved>(await leader);
        var changes = await Task.WhenAll(others);

        Assert.Equal(Enumerable.Range(3, 30), changes.Select(change => (int)Assert.IsType<Change.Saved>(change).State.Version));
        Assert.Equal((2, 0, 2), server.Spent());
        Assert.Equal(Enumerable.Range(0, 31), Sample.Values(await server.Find()));

        Decision Hold()
        {
            first.TrySetResult();
            gate.Wait();
            return Sample.Answer(1, 0);
        }
    }

    [Fact]
    public async Task More_commands_than_fit_into_one_transaction_take_several_and_lose_none()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();

        var changes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => server.Answer($"c{i}", 1 + (i % 3), i))));

        Assert.All(changes, change => Assert.IsType<Change.Saved>(change));
        Assert.Equal(Enumerable.Range(0, 200), Sample.Values(await server.Find()));
        Assert.True(server.Counts.Of(TableNames.TeamCycles, TableRequest.Transaction) < 100);
        Assert.Equal(201, (await server.Find()).Version);
    }

    [Fact]
    public async Task Two_servers_saving_for_one_team_both_win_and_nothing_is_lost()
    {
        await using var store = new TStore();
        await using var secondProcess = store.Open();
        var one = new Server(store, time: new ManualTime(skipDelays: true));
        var two = new Server(secondProcess, time: new ManualTime(skipDelays: true));
        await one.StartTeam();

        var changes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
        {
            var change = await (i % 2 == 0 ? one : two).Answer($"c{i}", 1 + (i % 3), i);
            while (change is Change.Busy) change = await (i % 2 == 0 ? one : two).Answer($"c{i}", 1 + (i % 3), i);
            return change;
        })));

        Assert.All(changes, change => Assert.False(Assert.IsType<Change.Saved>(change).Repeated));
        Assert.Equal(Enumerable.Range(0, 60), Sample.Values(await two.Find()));
        Assert.Equal(60 + Sample.First.Count, (await one.History()).Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task The_same_command_several_times_at_once_is_one_record_with_the_same_outcome(int times)
    {
        await using var store = new TStore();
        await using var secondProcess = store.Open();
        Server[] servers = [new(store), new(secondProcess)];
        await servers[0].StartTeam();
        for (var wish = 0; wish < 10; wish++)
        {
            var changes = await Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(() => servers[i % 2].Answer($"wish{wish}", 1, wish))));

            Assert.All(changes, change => Assert.Contains(wish, Sample.Values(Assert.IsType<Change.Saved>(change).State)));
            Assert.Single(changes.Cast<Change.Saved>(), saved => !saved.Repeated);
        }

        Assert.Equal(Enumerable.Range(0, 10), Sample.Values(await servers[1].Find()));
    }

    [Fact]
    public async Task A_server_that_never_wins_says_busy_after_two_and_a_half_seconds_and_saved_nothing()
    {
        await using var store = new TStore();
        var quick = new Server(store);
        await quick.StartTeam();
        var slow = new Server(store);
        var start = slow.Time.Now;
        var disturbances = 0;

        var change = await slow.Store.ChangeAsync(Sample.Id, Sample.Stamp("slow"), _ => Disturbed(), default);

        Assert.IsType<Change.Busy>(change);
        Assert.InRange(slow.Time.Now - start, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(2.8));
        Assert.DoesNotContain(1000, Sample.Values(await quick.Find()));
        Assert.IsType<Change.Saved>(await slow.Answer("slow", 1, 1000));

        Decision Disturbed()
        {
            var i = disturbances++;
            Assert.IsType<Change.Saved>(quick.Answer($"quick{i}", 1, i).GetAwaiter().GetResult());
            return Sample.Answer(1, 1000);
        }
    }

    [Fact]
    public async Task A_caller_that_hangs_up_leaves_the_others_alone()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        using var hangUp = new CancellationTokenSource();
        var leader = Task.Run(() => server.Store.ChangeAsync(Sample.Id, Sample.Stamp("leader"), _ => HangUp(), hangUp.Token));
        var other = Task.Run(() => server.Answer("other", 1, 7));

        Assert.IsType<Change.Saved>(await leader);
        Assert.IsType<Change.Saved>(await other);
        Assert.Equal([1, 7], Sample.Values(await server.Find()));

        Decision HangUp()
        {
            hangUp.Cancel();
            return Sample.Answer(1, 1);
        }
    }
}

public sealed class EmbeddedConcurrencyTests : ConcurrencyTests<TempStore>;

public sealed class AzureConcurrencyTests : ConcurrencyTests<AzuriteStore>;
