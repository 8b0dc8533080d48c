using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Host.Observability;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Following;

/// <summary>A series goes from one organiser to another and comes back, in whatever order calendars, servers and people hear of it: it stays followed, and what is told is true, once.</summary>
public sealed class HandedOnTests
{
    [Fact]
    public async Task One_that_is_handed_on_and_back_again_is_followed_all_the_way()
    {
        await using var stage = await FollowStage.SetAsync();
        var away = stage.Calendars.ChangeOrganizer(stage.Pick.Series, stage.Stage.Person("Chidi"), new DateOnly(2026, 11, 5));
        await stage.NightAsync();
        Assert.Equal("10 Nov 09:30-10:00", await stage.KnownAsync(1));
        var back = stage.Calendars.ChangeOrganizer(away, stage.Stage.Person("Ann"), new DateOnly(2026, 11, 12));
        await stage.NightAsync(nights: 8);
        stage.Calendars.Move(back, FollowStage.At("2026-11-17T09:30"), FollowStage.At("2026-11-17T14:00"));
        await stage.NightAsync();
        Assert.Equal("17 Nov 14:00-14:30 | 24 Nov 09:30-10:00", await stage.KnownAsync(2));
        Assert.Equal((await stage.Pick.SeriesAsync())!.Series, Assert.Single((await stage.WatchAsync())!.Series));
        Assert.Single(stage.ToldTo("Ann"));
        Assert.Equal([(await stage.WatchAsync())!.Subscription!], stage.Subscriptions.Live);
    }

    [Fact]
    public async Task One_that_comes_back_while_the_watch_of_before_is_being_ended_keeps_it()
    {
        await using var stage = await FollowStage.SetAsync(change: services => services.Decorate<IChangeSubscriptions>((_, real) => new MeanwhileSubscriptions(real)));
        var row = (await stage.Pick.SeriesAsync())!;
        await LinkAsync(stage, row.Calendar! with { Owner = new(stage.Pick.IdOf("Chidi")) });
        ((MeanwhileSubscriptions)stage.Stage.Get<IChangeSubscriptions>()).OnStopped = () => stage.Stage.Get<SeriesWatching>().FollowAsync(stage.Home, row.Series, row.Calendar!, CancellationToken.None);
        await stage.Stage.Get<SeriesWatching>().LookAgainAsync(row, CancellationToken.None);
        await stage.SettleAsync();
        await stage.SettleAsync();
        var watch = (await stage.WatchAsync())!;
        Assert.Equal(row.Series, Assert.Single(watch.Series));
        Assert.Equal([watch.Subscription!], stage.Subscriptions.Live);
    }

    [Fact]
    public async Task One_that_no_watch_counts_any_more_is_watched_again_from_Monday_on()
    {
        await using var stage = await FollowStage.SetAsync();
        await stage.Stage.Get<IWatches>().ChangeAsync(stage.Home, stage.Ann, known => known! with { Series = [], Subscription = null, Secret = null, Mark = null }, CancellationToken.None);
        await stage.NightAsync(nights: 6);
        var watch = (await stage.WatchAsync())!;
        Assert.Equal((await stage.Pick.SeriesAsync())!.Series, Assert.Single(watch.Series));
        Assert.Contains(watch.Subscription!, stage.Subscriptions.Live);
    }

