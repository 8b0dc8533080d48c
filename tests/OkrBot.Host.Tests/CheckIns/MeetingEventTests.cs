using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Whatever Teams sends about a meeting, and in whatever order: one segment for the occurrence, never before its start.</summary>
public sealed class MeetingEventTests
{
    [Theory]
    [InlineData(MeetingEventCasing.Pascal)]
    [InlineData(MeetingEventCasing.Camel)]
    public async Task A_meeting_start_opens_the_check_in_at_its_scheduled_start(MeetingEventCasing casing)
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync(casing: casing);
        var segment = (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!;
        Assert.Equal(SegmentState.Open, segment.State);
        Assert.Equal(OpenedBy.MeetingStart, segment.Trigger);
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task Two_starts_in_one_occurrence_are_one_segment_and_one_card()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:05");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:31:00");
        await stage.StartMeetingAsync("Bo");
        await stage.AdvanceToAsync("09:33:00");
        Assert.Single(stage.Cards());
        Assert.Equal(1, await stage.CountAsync<Domain.TeamEvent.SegmentOpened>());
    }

    [Fact]
    public async Task An_end_that_arrives_before_its_start_changes_nothing()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:05");
        await stage.Client.MeetingEndsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Camel, CancellationToken.None);
        await stage.AdvanceToAsync("09:30:06");
        await stage.StartMeetingAsync(casing: MeetingEventCasing.Camel);
        await stage.AdvanceToAsync("09:36:30");
        Assert.Equal(SegmentState.Open, (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!.State);
        Assert.Equal(1, await stage.CountAsync<Domain.TeamEvent.SegmentOpened>());
    }

    [Fact]
    public async Task Somebody_who_joins_eight_minutes_early_and_leaves_opens_nothing_before_the_start()
    {
        await using var stage = await Stage.SetAsync("2026-11-03T08:22:00Z");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:23:00");
        await stage.Client.MeetingEndsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.AdvanceToAsync("09:29:59");
        Assert.Empty(stage.Cards());
        await stage.AdvanceToAsync("09:30:40");
        await stage.StartMeetingAsync("Bo");
        await stage.AdvanceToAsync("09:34:00");
        Assert.Single(stage.Cards());
        Assert.Equal(1, await stage.CountAsync<Domain.TeamEvent.SegmentOpened>());
    }

    [Fact]
    public async Task An_early_meeting_that_runs_on_opens_at_the_scheduled_start_by_itself()
    {
        await using var stage = await Stage.SetAsync("2026-11-03T08:22:00Z");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:29:59");
        Assert.Empty(stage.Cards());
        await stage.AdvanceToAsync("09:30:03");
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task A_drop_of_four_minutes_does_not_end_the_check_in()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:31:00");
        await stage.Client.MeetingEndsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.AdvanceToAsync("09:35:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:37:00");
        Assert.Equal(SegmentState.Open, (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!.State);
    }

    [Fact]
    public async Task A_meeting_that_ends_closes_the_check_in_after_five_minutes()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:32:30");
        await stage.Client.MeetingEndsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.AdvanceToAsync("09:37:35");
        var segment = (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!;
        Assert.Equal((SegmentState.Closed, ClosedBy.MeetingEnd), (segment.State, segment.ClosedBy));
    }

    [Fact]
    public async Task Without_any_event_the_timer_opens_two_minutes_after_the_start()
    {
        await using var stage = await Stage.SetAsync();
        await stage.PlanAsync();
        await stage.AdvanceToAsync("09:31:59");
        Assert.Empty(stage.Cards());
        await stage.AdvanceToAsync("09:32:02");
        Assert.Single(stage.Cards());
        Assert.Equal(OpenedBy.Timer, (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!.Trigger);
    }

    [Fact]
    public async Task The_command_check_in_opens_it_for_the_facilitator_alone()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:10");
        await stage.Client.SayAsync(stage.Person("Chidi"), stage.ChatId, "check in", CancellationToken.None);
        await stage.WorkAsync();
        Assert.Empty(stage.Cards());
        await stage.Client.SayAsync(stage.Facilitator, stage.ChatId, "check in", CancellationToken.None);
        await stage.WorkAsync();
        Assert.Single(stage.Cards());
        Assert.Equal(OpenedBy.Command, (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!.Trigger);
    }
}
