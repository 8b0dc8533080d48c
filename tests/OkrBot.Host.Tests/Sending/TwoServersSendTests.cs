using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;
using OkrBot.Teams.Budget;

namespace OkrBot.Host.Tests.Sending;

/// <summary>Two real programs on one storage file.</summary>
public sealed class TwoServersSendTests
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task They_share_the_second_and_what_Teams_said_to_one_holds_the_other()
    {
        await using var stage = await Stage.SetAsync();
        await using var other = await stage.AnotherServerAsync();
        var tenant = stage.Checkout.Id.Tenant.Value;
        ISendBudget[] budgets = [stage.Get<ISendBudget>(), other.Services.GetRequiredService<ISendBudget>()];
        for (var at = 0; at < 40; at++) Assert.Null(await budgets[at % 2].TakeAsync(tenant, $"c{at}", SendClass.Close, None));
        var next = stage.Time.TimerSetAsync();
        var waiting = budgets[1].TakeAsync(tenant, "one more", SendClass.Close, None).AsTask();
        await next;
        Assert.False(waiting.IsCompleted);
        stage.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Null(await waiting);

        var until = stage.Time.Now.AddSeconds(20);
        await budgets[0].PauseAsync(tenant, null, until, None);
        Assert.Equal(until, await budgets[1].TakeAsync(tenant, "c", SendClass.Close, None));
    }

    [Fact]
    public async Task A_send_costs_at_most_two_requests_of_the_budget_and_an_idle_minute_none()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        stage.Counts.Reset();
        await stage.StartMeetingAsync();
        Assert.InRange(stage.Counts.Of(TableNames.Budget), 1, 2);
        stage.Counts.Reset();
        await stage.AdvanceToAsync("09:31:00");
        Assert.Equal(0, stage.Counts.Of(TableNames.Budget));
    }
}
