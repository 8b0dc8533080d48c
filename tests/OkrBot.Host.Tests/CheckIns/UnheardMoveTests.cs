using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Today's meeting is at 14:00. Its organiser moved it to 10:00, and no notification came.</summary>
public sealed class UnheardMoveTests
{
    [Fact]
    public async Task People_meet_at_the_new_time_and_the_check_in_opens_there_with_one_question_and_not_once_more_in_the_afternoon()
    {
        await using var stage = await SetAsync();
        await stage.StartMeetingAsync();
        var segment = Assert.Single((await stage.CheckoutNowAsync()).Segments.Values, one => one.IsOpen(stage.Time.Now));
        Assert.Equal((At(10), At(10), At(10).AddMinutes(30), OpenedBy.MeetingStart), (segment.Occurrence.Start, segment.OpenedAt, segment.ScheduledEnd, segment.Trigger));
        Assert.Single(stage.Cards());
        Assert.Equal(2, stage.Tenant.Graph.Counts["listInstances"]);
        await AfternoonAsync(stage);
        Assert.Single(stage.Cards());
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Fact]
    public async Task Two_starts_of_which_the_work_is_done_three_times_are_one_check_in()
    {
        await using var stage = await SetAsync();
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Pascal, CancellationToken.None);
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        await stage.Client.MeetingStartsAsync(stage.Person("Bo"), stage.ChatId, MeetingEventCasing.Camel, CancellationToken.None);
        var item = (await stage.Get<IWorkQueue>().ReceiveAsync(32, TimeSpan.FromSeconds(30), CancellationToken.None)).First(lease => lease.Item.Kind == "segment.unplanned").Item;
        await stage.Get<IWorkQueue>().EnqueueAsync([item, item], CancellationToken.None);
        await stage.WorkAsync();
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        await stage.WorkAsync();
        Assert.Equal(1, await stage.CountAsync<TeamEvent.SegmentOpened>());
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task Who_only_tries_out_the_meeting_in_the_morning_opens_nothing()
    {
        await using var stage = await SetAsync((_, _) => { });
        await stage.StartMeetingAsync();
        Assert.Empty(stage.Cards());
        Assert.Equal(2, stage.Tenant.Graph.Counts["listInstances"]);
        await AfternoonAsync(stage);
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task Called_off_and_met_all_the_same_it_opens_as_a_meeting_of_the_day()
    {
        await using var stage = await SetAsync((calendars, series) => calendars.Drop(series, CheckoutCalendar.Today));
        await stage.StartMeetingAsync();
        Assert.Single(stage.Cards());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    public async Task Without_an_answer_what_is_known_counts_as_before(int status)
    {
        await using var stage = await SetAsync();
        stage.Tenant.Graph.Faults.FailNext(status, count: 1, operation: "listInstances");
        await stage.StartMeetingAsync();
        Assert.Empty(stage.Cards());
        Assert.Equal(0, await stage.Get<IWorkQueue>().CountDeadLettersAsync(CancellationToken.None));
    }

    /// <param name="change">What nobody hears of; null = it is moved to 10:00.</param>
    private static async Task<Stage> SetAsync(Action<TenantCalendars, CalendarItem>? change = null)
    {
        var stage = await Stage.SetAsync(CheckoutCalendar.Shape());
        var (series, calendars) = (await CheckoutCalendar.FollowAsync(stage), stage.Tenant.Graph.Calendars);
        calendars.Move(series, CheckoutCalendar.Today, Today(14));
        await CheckoutCalendar.LookAsync(stage);
        Assert.Equal(1, stage.Tenant.Graph.Counts["listInstances"]);
        (change ?? MoveToTen)(calendars, series);
        stage.Time.Advance(At(10) - stage.Time.Now);
        return stage;
    }

    private static async Task AfternoonAsync(Stage stage)
    {
        stage.Time.Advance(TimeSpan.FromMinutes(20));
        await stage.WorkAsync();
        stage.Time.Advance(At(14).AddMinutes(-10) - stage.Time.Now);
        await stage.PlanAsync();
        await stage.WorkAsync();
        foreach (var after in new[] { 101, 121, 122 })
        {
            stage.Time.Advance(At(14).AddSeconds(after) - stage.Time.Now);
            await stage.WorkAsync();
        }
    }

    private static void MoveToTen(TenantCalendars calendars, CalendarItem series) => calendars.Move(series, CheckoutCalendar.Today, Today(10));

    private static DateTime Today(int hour) => CheckoutCalendar.Today.Date.AddHours(hour);

    private static DateTimeOffset At(int hour) => new(Today(hour), TimeSpan.FromHours(1));
}
