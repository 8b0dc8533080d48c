using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

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

    [Fact]
    public async Task A_meeting_moved_to_thursday_checks_in_there_when_only_the_timer_came_on_tuesday()
    {
        await using var stage = await Stage.SetAsync();
        await stage.PlanAsync();
        await stage.AdvanceToAsync("09:42:05");
        Assert.Equal(1, await stage.CountAsync<TeamEvent.SegmentClosed>());
        stage.Time.Advance(TimeSpan.FromHours(53));
        await stage.StartMeetingAsync();
        await stage.StartMeetingAsync("Bo");
        Assert.Equal(2, stage.Cards().Count);
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Ann", "No change"));
        stage.Time.Advance(TimeSpan.FromMinutes(4));
        await stage.Client.MeetingEndsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Camel, CancellationToken.None);
        stage.Time.Advance(TimeSpan.FromMinutes(5));
        await stage.WorkAsync();
        Assert.Equal(2, await stage.CountAsync<TeamEvent.SegmentClosed>());
    }

    [Fact]
    public async Task Joining_the_series_on_another_day_opens_nothing_when_the_week_has_its_meeting_still_to_come_or_had_it()
    {
        await using var stage = await Stage.SetAsync("2026-11-02T12:00:00Z");
        await stage.StartMeetingAsync();
        Assert.Empty(stage.Cards());
        stage.Time.Advance(TimeSpan.FromHours(20.5));
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:40:05");
        stage.Time.Advance(TimeSpan.FromHours(27));
        await stage.StartMeetingAsync();
        Assert.Single(stage.Cards());
    }
}
