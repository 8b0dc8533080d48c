using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Teams.Budget;
using OkrBot.Teams.Observability;
using OkrBot.Teams.Settings;
using OkrBot.Testing;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Budget;

public sealed class SendBudgetTests
{
    private readonly ManualTime _clock = new();
    private readonly SendBudget _budget;

    public SendBudgetTests()
        => _budget = new(Options.Create(new TeamsOptions()), new MemorySendSlots(_clock), new TeamsTelemetry(new TestMeters(), _clock), _clock);

    [Fact]
    public async Task One_conversation_takes_seven_in_a_second()
    {
        for (var i = 0; i < 7; i++)
            Assert.Null(await TakeAsync("c", SendClass.Close));
        var eighth = TakeAsync("c", SendClass.Close).AsTask();
        Assert.False(eighth.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await eighth);
    }

    [Fact]
    public async Task One_conversation_takes_sixty_in_thirty_seconds_and_says_when_there_is_room()
    {
        var start = _clock.Now;
        for (var i = 0; i < 60; i++)
        {
            Assert.Null(await TakeAsync("c", SendClass.Close));
            _clock.Advance(TimeSpan.FromMilliseconds(200));
        }
        Assert.Equal(start.AddSeconds(30), await TakeAsync("c", SendClass.Close));
        Assert.Null(await TakeAsync("other", SendClass.Close));
    }

    [Fact]
    public async Task A_tenant_takes_forty_in_a_second_whatever_the_conversation_and_another_tenant_is_free()
    {
        for (var i = 0; i < 40; i++)
            Assert.Null(await TakeAsync($"c{i}", SendClass.Close));
        Assert.False(TakeAsync("c40", SendClass.Close).AsTask().IsCompleted);
        Assert.Null(await _budget.TakeAsync("other tenant", "c", SendClass.Close, default));
    }

    [Theory]
    [InlineData(SendClass.Close, 40)]
    [InlineData(SendClass.Open, 36)]
    [InlineData(SendClass.RoomCard, 32)]
    [InlineData(SendClass.Reminder, 24)]
    [InlineData(SendClass.Digest, 20)]
    public void A_lower_class_leaves_room_for_the_higher_ones(SendClass sendClass, int takes)
    {
        var taken = 0;
        while (taken < 100 && TakeAsync($"c{taken}", sendClass).AsTask() is { IsCompleted: true, Result: null })
            taken++;
        Assert.Equal(takes, taken);
        if (sendClass != SendClass.Close)
            Assert.True(TakeAsync("one more", SendClass.Close).AsTask() is { IsCompleted: true, Result: null });
    }

    [Fact]
    public async Task A_digest_that_waits_is_overtaken_by_a_closing_card()
    {
        for (var i = 0; i < 20; i++)
            Assert.Null(await TakeAsync($"d{i}", SendClass.Digest));
        var digest = TakeAsync("d20", SendClass.Digest).AsTask();
        Assert.Null(await TakeAsync("close", SendClass.Close));
        Assert.False(digest.IsCompleted);
    }

    [Fact]
    public async Task A_pause_holds_one_conversation_and_two_at_once_hold_the_tenant()
    {
        var until = _clock.Now.AddSeconds(20);
        await _budget.PauseAsync("t", "a", until, default);
        Assert.Equal(until, await TakeAsync("a", SendClass.Close));
        Assert.Null(await TakeAsync("b", SendClass.Close));
        await _budget.PauseAsync("t", "b", until.AddSeconds(5), default);
        Assert.Equal(until.AddSeconds(5), await TakeAsync("c", SendClass.Close));
        _clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Null(await TakeAsync("c", SendClass.Close));
    }

    [Fact]
    public async Task A_wait_ends_with_its_caller()
    {
        using var cancel = new CancellationTokenSource();
        await _budget.PauseAsync("t", null, _clock.Now.AddMilliseconds(900), default);
        var wait = _budget.TakeAsync("t", "c", SendClass.Close, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private ValueTask<DateTimeOffset?> TakeAsync(string conversation, SendClass sendClass) => _budget.TakeAsync("t", conversation, sendClass, default);
}
