using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;
using OkrBot.Storage.TeamCycles;

namespace OkrBot.Storage.Tests.TeamCycles;

public abstract class EffectAndWakeTests<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task An_effect_is_pending_until_it_is_done()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c1"), _ => Sample.Effectful("offer:1"), default);

        Assert.Equal("offer:1", Assert.Single(await server.Store.PendingEffectsAsync(Sample.Id, default)).Id);
        await server.Store.EffectDoneAsync(Sample.Id, "offer:1", default);
        await server.Store.EffectDoneAsync(Sample.Id, "offer:1", default);
        await server.Store.EffectDoneAsync(Sample.Id, "never", default);

        Assert.Empty(await server.Store.PendingEffectsAsync(Sample.Id, default));
    }

    [Fact]
    public async Task An_effect_that_is_asked_twice_is_one_effect_also_when_it_is_done()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c1"), _ => Sample.Effectful("offer:1"), default);
        Assert.IsType<Change.Saved>(await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c2"), _ => Sample.Effectful("offer:1"), default));
        Assert.Single(await server.Store.PendingEffectsAsync(Sample.Id, default));

        await server.Store.EffectDoneAsync(Sample.Id, "offer:1", default);
        Assert.IsType<Change.Saved>(await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c3"), _ => Sample.Effectful("offer:1"), default));

        Assert.Empty(await server.Store.PendingEffectsAsync(Sample.Id, default));
        Assert.Equal(4, (await server.Find()).Version);
    }

    [Fact]
    public async Task Work_is_in_the_queue_with_the_version_that_it_announces_and_the_dispatcher_is_told()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        await server.Store.ChangeAsync(
            Sample.Id, Sample.Stamp("c1"), _ => (Decision.Accepted)Sample.Effectful("offer:1") with { Wakes = [new Wake.Segment(Sample.Occurrence, Sample.Monday)] }, default);

        Assert.Equal(2, server.Dispatched.Count);
        var queued = await server.Queued();
        Assert.Equal(
            [
                "effect:tenant:team/1:2026-10-05:offer:1",
                "segment:tenant:team/1:2026-10-05:19:meeting_x@thread.v2:20261005T0900000000000",
            ],
            queued.Select(item => item.Id).Order(StringComparer.Ordinal));
        Assert.All(queued, item => Assert.Equal((2L, Sample.Id), (item.ExpectedVersion, item.Team!.Value)));
        Assert.Equal("offer:1", queued.Single(item => item.Kind == WorkItems.Effect).EffectId);
    }

    [Fact]
    public async Task Answers_within_the_wait_of_a_room_share_its_item()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        for (var i = 0; i < 5; i++) await server.Answer($"c{i}", 1, i);

        var item = Assert.Single(await server.Queued());
        Assert.Equal((WorkItems.Room, Sample.Monday.AddSeconds(3)), (item.Kind, item.Due));
        Assert.Single(server.Dispatched);
    }

    [Fact]
    public async Task An_answer_close_to_the_rooms_time_gets_an_item_of_its_own()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        await server.Answer("c1", 1, 1);
        server.Time.Advance(TimeSpan.FromSeconds(2.5));
        await server.Answer("c2", 1, 2);

        Assert.Equal([2, 3], (await server.Queued()).Select(item => item.ExpectedVersion!.Value).Order());
    }

    [Fact]
    public async Task An_answer_that_was_committed_after_its_ride_had_left_queues_its_own_item()
    {
        await using var store = new TStore();
        var slow = false;
        Server server = null!;
        server = new Server(store, Slow);
        await server.StartTeam();
        await server.Answer("c1", 1, 1);
        slow = true;
        await server.Answer("c2", 1, 2);

        Assert.Equal([2, 3], (await server.Queued()).Select(item => item.ExpectedVersion!.Value).Order());

        Fault Slow(TableRequest request)
        {
            if (slow && request == TableRequest.Transaction) server.Time.Advance(TimeSpan.FromSeconds(5));
            return Fault.None;
        }
    }

    [Fact]
    public async Task Work_is_in_the_queue_before_the_commit()
    {
        await using var store = new TStore();
        var dead = false;
        var server = new Server(store, _ => dead ? Fault.LostBefore : Fault.None);
        await server.StartTeam();

        Assert.IsType<Change.Busy>(await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c1"), _ => Die(), default));

        var item = Assert.Single(await server.Queued());
        Assert.Equal((WorkItems.Room, 2L), (item.Kind, item.ExpectedVersion));
        Assert.Empty(server.Dispatched);

        Decision Die()
        {
            dead = true;
            return Sample.Answer(1, 1);
        }
    }

    [Fact]
    public async Task Inbox_and_done_effects_are_swept_after_a_week_and_nothing_else()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c1"), _ => Sample.Effectful("done"), default);
        await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c2"), _ => Sample.Effectful("pending"), default);
        await server.Store.EffectDoneAsync(Sample.Id, "done", default);
        var housekeeping = new TeamHousekeeping(server.Tables, server.Time);

        server.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await housekeeping.SweepAsync(Sample.Id, default));
        server.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(4, await housekeeping.SweepAsync(Sample.Id, default));

        Assert.Equal("pending", Assert.Single(await server.Store.PendingEffectsAsync(Sample.Id, default)).Id);
        Assert.Equal(3, (await server.Find()).Version);
        Assert.Equal(Sample.First.Count + 2, (await server.History()).Count);
    }

    [Fact]
    public async Task What_is_done_once_in_a_cycle_is_remembered_and_not_done_again_weeks_later()
    {
        await using var store = new TStore();
        var server = new Server(store);
        await server.StartTeam();
        var told = new Effect.TellLiaison("liaison:k:k:1", new("o"), new("k"), Stuck: new("k"), Named: null, server.Time.GetUtcNow());
        await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c1"), _ => new Decision.Accepted([], [], [told]), default);
        await server.Store.EffectDoneAsync(Sample.Id, told.Id, default);

        server.Time.Advance(TimeSpan.FromDays(21));
        await new TeamHousekeeping(server.Tables, server.Time).SweepAsync(Sample.Id, default);
        await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("c2"), _ => new Decision.Accepted([], [], [told]), default);

        Assert.Empty(await server.Store.PendingEffectsAsync(Sample.Id, default));
    }
}

public sealed class EmbeddedEffectAndWakeTests : EffectAndWakeTests<TempStore>;

public sealed class AzureEffectAndWakeTests : EffectAndWakeTests<AzuriteStore>;
