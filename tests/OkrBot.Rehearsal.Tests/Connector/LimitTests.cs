using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Connector;

public sealed class LimitTests : TenantTest
{
    [Fact]
    public async Task The_eighth_send_to_a_chat_in_one_second_must_wait()
    {
        for (var i = 0; i < 7; i++) Assert.Equal(201, (await Caller.PostTextAsync(Chat.Id)).Status);
        var (status, body, retryAfter) = await Caller.PostTextAsync(Chat.Id);
        Assert.Equal(429, status);
        Assert.Equal("Throttled", (string?)body!["error"]!["code"]);
        Assert.Equal(TimeSpan.FromSeconds(1), retryAfter);
        Assert.Equal(1, Tenant.Counts.Throttled);
    }

    [Fact]
    public async Task Waiting_as_told_helps()
    {
        var limits = new SendLimits(Time);
        for (var sent = 0; sent < 200;)
        {
            if (limits.WaitFor("c", CallKind.Send) is { } wait) Time.Advance(wait);
            else sent++;
        }
        // 60 sends in any 30 seconds: the 181st is at least 90 seconds after the first.
        Assert.True(Time.Now >= new DateTimeOffset(2026, 11, 3, 8, 31, 30, TimeSpan.Zero), $"{Time.Now}");
        await Task.CompletedTask;
    }

    [Fact]
    public void A_tenant_takes_fifty_calls_a_second_over_all_chats()
    {
        var limits = new SendLimits(Time);
        for (var i = 0; i < 50; i++) Assert.Null(limits.WaitFor($"chat {i}", CallKind.Send));
        Assert.Equal(TimeSpan.FromSeconds(1), limits.WaitFor("another", CallKind.Send));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(limits.WaitFor("another", CallKind.Send));
    }

    [Fact]
    public void Edits_count_as_sends_and_rosters_do_not()
    {
        var limits = new SendLimits(Time);
        for (var i = 0; i < 7; i++) Assert.Null(limits.WaitFor("c", i % 2 == 0 ? CallKind.Update : CallKind.Send));
        Assert.NotNull(limits.WaitFor("c", CallKind.Update));
        for (var i = 0; i < 14; i++) Assert.Null(limits.WaitFor("c", CallKind.Members));
        Assert.NotNull(limits.WaitFor("c", CallKind.Members));
    }
}
