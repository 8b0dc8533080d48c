using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Connector;

public sealed class FaultTests : TenantTest
{
    [Fact]
    public async Task The_next_sends_fail_and_are_not_carried_out()
    {
        Tenant.Faults.FailNextSends(2, 502);
        Assert.Equal(502, (await Caller.PostTextAsync(Chat.Id)).Status);
        Assert.Equal(502, (await Caller.PostTextAsync(Chat.Id)).Status);
        Assert.Equal(201, (await Caller.PostTextAsync(Chat.Id)).Status);
        Assert.Single(Tenant.World.MessagesIn(Chat.Id));
        Assert.Equal(2, Tenant.Counts.Failed);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_cut_send_gets_no_answer_whether_it_was_carried_out_or_not(bool applied, int messages)
    {
        await Caller.PostTextAsync(Chat.Id);
        Tenant.Faults.CutNextSends(1, applied);
        await Assert.ThrowsAsync<HttpRequestException>(() => Caller.PostTextAsync(Chat.Id));
        Assert.Equal(1 + messages, Tenant.World.MessagesIn(Chat.Id).Count);
    }

    [Fact]
    public async Task A_delay_is_counted_by_the_tenants_clock()
    {
        await Caller.PostTextAsync(Chat.Id);
        Tenant.Faults.Delay = TimeSpan.FromSeconds(9);
        var call = Caller.PostTextAsync(Chat.Id);
        while (Tenant.InFlight == 0) await Task.Yield();
        Assert.False(call.IsCompleted);
        // The call may not have reached its pause yet; the token outlives all of these steps.
        for (var step = 0; step < 200 && !call.IsCompleted; step++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(call, Task.Delay(TimeSpan.FromMilliseconds(5)));
        }
        Assert.Equal(201, (await call).Status);
    }

    [Fact]
    public async Task A_throttled_tenant_is_told_how_long_to_wait_and_takes_calls_again_then()
    {
        Tenant.Faults.ThrottleUntil(Time.Now.AddMinutes(1));
        Time.Advance(TimeSpan.FromSeconds(20));
        var (status, _, retryAfter) = await Caller.PostTextAsync(Chat.Id);
        Assert.Equal((429, TimeSpan.FromSeconds(40)), (status, retryAfter));
        Assert.Empty(Tenant.World.MessagesIn(Chat.Id));
        Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(201, (await Caller.PostTextAsync(Chat.Id)).Status);
    }
}
