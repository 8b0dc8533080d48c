using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>A timer opens what the calendar says is held. Checkout's series stands in Bo's calendar, Tuesdays at 09:30.</summary>
public sealed class AskedCalendarTests
{
    private static readonly DateTime Today = new(2026, 11, 3, 9, 30, 0, DateTimeKind.Unspecified);

    [Fact]
    public async Task A_meeting_that_is_held_opens_at_its_time_with_one_question()
    {
        await using var stage = await SetAsync();
        stage.Tenant.Graph.Calendars.Drop(await FollowAsync(stage), Today.AddDays(7));
        await PlayAsync(stage);
        Assert.Single(stage.Cards());
        Assert.Equal(1, stage.Tenant.Graph.Counts["listInstances"]);
        Assert.Empty(stage.Tenant.Violations.All);
    }

    public static TheoryData<string> Changes => ["dropped", "moved", "ended", "cancelled"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_meeting_that_is_not_held_now_is_not_opened_by_a_timer_and_opens_when_people_meet_all_the_same(string change)
    {
        await using var stage = await SetAsync();
        var (calendars, series) = (stage.Tenant.Graph.Calendars, await FollowAsync(stage));
        if (change == "dropped") calendars.Drop(series, Today);
        else if (change == "moved") calendars.Move(series, Today, Today.AddHours(3));
        else if (change == "ended") calendars.End(series, new DateOnly(2026, 11, 1));
        else calendars.Cancel(series);
        await PlayAsync(stage);
        Assert.Empty(stage.Cards());
        Assert.Null((await stage.CheckoutNowAsync()).Find(stage.Checkout.Today));

        await stage.StartMeetingAsync();
        Assert.Single(stage.Cards());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    public async Task Without_an_answer_the_schedule_counts(int status)
    {
        await using var stage = await SetAsync();
        stage.Tenant.Graph.Calendars.Drop(await FollowAsync(stage), Today);
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

    private static Task<Stage> SetAsync(bool graph = true)
        => Stage.SetAsync(new StageShape { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = graph ? "true" : "false" } });

    private static async Task<CalendarItem> FollowAsync(Stage stage)
    {
        var series = stage.Tenant.Graph.Calendars.Schedule(stage.Facilitator, stage.Checkout.Chat, Today.AddDays(-28), TimeSpan.FromMinutes(30), Rhythm.Weekly(), "Europe/Berlin");
        var (tenant, person) = (stage.Checkout.Id.Tenant, new Domain.PersonId(stage.Facilitator.ObjectId!));
        var found = await stage.Get<IMeetingCalendar>().OrganisedByAsync(tenant, person, new TimeWindow(stage.Time.Now, stage.Time.Now.AddDays(14)), CancellationToken.None);
        await stage.Get<IDirectory>().ChangeSeriesAsync(tenant, stage.Checkout.Today.Series, entry => entry! with { Calendar = new CalendarLink(person, found.Value.Single().Series) }, CancellationToken.None);
        return series;
    }

    private static async Task PlayAsync(Stage stage)
    {
        await stage.PlanAsync();
        await stage.AdvanceToAsync("09:33:00");
    }
}
