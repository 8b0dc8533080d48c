using FsCheck;
using FsCheck.Fluent;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;
using OkrBot.Storage.TeamCycles;

namespace OkrBot.Storage.Tests.TeamCycles;

public abstract class CrashTests<TStore>
    where TStore : TestStore, new()
{
    [Theory]
    [MemberData(nameof(FaultCases.EveryRow), MemberType = typeof(FaultCases))]
    public async Task Faults_at_any_of_the_first_requests_are_lived_through_and_the_answer_is_there_once(Fault first, Fault second, Fault third)
    {
        await using var store = new TStore();
        var faults = new Queue<Fault>();
        var server = new Server(store, _ => faults.TryDequeue(out var fault) ? fault : Fault.None);
        await server.StartTeam();
        foreach (var fault in new[] { first, second, third }) faults.Enqueue(fault);

        var saved = Assert.IsType<Change.Saved>(await server.Answer("c1", 1, 40));
        faults.Clear();

        Assert.Equal([40], Sample.Values(saved.State));
        Assert.Equal([40], Sample.Values(await server.Find()));
        Assert.Equal(Sample.First.Count + 1, (await server.History()).Count);
    }

    [Fact]
    public async Task A_commit_without_an_answer_is_found_in_the_inbox_and_is_no_repetition()
    {
        await using var store = new TStore();
        var armed = false;
        var server = new Server(store, request => armed && request == TableRequest.Transaction ? Fault.LostAfter : Fault.None);
        await server.StartTeam();
        armed = true;

        var saved = Assert.IsType<Change.Saved>(await server.Answer("c1", 1, 40));

        Assert.False(saved.Repeated);
        Assert.Equal(3, server.Counts.Of(TableNames.TeamCycles));
    }

    [Theory]
    [MemberData(nameof(FaultCases.EveryStep), MemberType = typeof(FaultCases))]
    public async Task A_server_that_dies_at_any_request_loses_nothing_when_the_person_presses_again(int step, Fault fault)
    {
        await using var store = new TStore();
        var request = -1000;
        var dying = new Server(store, _ => request++ >= step ? fault : Fault.None);
        await dying.StartTeam();
        request = 0;
        // From the step on, every request fails: nothing better than "busy" can come out, or it was saved before.
        var told = await dying.Answer("c1", 1, 40);

        var next = new Server(store);
        var saved = Assert.IsType<Change.Saved>(await next.Answer("c1", 1, 40));

        Assert.Equal([40], Sample.Values(saved.State));
        Assert.Equal(Sample.First.Count + 1, (await next.History()).Count);
        if (told is Change.Saved) Assert.True(saved.Repeated);
        var work = await next.Queued();
        Assert.Contains(work, item => item.ExpectedVersion <= saved.State.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(TeamMemory.Most)]
    public void Random_faults_on_two_servers_lose_nothing_and_double_nothing(int remembered) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        Storm(seed, remembered).GetAwaiter().GetResult();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    private static async Task Storm(int seed, int remembered)
    {
        await using var store = new TStore();
        var random = new Random(seed);
        var calm = true;
        Server[] servers = [new(store, Next, most: remembered), new(store, Next, most: remembered)];
        await servers[0].StartTeam();
        calm = false;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => Insist(servers[i % 2], i))));
        calm = true;

        Assert.Equal(Enumerable.Range(0, 12), Sample.Values(await servers[0].Find()));
        var history = await servers[1].History();
        Assert.Equal(Sample.First.Count + 12, history.Count);
        Assert.Equal(
            Sample.Values(TeamHistory.Replay(Sample.Id, history.Select(entry => entry.Event))), Sample.Values(await servers[1].Find()));
        var fresh = await new Server(store).Text();
        foreach (var server in servers) Assert.Equal(fresh, await server.Text());

        Fault Next(TableRequest request)
        {
            lock (random) return calm || random.Next(3) > 0 ? Fault.None : (Fault)random.Next(1, 4);
        }
    }

    /// <summary>Presses again until it is saved, as a person does.</summary>
    private static async Task Insist(Server server, int value)
    {
        while (await server.Answer($"c{value}", 1 + (value % 3), value) is Change.Busy)
        {
        }
    }
}

public sealed class EmbeddedCrashTests : CrashTests<TempStore>;

public sealed class AzureCrashTests : CrashTests<AzuriteStore>;
