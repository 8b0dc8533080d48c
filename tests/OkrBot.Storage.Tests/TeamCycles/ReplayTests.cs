using FsCheck;
using FsCheck.Fluent;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.TeamCycles;

public abstract class ReplayTests<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public void Replaying_the_history_gives_the_stored_state() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        ReplayOf(seed).GetAwaiter().GetResult();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static async Task ReplayOf(int seed)
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        var any = new AnyValue(seed);
        TeamCycle? told = null;
        for (var i = 0; i < 10; i++)
        {
            var happened = Enumerable.Range(0, 3).Select(_ => any.Of<TeamEvent>()).ToList();
            var change = await server.Store.ChangeAsync(Sample.Id, Sample.Stamp($"c{i}"), _ => Decision.Of(happened), default);
            told = Assert.IsType<Change.Saved>(change).State;
        }

        var history = await server.History();
        var replayed = TeamHistory.Replay(Sample.Id, history.Select(entry => entry.Event)) with { Version = 11 };

        Assert.Equal(Sample.Text(replayed), Sample.Text(told!));
        Assert.Equal(Sample.Text(replayed), await server.Text());
        Assert.Equal(Sample.Text(replayed), await new Server(store).Text());
    }
}

public sealed class EmbeddedReplayTests : ReplayTests<TempStore>;

public sealed class AzureReplayTests : ReplayTests<AzuriteStore>;
