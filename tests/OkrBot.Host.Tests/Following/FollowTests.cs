using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Following;

/// <summary>The calendar is the truth: what happens to a series there reaches its team the same night, whoever was told of it or not.</summary>
public sealed class FollowTests
{
    [Fact]
    public async Task A_picked_meeting_is_read_for_five_weeks_ahead_with_three_calls()
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        Assert.Equal("10 Nov 09:30-10:00 | 17 Nov 09:30-10:00 | 24 Nov 09:30-10:00 | 1 Dec 09:30-10:00 | 8 Dec 09:30-10:00", await stage.KnownAsync(9));
        Assert.Equal(await stage.KnownAsync(9), await stage.RowKnownAsync(9));
        Assert.Equal("batch 2, calendarDelta 1, calendarView 2, findApp 1, findMeeting 1, getEvent 3, install 1, listInstances 1", stage.Pick.Calls);
        Assert.Equal(0, stage.Tenant.Graph.Counts.Invalid);
    }

    [Fact]
    public async Task A_night_without_changes_costs_one_call_and_writes_no_team()
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        // The first one finds who else is in the chat.
        await stage.NightAsync();
        stage.Fresh();
        await stage.NightAsync(nights: 3);
        Assert.Equal("calendarDelta 3", stage.Calls);
        Assert.Equal(0, stage.Stage.Counts.Of(TableNames.TeamCycles, TableRequest.Transaction));
    }

    [Fact]
    public async Task Known_weeks_are_read_anew_before_they_run_out()
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        await stage.NightAsync(nights: 30);
        // On Mondays the sample's own series are looked for, which stand in no calendar.
        Assert.Matches("^calendarDelta 30, calendarView [0-9]+, getEvent 1, listInstances 1$", stage.Calls);
        Assert.Equal("8 Dec 09:30-10:00 | 15 Dec 09:30-10:00 | 22 Dec 09:30-10:00 | 29 Dec 09:30-10:00", await stage.KnownAsync(4));
    }

    [Fact]
    public async Task One_meeting_is_moved_another_is_shortened_and_a_third_falls_out()
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        var series = stage.Pick.Series;
        stage.Calendars.Move(series, FollowStage.At("2026-11-10T09:30"), FollowStage.At("2026-11-11T14:00"));
        stage.Calendars.Move(series, FollowStage.At("2026-11-17T09:30"), FollowStage.At("2026-11-17T09:30"), TimeSpan.FromMinutes(15));
        stage.Calendars.Drop(series, FollowStage.At("2026-11-24T09:30"));
        await stage.NightAsync();
        Assert.Equal("11 Nov 14:00-14:30 | 17 Nov 09:30-09:45 | 1 Dec 09:30-10:00", await stage.KnownAsync());
        Assert.Equal(await stage.KnownAsync(9), await stage.RowKnownAsync(9));
        Assert.Equal("calendarDelta 1, getEvent 1, listInstances 1", stage.Calls);
    }

    [Fact]
    public async Task A_series_that_is_moved_and_renamed_as_a_whole_keeps_its_new_rhythm_also_behind_the_known_weeks()
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        stage.Calendars.Reschedule(stage.Pick.Series, FollowStage.At("2026-11-05T16:00"), TimeSpan.FromMinutes(45));
        stage.Calendars.Rename(stage.Pick.Series, "Search and browse");
        await stage.NightAsync();
        var meeting = await stage.MeetingAsync();
        Assert.Equal("5 Nov 16:00-16:45 | 12 Nov 16:00-16:45 | 19 Nov 16:00-16:45", await stage.KnownAsync());
        Assert.Equal(("Search and browse", new TimeOnly(16, 0), DayOfWeek.Thursday), (meeting.Title, meeting.Schedule!.Start, meeting.Schedule.Anchor.DayOfWeek));
        Assert.Equal((meeting.Title, meeting.Schedule), ((await stage.Pick.SeriesAsync())!.Title, (await stage.Pick.SeriesAsync())!.Schedule));
    }

    [Fact]
    public async Task A_server_that_stops_between_the_team_and_the_row_leaves_it_to_the_next_look_which_changes_no_team_twice()
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        var (row, watch) = ((await stage.Pick.SeriesAsync())!, (await stage.WatchAsync())!);
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        await stage.NightAsync();
        var version = (await stage.Pick.TeamAsync()).Version;
        // As it stands after a crash: the team knows, the row and the mark do not.
        await stage.Stage.Get<IDirectory>().ChangeSeriesAsync(stage.Home, row.Series, known => known! with { Known = row.Known }, CancellationToken.None);
        await stage.Stage.Get<IWatches>().ChangeAsync(stage.Home, stage.Ann, known => known! with { Mark = watch.Mark }, CancellationToken.None);
        await stage.Queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Look, stage.Home, stage.Ann, stage.Stage.Time.Now, stage.Stage.Time.Now)], CancellationToken.None);
        await stage.SettleAsync();
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
        Assert.Equal(await stage.KnownAsync(9), await stage.RowKnownAsync(9));
        Assert.Equal(version, (await stage.Pick.TeamAsync()).Version);
    }

    [Fact]
    public async Task A_mark_that_is_too_old_begins_anew_and_loses_nothing()
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        stage.Calendars.ExpireDeltaTokens();
        await stage.NightAsync();
        Assert.Equal("17 Nov 09:30-10:00 | 24 Nov 09:30-10:00", await stage.KnownAsync(2));
        Assert.Equal("calendarDelta 2, getEvent 1, listInstances 1", stage.Calls);
    }

    [Theory]
    [InlineData("Calendars.Read", 1)]
    [InlineData(null, 3)]
    public async Task Where_the_calendar_does_not_answer_the_team_keeps_what_it_knew_and_catches_up_later(string? right, int most)
    {
        await using var stage = await FollowStage.SetAsync(address: null);
        var before = await stage.KnownAsync(9);
        stage.Calendars.Drop(stage.Pick.Series, FollowStage.At("2026-11-10T09:30"));
        if (right is not null) stage.Tenant.Graph.Withhold(right);
        else stage.Tenant.Graph.Faults.FailNext(503, count: 3, operation: "calendarDelta", retryAfter: 60);
        await stage.NightAsync(forenoon: false);
        Assert.Equal(before, await stage.KnownAsync(9));
        Assert.InRange(stage.Tenant.Graph.Counts["calendarDelta"], 2, 1 + most);

        if (right is not null) stage.Tenant.Graph.Grant(right);
        await stage.NightAsync();
        Assert.Equal("17 Nov 09:30-10:00", await stage.KnownAsync(1));
    }
}
