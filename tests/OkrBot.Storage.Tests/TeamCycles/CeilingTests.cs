using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.TeamCycles;

/// <summary>The rules of the whole team hold on the real store too, whatever two servers do at the same time.</summary>
public sealed class CeilingTests
{
    private const int Drafts = 8;

    [Fact]
    public async Task Two_servers_that_begin_eight_drafts_at_once_begin_two_beside_the_one_that_is_active()
    {
        await using var store = new TempStore();
        await using var secondProcess = store.Open();
        Server[] servers = [new(store, time: new ManualTime(skipDelays: true)), new(secondProcess, time: new ManualTime(skipDelays: true))];
        await servers[0].StartTeam();
        await servers[0].Store.ChangeAsync(Sample.Id, Sample.Stamp("write"), _ => Decision.Of(Enumerable.Range(0, Drafts).SelectMany(Draft)), default);

        var changes = await Task.WhenAll(Enumerable.Range(0, Drafts).SelectMany(at => servers.Select((server, which) => Task.Run(() => server.Store.ChangeAsync(
            Sample.Id, Sample.Stamp($"begin-{at}-{which}"), state => Activation.Decide(state, new ActivateObjective(Sample.Ann, new($"d{at}")), Sample.Monday), default)))));

        var after = await servers[1].Find();
        Assert.Equal(Activation.MostActive, Activation.Active(after).Length);
        Assert.Contains(changes, change => change is Change.Refused { Refusal: CeilingReached });
        Assert.Equal(2, (await servers[0].History()).Count(entry => entry.Event is TeamEvent.ObjectiveActivated));
    }

    private static IEnumerable<TeamEvent> Draft(int at)
    {
        yield return new TeamEvent.ObjectiveWritten(new Objective(new($"d{at}"), at + 2, $"Draft {at}", "Now", Ambition.Committed, ObjectiveState.Draft));
        yield return new TeamEvent.KeyResultWritten(Sample.KeyResult(1) with { Id = new($"dk{at}"), Objective = new($"d{at}") });
    }
}
