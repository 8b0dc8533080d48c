using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.CheckIns;

public sealed class OffScheduleTests
{
    [Fact]
    public async Task The_facilitators_command_opens_also_on_a_day_of_which_the_schedule_knows_nothing()
    {
        await using var stage = await Stage.SetAsync("2026-11-04T12:00:00Z");
        await stage.Client.SayAsync(stage.Facilitator, stage.ChatId, "check in", CancellationToken.None);
        await stage.WorkAsync();
        Assert.Single(stage.Cards());
        Assert.Equal(1, await stage.CountAsync<TeamEvent.SegmentOpened>());
        Assert.Contains((await stage.CheckoutNowAsync()).Segments.Values, segment => segment.Trigger == OpenedBy.Command && segment.IsOpen(stage.Time.Now));
    }
}
