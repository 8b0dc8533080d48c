using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Setup;

namespace OkrBot.Host.Tests.Following;

/// <summary>Microsoft 365 tells of changes late, twice, out of order or never: a hint makes the team know sooner, and none is ever needed.</summary>
public sealed class NotificationTests
{
    [Fact]
    public async Task A_picked_meetings_calendar_is_subscribed_to_once_with_what_proves_a_notification()
    {
        await using var stage = await FollowStage.SetAsync();
        var watch = (await stage.WatchAsync())!;
        Assert.Equal([watch.Subscription!], stage.Subscriptions.Live);
        var made = stage.Subscriptions.Find(watch.Subscription!)!;
        Assert.Equal(($"users/{stage.Ann}/events", "https://okrbot.example/api/graph/notifications", "https://okrbot.example/api/graph/lifecycle", watch.Secret),
            ((string?)made["resource"], (string?)made["notificationUrl"], (string?)made["lifecycleNotificationUrl"], (string?)made["clientState"]));
        Assert.InRange(watch.Secret!.Length, 64, 128);
        Assert.Equal(1, stage.Tenant.Graph.Counts["subscribe"]);
    }

    [Fact]
    public async Task A_change_that_is_told_twice_is_known_after_half_a_minute_with_one_look()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        stage.Calendars.Move(stage.Pick.Series, FollowStage.At("2026-11-17T09:30"), FollowStage.At("2026-11-17T11:00"));
        Assert.All(await stage.Subscriptions.DeliverAsync(3, CancellationToken.None), status => Assert.Equal(202, status));
        await stage.SettleAsync();
        Assert.Equal("17 Nov 11:00-11:30 | 24 Nov 09:30-10:00", await stage.KnownAsync(2));
        Assert.Equal("calendarDelta 1, getEvent 1, listInstances 1", stage.Calls);
    }

    [Fact]
    public async Task A_change_that_is_told_while_the_calendar_is_being_looked_at_is_looked_at_again()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        await stage.Subscriptions.DeliverAsync(1, CancellationToken.None);
        await stage.SettleAsync();
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-17T09:30"));
        await stage.Subscriptions.DeliverAsync(1, CancellationToken.None);
        await stage.SettleAsync();
        Assert.Equal("24 Nov 09:30-10:00", await stage.KnownAsync(1));
    }

    [Fact]
    public async Task A_change_that_is_never_told_is_known_the_next_morning_and_one_that_is_told_late_changes_nothing_more()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        await stage.NightAsync();
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
        stage.Fresh();
        Assert.Equal([202], await stage.Subscriptions.DeliverAsync(1, CancellationToken.None));
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1", stage.Calls);
    }

    [Fact]
    public async Task Something_else_in_the_calendar_costs_one_call()
    {
        await using var stage = await FollowStage.SetAsync();
        var chat = stage.Tenant.World.AddMeetingChat("Dinner", stage.Stage.Person("Ann"), stage.Stage.Time.Now, TimeSpan.FromHours(1), [stage.Stage.Person("Ann")]);
        stage.Calendars.Schedule(stage.Stage.Person("Ann"), chat, FollowStage.At("2026-11-10T20:00"), TimeSpan.FromHours(1), null);
        Assert.Equal([202], await stage.Subscriptions.DeliverAsync(1, CancellationToken.None));
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1", stage.Calls);
    }

    [Fact]
    public async Task A_subscription_is_renewed_every_night_and_lives_on_over_months()
    {
        await using var stage = await FollowStage.SetAsync();
        await stage.NightAsync(nights: 20);
        Assert.Equal([(await stage.WatchAsync())!.Subscription!], stage.Subscriptions.Live);
        Assert.Equal(20, stage.Tenant.Graph.Counts["renewSubscription"]);
        Assert.Equal(1, stage.Tenant.Graph.Counts["subscribe"]);
    }

    [Fact]
    public async Task After_an_outage_of_nine_days_a_new_one_is_made_and_what_was_missed_is_found()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-17T09:30"));
        stage.Subscriptions.Lose();
        stage.Stage.Time.Advance(TimeSpan.FromDays(9));
        Assert.Empty(stage.Subscriptions.Live);
        await stage.NightAsync();
        Assert.Equal([(await stage.WatchAsync())!.Subscription!], stage.Subscriptions.Live);
        Assert.Equal("24 Nov 09:30-10:00", await stage.KnownAsync(1));
    }

    [Theory]
    [InlineData("reauthorizationRequired", "renewSubscription 1")]
    [InlineData("subscriptionRemoved", "calendarDelta 1, renewSubscription 1, subscribe 1")]
    [InlineData("missed", "calendarDelta 1")]
    public async Task Each_event_of_a_subscriptions_life_has_its_answer_once(string kind, string calls)
    {
        await using var stage = await FollowStage.SetAsync();
        var before = (await stage.WatchAsync())!;
        Assert.Equal(202, await stage.Subscriptions.TellLifecycleAsync(before.Subscription!, kind, CancellationToken.None));
        if (kind != "subscriptionRemoved") Assert.Equal(202, await stage.Subscriptions.TellLifecycleAsync(before.Subscription!, kind, CancellationToken.None));
        await stage.SettleAsync();
        Assert.Equal(calls, stage.Calls);
        var after = (await stage.WatchAsync())!;
        Assert.Equal([after.Subscription!], stage.Subscriptions.Live);
        Assert.Equal(kind == "subscriptionRemoved", before.Subscription != after.Subscription && before.Secret != after.Secret);
    }

    [Fact]
    public async Task A_subscription_whose_answer_was_lost_is_replaced_and_does_not_stand_twice()
    {
        await using var pick = await PickStage.SetAsync(address: "https://okrbot.example/");
        pick.Tenant.Graph.Faults.LoseNextAnswer("subscribe");
        await pick.PickAsync("Ann", await pick.AskAsync("Ann"));
        for (var minute = 0; minute < 20; minute++)
        {
            pick.Stage.Time.Advance(TimeSpan.FromMinutes(1));
            await pick.Stage.WorkAsync();
        }
        var watch = await pick.Stage.Get<IWatches>().FindAsync(new(pick.Tenant.Options.TenantId), new(pick.IdOf("Ann")), CancellationToken.None);
        Assert.Equal([watch!.Subscription!], pick.Tenant.Graph.Subscriptions.Live);
        Assert.Equal((string?)pick.Tenant.Graph.Subscriptions.Find(watch.Subscription!)!["clientState"], watch.Secret);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://localhost:3978/")]
    public async Task Where_Graph_cannot_reach_the_bot_no_subscription_is_asked_for_and_the_nights_go_on(string? address)
    {
        await using var stage = await FollowStage.SetAsync(address);
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        await stage.NightAsync();
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
        Assert.Equal(address is null ? 0 : 1, stage.Tenant.Graph.Counts["subscribe"]);
    }

    [Fact]
    public async Task While_nothing_can_be_queued_Graph_is_told_to_tell_again()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var body = Webhook.Body(await webhook.TrueAsync());
        stage.Queue.IsDown = true;
        Assert.Equal(503, await webhook.TellAsync(body));
        stage.Queue.IsDown = false;
        Assert.Equal(202, await webhook.TellAsync(body));
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1", stage.Calls);
    }

    [Fact]
    public async Task A_queue_that_hangs_is_given_up_before_Graphs_three_seconds_are_over()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var body = Webhook.Body(await webhook.TrueAsync());
        stage.Queue.Hangs = true;
        var told = webhook.TellAsync(body);
        await stage.Queue.Hung;
        stage.Stage.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(503, await told);
    }
}
