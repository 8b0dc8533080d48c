using OkrBot.App.Ports;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Graph.Tests.Calendars;

public sealed class OrganisedTests : GraphTest
{
    [Fact]
    public async Task An_organiser_finds_their_recurring_Teams_meetings_the_soonest_first_with_two_requests()
    {
        Weekly("Checkout weekly");
        Tenant.Graph.Calendars.Schedule(Ann, Chat("Daily"), At("2026-10-01T08:15"), TimeSpan.FromMinutes(15), new Rhythm(RhythmKind.Daily));
        Tenant.Graph.Calendars.Schedule(Ann, Chat("Board"), At("2026-10-02T14:00"), TimeSpan.FromHours(1), new Rhythm(RhythmKind.MonthlyOnWeekday) { Week = -1 });

        var found = (await AskAsync()).Value;

        Assert.Equal(["Daily", "Checkout weekly", "Board"], found.Select(meeting => meeting.Title));
        Assert.Equal([MeetingRhythm.Daily, MeetingRhythm.Weekly, MeetingRhythm.Monthly], found.Select(meeting => meeting.Rhythm));
        var weekly = found[1];
        Assert.Equal(("Europe/Berlin", 1, 1), (weekly.Zone, weekly.Every, weekly.Invited));
        Assert.Equal(Utc("2026-10-20T07:30Z"), weekly.Next.Start);
        Assert.Equal(Utc("2026-10-30T13:00Z"), found[2].Next.Start);
        Assert.Equal((1, 1, 3), (Tenant.Graph.Counts["calendarView"], Tenant.Graph.Counts["batch"], Tenant.Graph.Counts["getEvent"]));
    }

    [Fact]
    public async Task The_next_one_is_where_it_was_moved_to_and_what_falls_out_is_passed_over()
    {
        var moved = Weekly("Moved");
        Tenant.Graph.Calendars.Move(moved, At("2026-10-20T09:30"), At("2026-10-21T11:00"), TimeSpan.FromMinutes(20));
        var dropped = Weekly("Dropped");
        Tenant.Graph.Calendars.Drop(dropped, At("2026-10-20T09:30"));

        var found = (await AskAsync()).Value;

        Assert.Equal(new HeldMeeting(Utc("2026-10-21T09:00Z"), Utc("2026-10-21T09:20Z"), Utc("2026-10-20T07:30Z")), found.Single(m => m.Title == "Moved").Next);
        Assert.Equal(Utc("2026-10-27T08:30Z"), found.Single(m => m.Title == "Dropped").Next.Start);
    }

    [Fact]
    public async Task What_others_organise_what_is_no_series_what_ended_and_what_was_cancelled_is_not_offered()
    {
        Tenant.Graph.Calendars.Schedule(Bo, Chat("Bo's", Bo), At("2026-10-20T09:30"), TimeSpan.FromMinutes(30), Rhythm.Weekly());
        Tenant.Graph.Calendars.Schedule(Ann, Chat("Once"), At("2026-10-20T09:30"), TimeSpan.FromMinutes(30), rhythm: null);
        Tenant.Graph.Calendars.End(Weekly("Ended"), new DateOnly(2026, 10, 15));
        Tenant.Graph.Calendars.Cancel(Weekly("Cancelled"));

        Assert.Empty((await AskAsync()).Value);
        Assert.Equal(1, Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task A_full_calendar_is_read_page_by_page()
    {
        for (var i = 0; i < 12; i++) Tenant.Graph.Calendars.Schedule(Ann, Chat($"Daily {i}"), At("2026-10-01T08:15"), TimeSpan.FromMinutes(15), new Rhythm(RhythmKind.Daily));

        Assert.Equal(12, (await AskAsync()).Value.Length);
        Assert.Equal((2, 1), (Tenant.Graph.Counts["calendarView"], Tenant.Graph.Counts["batch"]));
        Assert.Empty(Logs.All);
    }

    [Fact]
    public async Task A_calendar_that_is_fuller_than_what_is_read_of_it_is_noted()
    {
        for (var i = 0; i < 44; i++) Tenant.Graph.Calendars.Schedule(Ann, Chat($"Daily {i}"), At("2026-10-01T08:15"), TimeSpan.FromMinutes(15), new Rhythm(RhythmKind.Daily));

        Assert.NotEmpty((await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(70), None)).Value);
        Assert.Equal(30, Tenant.Graph.Counts["calendarView"]);
        Assert.Equal("Microsoft Graph has more of a calendar than the 30 pages that are read", Assert.Single(Logs.All));
    }

    [Fact]
    public async Task Of_all_series_that_somebody_ever_had_only_those_that_are_held_are_asked_for()
    {
        for (var i = 0; i < 23; i++) Tenant.Graph.Calendars.Schedule(Ann, Chat($"Held {i}"), At("2026-10-01T08:15"), TimeSpan.FromMinutes(15), Rhythm.Weekly());
        for (var i = 0; i < 200; i++) Tenant.Graph.Calendars.End(Weekly($"Over {i}"), new DateOnly(2026, 10, 15));

        Assert.Equal(23, (await AskAsync()).Value.Length);
        Assert.Equal((0, 2, 23), (Tenant.Graph.Counts["listEvents"], Tenant.Graph.Counts["batch"], Tenant.Graph.Counts["getEvent"]));
    }

    [Fact]
    public async Task Of_one_series_that_is_meant_nothing_else_is_asked_for_and_none_is_no_fault()
    {
        Weekly("Checkout weekly");
        var wanted = (await AskAsync()).Value.Single().Series;
        Weekly("Growth weekly");

        Assert.Equal("Checkout weekly", (await OneAsync(wanted)).Value!.Title);
        Assert.Equal((2, 2, 2), (Tenant.Graph.Counts["calendarView"], Tenant.Graph.Counts["batch"], Tenant.Graph.Counts["getEvent"]));
        Assert.Equal(new Asked<RecurringMeeting>(null, null), await OneAsync("another"));
        Assert.Equal(2, Tenant.Graph.Counts["batch"]);

        Task<Asked<RecurringMeeting>> OneAsync(string series) => Get<IMeetingCalendar>().OneInCalendarOfAsync(Home, IdOf(Ann), Next(14), one => one == series, None);
    }

    [Fact]
    public async Task A_series_that_goes_while_it_is_read_is_passed_over()
    {
        Weekly("Stays");
        var gone = Weekly("Goes");
        Tenant.Graph.Faults.Meanwhile("getEvent", () => Tenant.Graph.Calendars.Delete(gone));

        Assert.Equal(["Stays"], (await AskAsync()).Value.Select(meeting => meeting.Title));
    }

    [Fact]
    public async Task Somebody_without_a_mailbox_has_none()
    {
        Tenant.Graph.Calendars.CloseMailbox(Ann);
        Assert.IsType<NoAnswer.Gone>((await AskAsync()).Why);
    }

    private Task<Asked<System.Collections.Immutable.ImmutableArray<RecurringMeeting>>> AskAsync()
        => Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(14), None);
}
