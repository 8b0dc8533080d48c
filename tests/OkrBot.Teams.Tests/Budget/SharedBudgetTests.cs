using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Teams.Budget;
using OkrBot.Teams.Observability;
using OkrBot.Teams.Settings;
using OkrBot.Testing;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Budget;

/// <summary>Several servers, one tenant, and what stands between them.</summary>
public sealed class SharedBudgetTests : IDisposable
{
    private static readonly TimeSpan SecondAndLifetime = TimeSpan.FromMilliseconds(1125);

    private readonly ManualTime _clock = new();
    private readonly TestMeters _meters = new();
    private readonly Measured _measured;
    private readonly MemorySendSlots _slots;
    private readonly SendBudget[] _servers;
    private int _chats;

    public SharedBudgetTests()
    {
        _measured = new Measured(_meters);
        _slots = new MemorySendSlots(_clock);
        _servers = [.. Enumerable.Range(0, 3).Select(_ => NewServer())];
    }

    public void Dispose() => _measured.Dispose();

    [Fact]
    public async Task Three_servers_share_the_second()
    {
        for (var at = 0; at < 40; at++) Assert.True(IsTaken(Take(at % 3)));
        var waiting = Take(1);
        Assert.False(waiting.IsCompleted);
        _clock.Advance(SecondAndLifetime);
        Assert.Null(await waiting);
    }

    [Fact]
    public void A_server_full_of_digests_leaves_another_its_closes_and_the_order_of_classes_holds_across_servers()
    {
        Assert.Equal(20, TakenOf(0, SendClass.Digest));
        Assert.Equal(4, TakenOf(1, SendClass.Reminder));
        Assert.Equal(8, TakenOf(2, SendClass.RoomCard));
        Assert.Equal(4, TakenOf(0, SendClass.Open));
        Assert.Equal(4, TakenOf(1, SendClass.Close));
    }

