using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>A timer opens what the calendar says is held. Checkout's series stands in Bo's calendar, Tuesdays at 09:30.</summary>
public sealed class AskedCalendarTests
{
    private static readonly DateTime Today = new(2026, 11, 3, 9, 30, 0, DateTimeKind.Unspecified);

    [Fact]
    public async Task A_meeting_that_is_held_opens_at_its_time_with_one_question()
    {
        await using var stage = await SetAsync();
        stage.Tenant.Graph.Calendars.Drop(await CheckoutCalendar.FollowAsync(stage), Today.AddDays(7));
        await PlayAsync(stage);
        Assert.Single(stage.Cards());
        Assert.Equal(1, stage.Tenant.Graph.Counts["listInstances"]);
        Assert.Empty(stage.Tenant.Violations.All);
    }

    public static TheoryData<string> Changes => ["dropped", "ended", "cancelled"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_meeting_that_is_not_held_is_not_opened_by_a_timer_and_opens_when_people_meet_all_the_same(string change)
    {
        await using var stage = await SetAsync();
        var (calendars, series) = (stage.Tenant.Graph.Calendars, await CheckoutCalendar.FollowAsync(stage));
        if (change == "dropped") calendars.Drop(series, Today);
        else if (change == "ended") calendars.End(series, new DateOnly(2026, 11, 1));
        else calendars.Cancel(series);
        await PlayAsync(stage);
        Assert.Empty(stage.Cards());
        Assert.Null((await stage.CheckoutNowAsync()).Find(stage.Checkout.Today));

        await stage.StartMeetingAsync();
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task Moved_a_minute_before_it_would_have_opened_it_opens_at_the_new_time_and_not_at_the_old_one_whoever_comes_then()
    {
        await using var stage = await SetAsync();
        var series = await CheckoutCalendar.FollowAsync(stage);
        await stage.PlanAsync();
        await stage.AdvanceToAsync("09:30:50");
        stage.Tenant.Graph.Calendars.Move(series, Today, Today.AddMinutes(40));
        await stage.AdvanceToAsync("09:34:00");
        await stage.StartMeetingAsync();
        Assert.Empty(stage.Cards());

        await stage.AdvanceToAsync("10:02:00");
        await stage.PlanAsync();
        await stage.AdvanceToAsync("10:12:05");
        Assert.Single(stage.Cards());
        Assert.Equal([At("10:12")], await OpenedAsync(stage));
    }

    [Fact]
    public async Task Moved_earlier_and_told_in_time_it_opens_at_the_new_time_also_when_no_planner_passes()
    {
        await using var stage = await SetAsync();
        var series = await CheckoutCalendar.FollowAsync(stage);
        stage.Tenant.Graph.Calendars.Move(series, Today.AddDays(7), Today.AddMinutes(4));
        stage.Tenant.Graph.Calendars.Drop(series, Today);
        await CheckoutCalendar.LookAsync(stage);
        await stage.AdvanceToAsync("09:37:00");
        Assert.Single(stage.Cards());
        Assert.Equal([At("09:36")], await OpenedAsync(stage));
    }

    [Fact]
    public async Task Shortened_it_closes_at_the_new_end()
    {
        await using var stage = await SetAsync();
        stage.Tenant.Graph.Calendars.Move(await CheckoutCalendar.FollowAsync(stage), Today, Today, TimeSpan.FromMinutes(7));
        await PlayAsync(stage);
        await stage.AdvanceToAsync("09:37:01");
        var segment = (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!;
        Assert.Equal((At("09:37"), At("09:37")), (segment.ClosesAt, segment.ClosedAt));
    }

    [Fact]
    public async Task However_many_servers_queue_it_however_often_the_calendar_is_asked_once_and_the_check_in_opens_once()
    {
        await using var stage = await SetAsync();
        await CheckoutCalendar.FollowAsync(stage);
        await using var other = await stage.AnotherServerAsync();
        await stage.PlanAsync();
        await stage.PlanAsync(other);
        await stage.PlanAsync(other);
        await stage.AdvanceToAsync("09:33:00");
        Assert.Single(stage.Cards());
        Assert.Equal(1, stage.Tenant.Graph.Counts["listInstances"]);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.SegmentOpened>());
    }

    [Fact]
    public async Task Several_teams_in_one_meeting_ask_once()
    {
        await using var stage = await SetAsync();
        await CheckoutCalendar.FollowAsync(stage);
        await TogetherAsync(stage);
        await PlayAsync(stage);
        Assert.Single(stage.Cards());
        Assert.Equal(1, stage.Tenant.Graph.Counts["listInstances"]);
        Assert.All(await Task.WhenAll(new[] { stage.Checkout.Id, stage.Company.Growth.Id }.Select(id => stage.Get<ITeamCycles>().FindAsync(id, CancellationToken.None))),
            team => Assert.True(team!.Find(stage.Checkout.Today)!.IsOpen(stage.Time.Now)));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    public async Task Without_an_answer_the_schedule_counts(int status)
    {
        await using var stage = await SetAsync();
        stage.Tenant.Graph.Calendars.Drop(await CheckoutCalendar.FollowAsync(stage), Today);
        stage.Tenant.Graph.Faults.FailNext(status, count: 5, operation: "listInstances");
        await PlayAsync(stage);
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task Switched_off_again_the_schedule_counts_as_ever()
    {
        await using var stage = await SetAsync(graph: false);
        await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today.Series,
            entry => entry! with { Calendar = new CalendarLink(new(stage.Facilitator.ObjectId!), "any") }, CancellationToken.None);
        await PlayAsync(stage);
        Assert.Single(stage.Cards());
        Assert.Equal(0, stage.Tenant.Graph.Counts.Total);
    }

    /// <summary>Growth checks in at Checkout's meeting from now on.</summary>
    private static async Task TogetherAsync(Stage stage)
    {
        var (growth, directory) = (stage.Company.Growth.Id, stage.Get<IDirectory>());
        var entry = await directory.ChangeSeriesAsync(growth.Tenant, stage.Checkout.Today.Series, known => known! with { Teams = known.Teams.Add(growth) }, CancellationToken.None);
        await stage.Get<ITeamCycles>().ChangeAsync(growth, new CommandStamp("together", null, stage.Time.Now), _ => Decision.Of(new TeamEvent.MeetingConnected(entry.Meeting)), CancellationToken.None);
    }

    private static async Task<List<DateTimeOffset>> OpenedAsync(Stage stage)
        => [.. await stage.Get<ITeamCycles>().HistoryAsync(stage.Checkout.Id, CancellationToken.None).Where(entry => entry.Version > 1).Select(entry => entry.Event).OfType<TeamEvent.SegmentOpened>().Select(opened => opened.At).ToListAsync()];

    private static DateTimeOffset At(string local) => new(Today.Date + TimeOnly.Parse(local, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan(), TimeSpan.FromHours(1));

    private static Task<Stage> SetAsync(bool graph = true) => Stage.SetAsync(CheckoutCalendar.Shape(graph));

    private static async Task PlayAsync(Stage stage)
    {
        await stage.PlanAsync();
        await stage.AdvanceToAsync("09:33:00");
    }
}
