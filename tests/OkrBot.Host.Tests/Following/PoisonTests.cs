using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Observability;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.Following;

/// <summary>A calendar, a series or a mark that fails, maybe for days, is tried again by one work, ever more seldom, and costs the others nothing.</summary>
public sealed class PoisonTests
{
    [Fact]
    public async Task However_many_hints_come_while_a_calendar_fails_one_look_tries_again_and_catches_up()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var body = Webhook.Body(await webhook.TrueAsync());
        stage.Tenant.Graph.Faults.FailNext(500, count: 6, operation: "calendarDelta");
        for (var i = 0; i < 6; i++)
        {
            stage.Calendars.Rename(stage.Pick.Series, $"Search weekly {i}");
            Assert.Equal(202, await webhook.TellAsync(body));
            stage.Stage.Time.Advance(TimeSpan.FromSeconds(31));
            await stage.Stage.WorkAsync();
        }
        Assert.Equal("calendarDelta 6", stage.Calls);
        Assert.Equal([CalendarWork.Look], await stage.QueuedAsync());

        stage.Stage.Time.Advance(TimeSpan.FromMinutes(10));
        await stage.Stage.WorkAsync();
        Assert.Equal("Search weekly 5", (await stage.MeetingAsync()).Title);
        Assert.Empty(await stage.QueuedAsync());
        Assert.Null((await stage.WatchAsync())!.LookAgain);
    }

    [Fact]
    public async Task However_often_a_subscription_is_said_to_end_while_none_can_be_made_one_renewal_tries_again()
    {
        await using var stage = await FollowStage.SetAsync();
        using var webhook = new Webhook(stage);
        var told = await webhook.TrueAsync();
        told["lifecycleEvent"] = "reauthorizationRequired";
        told.Remove("resource");
        stage.Tenant.Graph.Faults.FailNext(500, count: 5, operation: "renewSubscription");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(202, await webhook.TellAsync(Webhook.Body(told), Webhook.Lifecycle));
            stage.Stage.Time.Advance(TimeSpan.FromSeconds(31));
            await stage.Stage.WorkAsync();
        }
        Assert.Equal("renewSubscription 5", stage.Calls);
        Assert.Equal([CalendarWork.Renew], await stage.QueuedAsync());
        stage.Stage.Time.Advance(TimeSpan.FromMinutes(20));
        await stage.Stage.WorkAsync();
        Assert.Equal("renewSubscription 6", stage.Calls);
        Assert.Empty(await stage.QueuedAsync());
    }

    [Fact]
    public async Task A_calendar_that_fails_for_days_is_asked_some_times_a_night_and_read_as_soon_as_it_answers()
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        stage.Tenant.Graph.Faults.FailNext(500, count: 400, operation: "calendarDelta");
        for (var day = 0; day < 2; day++)
        {
            stage.Fresh();
            await stage.NightAsync(forenoon: false);
            for (var minutes = 0; minutes < 20 * 60; minutes += 5)
            {
                stage.Stage.Time.Advance(TimeSpan.FromMinutes(5));
                await stage.Stage.WorkAsync();
            }
            Assert.InRange(int.Parse(stage.Calls["calendarDelta ".Length..]), 8, 20);
            Assert.Empty(await stage.QueuedAsync());
        }
        stage.Tenant.Graph.Faults.Clear();
        await stage.NightAsync();
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
    }

    [Fact]
    public async Task A_mark_that_is_refused_for_good_begins_anew_and_loses_nothing()
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        stage.Tenant.Graph.Faults.FailNext(400, operation: "calendarDelta");
        await stage.NightAsync();
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
        Assert.Equal("calendarDelta 2, getEvent 1, listInstances 1", stage.Calls);
    }

    [Fact]
    public async Task A_series_that_gives_no_answer_is_read_again_until_it_does_and_no_other_is()
    {
        await using var stage = await FollowStage.SetAsync(change: services => services.Decorate<IMeetingCalendar>((_, real) => new FailingCalendar(real)));
        var calendar = (FailingCalendar)stage.Stage.Get<IMeetingCalendar>();
        var (poison, row) = await AnotherAsync(stage);
        calendar.Failing = row.Calendar!.Series;
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        stage.Calendars.Drop(poison, FollowStage.At("2026-11-12T15:00"));
        stage.Fresh();
        await stage.Subscriptions.DeliverAsync(1, CancellationToken.None);
        await stage.SettleAsync();
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
        Assert.Equal("calendarDelta 1, getEvent 1, listInstances 1", stage.Calls);
        Assert.Equal(row.Series, Assert.Single((await stage.WatchAsync())!.Unread));

        stage.Stage.Time.Advance(TimeSpan.FromMinutes(6));
        await stage.Stage.WorkAsync();
        Assert.Equal(("calendarDelta 2, getEvent 1, listInstances 1", 2), (stage.Calls, calendar.Failed));

        calendar.Failing = null;
        stage.Stage.Time.Advance(TimeSpan.FromMinutes(6));
        await stage.Stage.WorkAsync();
        Assert.Equal("calendarDelta 3, getEvent 2, listInstances 2", stage.Calls);
        Assert.Empty((await stage.WatchAsync())!.Unread);
        Assert.Empty(await stage.QueuedAsync());
        Assert.DoesNotContain((await FindAsync(stage, row.Series)).Known!.Meetings, one => one.Start.UtcDateTime.Day == 12);
    }

    [Fact]
    public async Task A_change_in_a_series_that_may_not_be_read_for_a_night_is_read_the_night_after()
    {
        await using var stage = await FollowStage.SetAsync(address: null, change: services => services.Decorate<IMeetingCalendar>((_, real) => new FailingCalendar(real)));
        var calendar = (FailingCalendar)stage.Stage.Get<IMeetingCalendar>();
        (calendar.Failing, calendar.Why) = ((await stage.Pick.SeriesAsync())!.Calendar!.Series, new NoAnswer.MissingRight(new Right("Calendars.Read", Grantor.EntraAdministrator)));
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        await stage.NightAsync();
        Assert.Empty(await stage.QueuedAsync());
        Assert.Equal("10 Nov 09:30-10:00", await stage.KnownAsync(1));
        calendar.Failing = null;
        await stage.NightAsync();
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
    }

    [Fact]
    public async Task Of_a_mailbox_that_is_gone_one_series_that_cannot_be_looked_for_keeps_no_other_from_its_usual_time()
    {
        await using var stage = await FollowStage.SetAsync(change: services => services.Decorate<IMeetingCalendar>((_, real) => new FailingCalendar(real)));
        await stage.LeadAsync("Chidi");
        var (_, row) = await AnotherAsync(stage);
        ((FailingCalendar)stage.Stage.Get<IMeetingCalendar>()).Hidden = new(stage.Pick.Chat.Id);
        stage.Calendars.CloseMailbox(stage.Stage.Person("Ann"));
        await stage.NightAsync(nights: 3);
        Assert.Null((await FindAsync(stage, row.Series)).Calendar);
        Assert.Equal(stage.Ann, (await stage.Pick.SeriesAsync())!.Calendar!.Owner);
    }

    [Fact]
    public async Task A_subscription_that_cannot_be_ended_at_once_is_ended_later_and_not_forgotten()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Tenant.Graph.Faults.FailNext(500, operation: "unsubscribe");
        await stage.DisconnectAsync();
        await stage.SettleAsync();
        Assert.Equal([(await stage.WatchAsync())!.Subscription!], stage.Subscriptions.Live);
        Assert.Equal([CalendarWork.Renew], await stage.QueuedAsync());
        stage.Stage.Time.Advance(TimeSpan.FromMinutes(20));
        await stage.Stage.WorkAsync();
        Assert.Empty(stage.Subscriptions.Live);
        Assert.True((await stage.WatchAsync())!.Series.IsEmpty);
        Assert.Empty(await stage.QueuedAsync());
    }

    /// <summary>Ann's second series that is followed, Thursdays at three.</summary>
    private static async Task<(CalendarItem Series, SeriesEntry Row)> AnotherAsync(FollowStage stage)
    {
        var ann = stage.Stage.Person("Ann");
        var chat = stage.Tenant.World.AddMeetingChat("Browse weekly", ann, stage.Stage.Time.Now, TimeSpan.FromMinutes(30), [ann]);
        var series = stage.Calendars.Schedule(ann, chat, FollowStage.At("2026-11-05T15:00"), TimeSpan.FromMinutes(30), Rhythm.Weekly());
        var (id, first) = (new SeriesId(chat.Id), (await stage.Pick.SeriesAsync())!);
        await stage.Stage.Get<IDirectory>().ChangeSeriesAsync(stage.Home, id, _ => first with { Series = id, Chat = new(chat.Id), Title = "Browse weekly", Calendar = null, Known = null, JoinLink = null }, CancellationToken.None);
        var found = await stage.Stage.Get<SeriesSearch>().FindAsync(await FindAsync(stage, id), stage.Ann, null, stage.Stage.Time.Now, CancellationToken.None);
        await stage.Stage.Get<SeriesWatching>().FollowAsync(stage.Home, id, found.Value!.Link, CancellationToken.None);
        await stage.SettleAsync();
        await stage.Subscriptions.DeliverAsync(1, CancellationToken.None);
        await stage.SettleAsync();
        return (series, await FindAsync(stage, id));
    }

    private static async Task<SeriesEntry> FindAsync(FollowStage stage, SeriesId id) => (await stage.Stage.Get<IDirectory>().FindSeriesAsync(stage.Home, id, CancellationToken.None))!;
}
