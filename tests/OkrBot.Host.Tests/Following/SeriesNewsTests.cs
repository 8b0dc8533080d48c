using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Graph.Calendars;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Following;

/// <summary>A series ends, is made anew, gets another organiser, or its mailbox closes: whoever runs the check-in there is told once, with what to do.</summary>
public sealed class SeriesNewsTests
{
    [Theory]
    [InlineData("cancelled")]
    [InlineData("deleted")]
    [InlineData("ended")]
    public async Task A_series_that_is_over_opens_nothing_by_timer_and_is_told_once(string how)
    {
        await using var stage = await FollowStage.SetAsync();
        if (how == "cancelled") stage.Calendars.Cancel(stage.Pick.Series);
        else if (how == "deleted") stage.Calendars.Delete(stage.Pick.Series);
        else stage.Calendars.End(stage.Pick.Series, new DateOnly(2026, 11, 3));
        await stage.NightAsync();
        var meeting = await stage.MeetingAsync();
        Assert.Equal((null, null), (meeting.Schedule, meeting.Known));
        Assert.Equal((null, null), ((await stage.Pick.SeriesAsync())!.Schedule, (await stage.Pick.SeriesAsync())!.Known));

        await stage.NightAsync(nights: 5);
        var told = Assert.Single(stage.ToldTo("Ann"));
        Assert.Contains("“Search weekly” has ended", Read(told), StringComparison.Ordinal);
        Assert.Contains("because you run the check-in of Search", Read(told), StringComparison.Ordinal);
        Assert.Empty(stage.ToldTo("Chidi"));
        Assert.Contains("I find no recurring Teams meeting", Read(await stage.Stage.PressInPersonAsync("Ann", new Press("Pick a meeting") { On = told.Card! })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_that_goes_on_after_its_end_is_followed_again()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.End(stage.Pick.Series, new DateOnly(2026, 11, 3));
        await stage.NightAsync(nights: 2);
        stage.Calendars.End(stage.Pick.Series, new DateOnly(2026, 12, 22));
        await stage.NightAsync();
        Assert.Equal("10 Nov 09:30-10:00 | 17 Nov 09:30-10:00", await stage.KnownAsync(2));
        Assert.Null((await stage.Pick.SeriesAsync())!.News);
    }

    [Fact]
    public async Task The_last_meetings_before_a_known_end_are_still_held_and_none_is_made_up_behind_it()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.End(stage.Pick.Series, new DateOnly(2026, 11, 17));
        await stage.NightAsync();
        Assert.Equal("10 Nov 09:30-10:00 | 17 Nov 09:30-10:00", await stage.KnownAsync(9));
        Assert.Null((await stage.MeetingAsync()).Schedule);
        Assert.Empty(stage.ToldTo("Ann"));
        await stage.NightAsync(nights: 15);
        Assert.Single(stage.ToldTo("Ann"));
    }

    [Fact]
    public async Task A_pause_of_all_coming_weeks_is_no_end()
    {
        await using var stage = await FollowStage.SetAsync();
        foreach (var day in new[] { "10", "17", "24" }) stage.Calendars.Drop(stage.Pick.Series, FollowStage.At($"2026-11-{day}T09:30"));
        foreach (var day in new[] { "01", "08", "15", "22" }) stage.Calendars.Drop(stage.Pick.Series, FollowStage.At($"2026-12-{day}T09:30"));
        await stage.NightAsync();
        Assert.Equal("", await stage.KnownAsync());
        Assert.NotNull((await stage.MeetingAsync()).Schedule);
        await stage.NightAsync(nights: 21);
        Assert.Equal("29 Dec 09:30-10:00", await stage.KnownAsync(1));
        Assert.Empty(stage.ToldTo("Ann"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_was_made_anew_is_offered_and_taken_with_one_press(bool late)
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.Delete(stage.Pick.Series);
        if (late) await stage.NightAsync(nights: 2);
        var next = stage.Again();
        await stage.NightAsync(nights: 2);
        var told = stage.ToldTo("Ann");
        Assert.Equal(late ? 2 : 1, told.Count);
        Assert.Contains("Probably the new meeting", Read(told[^1]), StringComparison.Ordinal);
        Assert.Contains("Search weekly · every week", Read(told[^1]), StringComparison.Ordinal);

        var done = await stage.Stage.PressInPersonAsync("Ann", new Press("Use it") { On = told[^1].Card! });
        Assert.Contains("Search checks in at “Search weekly”", Read(done), StringComparison.Ordinal);
        await stage.SettleAsync();
        Assert.Empty((await stage.Pick.SeriesAsync())!.Teams);
        var moved = (await stage.Stage.Get<IDirectory>().FindSeriesAsync(stage.Home, new(next.Online!.ThreadId), CancellationToken.None))!;
        var team = (await stage.Stage.Get<ITeamCycles>().FindAsync(moved.Teams.Single(), CancellationToken.None))!.Team;
        Assert.Equal(("Search", moved.Series, 12), (team.Name, team.Meeting!.Series, team.Meeting.Known!.Meetings[^1].Start.Month));
        Assert.Equal([(await stage.WatchAsync())!.Subscription!], stage.Subscriptions.Live);
        await stage.NightAsync(nights: 3);
        Assert.Equal(late ? 2 : 1, stage.ToldTo("Ann").Count);
    }

    [Fact]
    public async Task Two_that_look_alike_are_not_guessed_between()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.Delete(stage.Pick.Series);
        stage.Again();
        stage.Again(" 2");
        await stage.NightAsync(nights: 2);
        Assert.DoesNotContain("Probably the new meeting", Read(Assert.Single(stage.ToldTo("Ann"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_facilitator_who_does_not_organise_the_new_one_is_told_who_can_bring_the_bot_there()
    {
        await using var stage = await FollowStage.SetAsync();
        await stage.LeadAsync("Chidi");
        stage.Calendars.Delete(stage.Pick.Series);
        stage.Again();
        await stage.NightAsync(nights: 2);
        var told = Assert.Single(stage.ToldTo("Chidi"));
        Assert.Contains("Whoever organises it can bring me there", Read(told), StringComparison.Ordinal);
        Assert.DoesNotContain("Use it", told.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(stage.ToldTo("Ann"));
    }

    [Fact]
    public async Task A_series_with_a_new_organiser_is_followed_in_the_calendar_of_the_old_one_and_told_once()
    {
        await using var stage = await FollowStage.SetAsync();
        var moved = stage.Calendars.ChangeOrganizer(stage.Pick.Series, stage.Stage.Person("Chidi"), new DateOnly(2026, 11, 5));
        await stage.NightAsync();
        stage.Calendars.Move(moved, FollowStage.At("2026-11-17T09:30"), FollowStage.At("2026-11-18T15:00"));
        await stage.NightAsync();
        Assert.Equal("10 Nov 09:30-10:00 | 18 Nov 15:00-15:30 | 24 Nov 09:30-10:00", await stage.KnownAsync());
        Assert.Contains("has a new organiser", Read(Assert.Single(stage.ToldTo("Ann"))), StringComparison.Ordinal);
        Assert.Equal([(await stage.WatchAsync())!.Subscription!], stage.Subscriptions.Live);
    }

    [Fact]
    public async Task A_change_of_organiser_that_lies_ahead_loses_no_meeting()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.ChangeOrganizer(stage.Pick.Series, stage.Stage.Person("Chidi"), new DateOnly(2026, 11, 20));
        await stage.NightAsync();
        Assert.Equal("10 Nov 09:30-10:00 | 17 Nov 09:30-10:00", await stage.KnownAsync(2));
        await stage.NightAsync(nights: 14);
        Assert.Equal("24 Nov 09:30-10:00 | 1 Dec 09:30-10:00", await stage.KnownAsync(2));
    }

    [Fact]
    public async Task Where_the_organisers_mailbox_is_gone_the_facilitators_calendar_has_the_series_too()
    {
        await using var stage = await FollowStage.SetAsync();
        await stage.LeadAsync("Chidi");
        stage.Calendars.CloseMailbox(stage.Stage.Person("Ann"));
        await stage.NightAsync(nights: 3);
        var link = (await stage.Pick.SeriesAsync())!.Calendar!;
        Assert.Equal(stage.Pick.IdOf("Chidi"), link.Owner.Value);
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        await stage.NightAsync();
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
        Assert.Contains("“Search weekly” goes by your calendar now", Read(Assert.Single(stage.ToldTo("Chidi"))), StringComparison.Ordinal);
        Assert.True((await stage.WatchAsync())!.Series.IsEmpty);
    }

    [Fact]
    public async Task A_series_that_is_divided_by_its_organiser_is_no_news_to_one_who_is_invited()
    {
        await using var stage = await FollowStage.SetAsync();
        await stage.LeadAsync("Chidi");
        stage.Calendars.CloseMailbox(stage.Stage.Person("Ann"));
        await stage.NightAsync(nights: 3);
        var before = (await stage.Pick.SeriesAsync())!.Calendar!;
        stage.Calendars.ChangeOrganizer(stage.Pick.Series, stage.Stage.Person("Ann"), new DateOnly(2026, 11, 11));
        await stage.NightAsync(nights: 8);
        var after = (await stage.Pick.SeriesAsync())!.Calendar!;
        Assert.Equal((before.Owner, true, true), (after.Owner, before.IsInvited, after.IsInvited));
        Assert.NotEqual(before.Series, after.Series);
        Assert.Single(stage.ToldTo("Chidi"));
    }

    [Fact]
    public async Task Where_nobody_has_the_series_the_usual_time_counts_and_that_is_told_once()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Calendars.CloseMailbox(stage.Stage.Person("Ann"));
        await stage.NightAsync();
        Assert.NotNull((await stage.MeetingAsync()).Known);
        await stage.NightAsync(nights: 4);
        var meeting = await stage.MeetingAsync();
        Assert.Null(meeting.Known);
        Assert.Equal(new TimeOnly(9, 30), meeting.Schedule!.Start);
        Assert.Null((await stage.Pick.SeriesAsync())!.Calendar);
        Assert.Contains("I can no longer see when “Search weekly” is held", Read(Assert.Single(stage.ToldTo("Ann"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Chidi")]
    public async Task A_mailbox_that_is_missing_when_a_meeting_is_due_ends_and_moves_nothing(string facilitator)
    {
        await using var stage = await FollowStage.SetAsync();
        await stage.LeadAsync(facilitator);
        var before = await stage.KnownAsync(9);
        stage.Calendars.CloseMailbox(stage.Stage.Person("Ann"));
        var look = await stage.Stage.Get<SeriesFollower>().CheckAsync((await stage.Pick.SeriesAsync())!, stage.Stage.Time.Now, CancellationToken.None);
        Assert.IsType<NoAnswer.Failed>(look.Why);
        Assert.Equal(before, await stage.KnownAsync(9));
        Assert.Equal((null, stage.Ann), ((await stage.Pick.SeriesAsync())!.News, (await stage.Pick.SeriesAsync())!.Calendar!.Owner));
    }

    [Fact]
    public async Task A_series_that_is_missing_in_one_answer_and_there_in_the_next_has_not_ended()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Tenant.Graph.Faults.FailNext(404, operation: "listInstances");
        var look = await stage.Stage.Get<SeriesFollower>().FollowAsync((await stage.Pick.SeriesAsync())!, everywhere: false, stage.Stage.Time.Now, CancellationToken.None);
        Assert.IsType<NoAnswer.Failed>(look.Why);
        Assert.Null((await stage.Pick.SeriesAsync())!.News);
        Assert.NotNull((await stage.MeetingAsync()).Schedule);
    }

    [Fact]
    public async Task A_mailbox_that_is_missing_for_some_hours_is_not_given_up()
    {
        await using var stage = await FollowStage.SetAsync();
        stage.Tenant.Graph.Faults.FailNext(404, count: 1, operation: "calendarDelta");
        await stage.NightAsync(nights: 3);
        Assert.NotNull((await stage.Pick.SeriesAsync())!.Calendar);
        Assert.Null((await stage.WatchAsync())!.MissingSince);
        Assert.Empty(stage.ToldTo("Ann"));
    }
}
