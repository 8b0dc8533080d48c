using OkrBot.App.Ports;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Graph.Tests.Calendars;

/// <summary>What a series becomes on the clock: zones, both clock changes, moves and ends. The expected times are written by hand.</summary>
public sealed class HeldTests : GraphTest
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-10-20T07:30Z", "2026-10-27T08:30Z", "2027-03-23T08:30Z", "2027-03-30T07:30Z")]
    [InlineData("America/New_York", "2026-10-27T13:30Z", "2026-11-03T14:30Z", "2027-03-09T14:30Z", "2027-03-16T13:30Z")]
    [InlineData("Asia/Kolkata", "2026-10-20T04:00Z", "2026-10-27T04:00Z", "2027-03-23T04:00Z", "2027-03-30T04:00Z")]
    public async Task A_series_keeps_its_time_on_the_clock_over_both_clock_changes(string zone, params string[] expected)
    {
        var series = Weekly(zone: zone);
        var held = await HeldAsync(series, "2026-10-19T00:00Z", "2027-04-01T00:00Z");
        Assert.All(expected, instant => Assert.Contains(Utc(instant), held.Select(one => one.Start)));
        Assert.Equal(24, held.Count);
    }

    [Theory]
    [InlineData(RhythmKind.Daily, 2, "2026-10-20T07:30Z", "2026-10-22T07:30Z", "2026-10-24T07:30Z")]
    [InlineData(RhythmKind.Weekly, 2, "2026-10-20T07:30Z", "2026-11-03T08:30Z", "2026-11-17T08:30Z")]
    [InlineData(RhythmKind.MonthlyOnDay, 1, "2026-11-06T08:30Z", "2026-12-06T08:30Z", "2027-01-06T08:30Z")]
    [InlineData(RhythmKind.MonthlyOnWeekday, 1, "2026-11-03T08:30Z", "2026-12-01T08:30Z", "2027-01-05T08:30Z")]
    public async Task Every_rhythm_is_held_when_it_says(RhythmKind kind, int every, params string[] expected)
        => Assert.Equal(expected.Select(Utc), (await HeldAsync(Weekly(rhythm: new Rhythm(kind, every)), "2026-10-19T00:00Z", "2027-02-01T00:00Z")).Take(3).Select(one => one.Start));

    [Fact]
    public async Task A_time_that_the_clock_skips_is_the_hour_after_and_one_that_comes_twice_is_the_first()
    {
        var night = Tenant.Graph.Calendars.Schedule(Ann, Chat("Night"), At("2026-10-04T02:30"), TimeSpan.FromMinutes(30), Rhythm.Weekly(), "Europe/Berlin");
        var held = (await HeldAsync(night, "2026-10-19T00:00Z", "2027-04-10T00:00Z")).Select(one => one.Start).ToList();
        Assert.Contains(Utc("2026-10-25T00:30Z"), held);
        Assert.Contains(Utc("2027-03-28T01:30Z"), held);
        Assert.DoesNotContain(Utc("2026-10-25T01:30Z"), held);
    }

    [Fact]
    public async Task Moved_shortened_dropped_and_ended_are_as_the_calendar_has_them()
    {
        var series = Weekly();
        Tenant.Graph.Calendars.Move(series, At("2026-10-20T09:30"), At("2026-10-22T16:00"), TimeSpan.FromMinutes(10));
        Tenant.Graph.Calendars.Drop(series, At("2026-10-27T09:30"));
        Tenant.Graph.Calendars.End(series, new DateOnly(2026, 11, 10));

        var held = await HeldAsync(series, "2026-10-19T00:00Z", "2027-01-01T00:00Z");

        Assert.Equal([Utc("2026-10-22T14:00Z"), Utc("2026-11-03T08:30Z"), Utc("2026-11-10T08:30Z")], held.Select(one => one.Start));
        Assert.Equal(Utc("2026-10-20T07:30Z"), held[0].Original);
        Assert.Equal(TimeSpan.FromMinutes(10), held[0].End - held[0].Start);
    }

    [Fact]
    public async Task After_a_change_of_organiser_the_rest_is_in_another_calendar_and_the_Teams_meeting_is_the_same()
    {
        var series = Weekly();
        var moved = Tenant.Graph.Calendars.ChangeOrganizer(series, Bo, new DateOnly(2026, 11, 1));

        Assert.Equal([Utc("2026-10-20T07:30Z"), Utc("2026-10-27T08:30Z")], (await HeldAsync(series, "2026-10-19T00:00Z", "2026-12-01T00:00Z")).Select(one => one.Start));
        var mine = await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Bo), Next(30), None);
        Assert.Equal(Utc("2026-11-03T08:30Z"), mine.Value.Single().Next.Start);
        var chat = await Get<IMeetingChats>().FindAsync(Home, IdOf(Bo), mine.Value.Single().JoinLink, None);
        Assert.Equal((moved.Online!.ThreadId, Ann.ObjectId), (chat.Value!.Chat.Value, chat.Value.Organizer.Value));
    }

    [Fact]
    public async Task A_series_that_is_no_more_is_gone()
    {
        var series = Weekly();
        var id = await SeriesIdAsync(series);
        Tenant.Graph.Calendars.Delete(series);
        Assert.IsType<NoAnswer.Gone>((await Get<IMeetingCalendar>().HeldAsync(Home, IdOf(Ann), id, Next(14), None)).Why);
    }

    private async Task<List<HeldMeeting>> HeldAsync(CalendarItem series, string from, string until)
        => [.. (await Get<IMeetingCalendar>().HeldAsync(Home, IdOf(Ann), await SeriesIdAsync(series), new TimeWindow(Utc(from), Utc(until)), None)).Value];

    private async Task<string> SeriesIdAsync(CalendarItem series)
        => (await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(60), None)).Value.Single(one => one.Title == series.Subject).Series;
}