    [Fact]
    public async Task Retry_after_told_to_one_server_is_obeyed_by_all()
    {
        var until = _clock.Now.AddSeconds(20);
        await _servers[0].PauseAsync("t", null, until, default);
        Assert.Equal(until, await Take(1));
        // The second time it knows by itself.
        var asked = _slots.Requests;
        Assert.Equal(until, await Take(1));
        Assert.Equal(asked, _slots.Requests);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await Take(2));
    }

    [Fact]
    public async Task Slow_chats_of_two_servers_mean_the_tenant()
    {
        var until = _clock.Now.AddSeconds(20);
        await _servers[0].PauseAsync("t", "a", until, default);
        Assert.Null(await Take(2));
        Assert.Equal(until, await _servers[2].TakeAsync("t", "a", SendClass.Close, default));
        await _servers[1].PauseAsync("t", "b", until.AddSeconds(1), default);
        Assert.Equal(until.AddSeconds(1), await Take(2));
    }

    [Fact]
    public async Task All_who_come_while_storage_answers_are_one_batch_and_nobody_who_comes_costs_nothing()
    {
        var answer = new TaskCompletionSource();
        _slots.Hangs = answer.Task;
        var sends = Enumerable.Range(0, 31).Select(_ => Take(0)).ToList();
        answer.SetResult();
        Assert.All(await Task.WhenAll(sends), Assert.Null);
        Assert.Equal(2, _slots.Requests);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, _slots.Requests);
        Assert.Equal(2, _measured.Sum("okrbot.send.reservations", ("okrbot.outcome", "given")));
    }

    [Fact]
    public async Task What_an_ended_server_had_reserved_lapses()
    {
        Assert.NotNull(await _slots.ReserveAsync(new("t"), new SlotWish([new(40, 40)], TimeSpan.FromMilliseconds(125), []), default));
        var waiting = Take(0);
        Assert.False(waiting.IsCompleted);
        _clock.Advance(SecondAndLifetime);
        Assert.Null(await waiting);
    }

    [Fact]
    public async Task A_server_that_slept_past_its_slot_asks_again()
    {
        Assert.NotNull(await _slots.ReserveAsync(new("t"), new SlotWish([new(40, 40)], TimeSpan.FromMilliseconds(125), []), default));
        var waiting = Take(0);
        // The timer fires at its time; what runs by then is a machine that was asleep.
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await _slots.ReserveAsync(new("t"), new SlotWish([new(3, 40)], TimeSpan.FromMilliseconds(125), []), default));
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Null(await waiting);
    }

    [Fact]
    public async Task Without_an_answer_each_server_goes_on_with_an_eighth_and_no_close_waits_for_ever()
    {
        _slots.IsReachable = false;
        Assert.Equal(2, TakenOf(0, SendClass.Digest));
        Assert.Equal(3, TakenOf(0, SendClass.Close));
        Assert.Equal(5, TakenOf(1, SendClass.Close));
        for (var second = 0; second < 5; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Null(await Take(0));
        }
        Assert.True(_measured.Sum("okrbot.send.reservations", ("okrbot.outcome", "unknown")) > 0);
    }

    [Fact]
    public async Task A_storage_that_hangs_holds_a_send_for_two_seconds_and_those_after_it_not_at_all()
    {
        var never = new TaskCompletionSource();
        _slots.Hangs = never.Task;
        var first = Take(0);
        _clock.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.False(first.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Null(await first);
        Assert.Null(await Take(0));
        never.SetResult();
    }

    [Fact]
    public async Task What_could_not_be_told_is_told_with_the_next_reservation()
    {
        var until = _clock.Now.AddSeconds(20);
        _slots.IsReachable = false;
        await _servers[0].PauseAsync("t", "slow", until, default);
        _slots.IsReachable = true;
        Assert.Null(await Take(1));
        Assert.Null(await _servers[1].TakeAsync("t", "slow", SendClass.Close, default));
        Assert.Null(await Take(0));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Take(1));
        Assert.Equal(until, await _servers[1].TakeAsync("t", "slow", SendClass.Close, default));
    }

    [Fact]
    public async Task Slots_live_longer_where_storage_is_slow()
    {
        var answer = new TaskCompletionSource();
        _slots.Hangs = answer.Task;
        var first = Take(0);
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        answer.SetResult();
        await first;
        await Take(0);
        Assert.Equal(TimeSpan.FromMilliseconds(900), _slots.LastWish!.Lifetime);
        for (var at = 0; at < 30; at++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            await Take(0);
        }
        Assert.Equal(TimeSpan.FromMilliseconds(125), _slots.LastWish!.Lifetime);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clock_that_moves_between_two_looks_holds_nobody_up(bool isReachable)
    {
        _slots.IsReachable = isReachable;
        var ticking = new TickingTime(_clock);
        var server = new SendBudget(Options.Create(new TeamsOptions()), _slots, new TeamsTelemetry(_meters, ticking), ticking);
        Assert.Null(await server.TakeAsync("t", "c", SendClass.Close, default));
    }

    private SendBudget NewServer() => new(Options.Create(new TeamsOptions()), _slots, new TeamsTelemetry(_meters, _clock), _clock);

    private Task<DateTimeOffset?> Take(int server, SendClass sendClass = SendClass.Close) => _servers[server].TakeAsync("t", $"c{_chats++}", sendClass, default).AsTask();

    private int TakenOf(int server, SendClass sendClass)
    {
        var taken = 0;
        while (taken < 100 && IsTaken(Take(server, sendClass))) taken++;
        return taken;
    }

    private static bool IsTaken(Task<DateTimeOffset?> take) => take is { IsCompletedSuccessfully: true, Result: null };

    private sealed class TickingTime(ManualTime inner) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            inner.Advance(TimeSpan.FromTicks(10));
            return inner.GetUtcNow();
        }

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override long GetTimestamp() => inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
    }
}