    [Fact]
    public async Task One_that_stands_elsewhere_some_minutes_later_has_not_ended()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.Delete(stage.Pick.Series);
        await stage.Subscriptions.DeliverAsync(1, CancellationToken.None);
        await stage.SettleAsync();
        Assert.Equal(SeriesTurn.Ended, (await stage.Pick.SeriesAsync())!.News!.What);
        stage.Calendars.Schedule(stage.Stage.Person("Chidi"), stage.Pick.Chat, FollowStage.At("2026-11-10T11:00"), TimeSpan.FromMinutes(30), Rhythm.Weekly());
        for (var minute = 0; minute < 15; minute++)
        {
            stage.Stage.Time.Advance(TimeSpan.FromMinutes(1));
            await stage.Stage.WorkAsync();
        }
        Assert.Equal("10 Nov 11:00-11:30", await stage.KnownAsync(1));
        Assert.Contains("has a new organiser", Read(Assert.Single(stage.ToldTo("Ann"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_deleted_is_looked_for_no_more_each_time_something_else_changes()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.Delete(stage.Pick.Series);
        await stage.NightAsync();
        var ann = stage.Stage.Person("Ann");
        var chat = stage.Tenant.World.AddMeetingChat("Dinner", ann, stage.Stage.Time.Now, TimeSpan.FromHours(1), [ann]);
        stage.Calendars.Schedule(ann, chat, FollowStage.At("2026-11-10T20:00"), TimeSpan.FromHours(1), null);
        stage.Fresh();
        await stage.Subscriptions.DeliverAsync(1, CancellationToken.None);
        await stage.SettleAsync();
        Assert.Equal("calendarDelta 1, listInstances 1", stage.Calls);
    }

    [Fact]
    public async Task Who_was_told_while_the_series_was_being_read_stays_told()
    {
        await using var stage = await FollowStage.SetAsync(change: services => services.Decorate<IMeetingCalendar>((_, real) => new FailingCalendar(real)));
        var row = (await stage.Pick.SeriesAsync())!;
        var news = new SeriesNews(SeriesTurn.NewOrganizer, stage.Stage.Time.Now);
        var directory = stage.Stage.Get<IDirectory>();
        row = await directory.ChangeSeriesAsync(stage.Home, row.Series, known => known! with { News = news }, CancellationToken.None);
        stage.Calendars.Rename(stage.Pick.Series, "Search and browse");
        ((FailingCalendar)stage.Stage.Get<IMeetingCalendar>()).OnSeries = () => directory.ChangeSeriesAsync(stage.Home, row.Series, known => known! with { News = news with { Told = [row.Teams[0].Team] } }, CancellationToken.None);
        await stage.Stage.Get<SeriesFollower>().FollowAsync(row, everywhere: false, stage.Stage.Time.Now, CancellationToken.None);
        var after = (await stage.Pick.SeriesAsync())!;
        Assert.Equal("Search and browse", after.Title);
        Assert.Equal(row.Teams[0].Team, Assert.Single(after.News!.Told));
    }

    [Fact]
    public async Task Another_team_that_checks_in_there_too_forgets_neither_how_the_meeting_is_joined_nor_who_was_told_what()
    {
        await using var stage = await FollowStage.SetAsync();
        var row = (await stage.Pick.SeriesAsync())!;
        var news = new SeriesNews(SeriesTurn.NewOrganizer, stage.Stage.Time.Now) { Told = [row.Teams[0].Team] };
        await stage.Stage.Get<IDirectory>().ChangeSeriesAsync(stage.Home, row.Series, known => known! with { News = news }, CancellationToken.None);
        await stage.Stage.Client.SayAsync(stage.Stage.Person("Ann"), stage.Pick.Chat.Id, "connect meeting", CancellationToken.None);
        var card = stage.Stage.Client.NewestCard(stage.Pick.Chat.Id)!.Card!;
        var form = new OkrBot.Rehearsal.Clients.Form(card);
        Assert.True(form.TryFill("newTeam", "Browse"));
        await stage.Stage.Client.PressAsync(stage.Stage.Person("Ann"), stage.Pick.Chat.Id, new OkrBot.Rehearsal.Clients.Press("Connect") { On = card, Form = form }, CancellationToken.None);
        var after = (await stage.Pick.SeriesAsync())!;
        Assert.Equal(2, after.Teams.Length);
        Assert.NotNull(row.JoinLink);
        Assert.Equal((row.JoinLink, row.Calendar, row.MeetingId), (after.JoinLink, after.Calendar, after.MeetingId));
        Assert.Equal(row.Teams[0].Team, Assert.Single(after.News!.Told));
    }

    private static Task LinkAsync(FollowStage stage, CalendarLink calendar)
        => stage.Stage.Get<IDirectory>().ChangeSeriesAsync(stage.Home, new(stage.Pick.Chat.Id), known => known! with { Calendar = calendar }, CancellationToken.None);

    /// <summary>The real ones; somebody may come in between.</summary>
    private sealed class MeanwhileSubscriptions(IChangeSubscriptions real) : IChangeSubscriptions
    {
        public Func<Task>? OnStopped { get; set; }
        public string? Address => real.Address;

        public Task<Asked<ChangeSubscription>> StartAsync(Domain.TenantId tenant, Domain.PersonId owner, string secret, CancellationToken cancel) => real.StartAsync(tenant, owner, secret, cancel);

        public Task<Asked<ChangeSubscription>> RenewAsync(Domain.TenantId tenant, string id, CancellationToken cancel) => real.RenewAsync(tenant, id, cancel);

        public async Task<Asked<bool>> StopAsync(Domain.TenantId tenant, string id, CancellationToken cancel)
        {
            var asked = await real.StopAsync(tenant, id, cancel);
            if (OnStopped is { } meanwhile)
            {
                OnStopped = null;
                await meanwhile();
            }
            return asked;
        }
    }
}
