using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Setup;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Following;

/// <summary>The app added to the meeting in Teams ends in the same state as picking, and what is taken away is not watched any more.</summary>
public sealed class ByHandTests
{
    [Fact]
    public async Task A_meeting_that_was_connected_by_hand_is_found_in_its_organisers_calendar_and_followed_like_one_that_was_picked()
    {
        await using var picked = await FollowStage.SetAsync();
        await using var byHand = await FollowStage.ByHandAsync();
        Assert.Equal(await picked.Pick.StateAsync(), await byHand.Pick.StateAsync());
        Assert.Equal(await picked.KnownAsync(9), await byHand.KnownAsync(9));
        var (one, other) = ((await picked.Pick.SeriesAsync())!, (await byHand.Pick.SeriesAsync())!);
        Assert.Equal((one.Calendar, one.JoinLink), (other.Calendar, other.JoinLink));
        Assert.Equal((await picked.WatchAsync())!.Series.Single(), (await byHand.WatchAsync())!.Series.Single());
        Assert.Single(byHand.Subscriptions.Live);
        // The second look is for what changed before the subscription stood.
        Assert.Equal("calendarDelta 2, calendarView 1, getEvent 1, listInstances 1, subscribe 1", byHand.Pick.Calls);
    }

    [Fact]
    public async Task By_hand_without_Graph_nothing_is_asked_and_nothing_waits()
    {
        await using var stage = await FollowStage.ByHandAsync(graph: false);
        Assert.Null((await stage.Pick.SeriesAsync())!.Calendar);
        Assert.NotNull((await stage.MeetingAsync()).Schedule);
        Assert.Equal(0, stage.Tenant.Graph.Counts.Total);
        Assert.Empty(await stage.QueuedAsync());
    }

    [Fact]
    public async Task Where_the_right_is_missing_the_meeting_stays_as_it_was_connected_and_is_found_the_week_in_which_it_is_given()
    {
        await using var stage = await FollowStage.ByHandAsync(without: "Calendars.Read");
        Assert.Null((await stage.Pick.SeriesAsync())!.Calendar);
        Assert.NotNull((await stage.MeetingAsync()).Schedule);
        stage.Tenant.Graph.Grant("Calendars.Read");
        await stage.NightAsync(nights: 7);
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
    }

    [Fact]
    public async Task When_the_last_team_leaves_the_meeting_its_calendar_is_not_watched_any_more()
    {
        await using var stage = await FollowStage.SetAsync();
        await stage.DisconnectAsync();
        await stage.SettleAsync();
        Assert.Empty(stage.Subscriptions.Live);
        var watch = (await stage.WatchAsync())!;
        Assert.Equal((true, null, null), (watch.Series.IsEmpty, watch.Subscription, watch.Mark));
        stage.Fresh();
        await stage.NightAsync(nights: 2);
        Assert.Equal("", stage.Calls);
    }

    [Fact]
    public async Task Taken_out_of_the_chat_it_stops_watching_and_added_again_it_goes_on()
    {
        await using var stage = await FollowStage.SetAsync();
        await stage.Stage.Client.UninstallAsync(stage.Stage.Person("Ann"), stage.Pick.Chat.Id, CancellationToken.None);
        await stage.SettleAsync();
        Assert.Empty(stage.Subscriptions.Live);
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        await stage.Stage.Client.InstallAsync(stage.Stage.Person("Ann"), stage.Pick.Chat.Id, CancellationToken.None);
        await stage.SettleAsync();
        Assert.Single(stage.Subscriptions.Live);
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
    }
}
