using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Chats;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Graph.Tests.Calendars;

/// <summary>A series as a whole, and which series in a calendar is the meeting of a chat.</summary>
public sealed class SeriesTests : GraphTest
{
    [Fact]
    public async Task A_series_tells_its_title_rhythm_zone_link_and_last_day()
    {
        var series = Weekly(rhythm: Rhythm.Weekly(2) with { Until = new DateOnly(2026, 12, 1) });
        var read = (await SeriesAsync(series, Ann)).Value!;
        Assert.Equal(("Checkout weekly", MeetingRhythm.Weekly, 2, "Europe/Berlin"), (read.Title, read.Rhythm, read.Every, read.Zone));
        Assert.Equal((Utc("2026-10-06T07:30Z"), TimeSpan.FromMinutes(30), new DateOnly(2026, 12, 1)), (read.First, read.Length, read.LastDay));
        Assert.Equal(series.Online!.JoinUrl, read.JoinLink);
        Assert.Null((await SeriesAsync(Weekly("No end"), Ann)).Value!.LastDay);
        Assert.Null((await SeriesAsync(Weekly("So often", Rhythm.Weekly() with { Count = 3 }), Ann)).Value!.LastDay);
    }

    [Fact]
    public async Task A_series_that_was_cancelled_is_gone_for_whoever_organised_it_and_for_whoever_was_invited()
    {
        var series = Weekly();
        Tenant.Graph.Calendars.Cancel(series);
        Assert.IsType<NoAnswer.Gone>((await SeriesAsync(series, Ann)).Why);
        Assert.IsType<NoAnswer.Gone>((await SeriesAsync(series, Bo)).Why);
    }

    [Fact]
    public async Task The_series_of_a_chat_is_found_in_the_calendar_of_its_organiser_and_of_whoever_is_invited_with_one_call_each()
    {
        Weekly("Other");
        var series = Weekly();
        var chat = new ChatId(series.Online!.ThreadId);
        Assert.Equal(new FoundSeries(IdIn(series, Ann), IsOrganizer: true), (await FindAsync(Ann, chat, null)).Value);
        Assert.Equal(new FoundSeries(IdIn(series, Bo), IsOrganizer: false), (await FindAsync(Bo, chat, null)).Value);
        Assert.Equal(new FoundSeries(IdIn(series, Bo), IsOrganizer: false), (await FindAsync(Bo, new ChatId("19:short"), series.Online.JoinUrl)).Value);
        Assert.Null((await FindAsync(Ann, new ChatId("19:meeting_other@thread.v2"), "https://teams.microsoft.com/meet/1?p=2")).Value);
        Assert.Equal(4, Tenant.Graph.Counts["calendarView"]);
    }

    [Fact]
    public async Task What_does_not_happen_in_the_window_is_not_found()
    {
        var series = Weekly(rhythm: Rhythm.Weekly() with { Until = new DateOnly(2026, 10, 13) });
        var found = await FindAsync(Ann, new ChatId(series.Online!.ThreadId), series.Online.JoinUrl);
        Assert.True(found.IsAnswered);
        Assert.Null(found.Value);
        Tenant.Graph.Calendars.CloseMailbox(Ann);
        Assert.IsType<NoAnswer.Gone>((await FindAsync(Ann, new ChatId("19:x"), null)).Why);
    }

    [Theory]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3ameeting_NDQ1%40thread.v2/0?context=%7b%7d", "19:meeting_NDQ1@thread.v2")]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19:meeting_a@thread.skype/0", "19:meeting_a@thread.skype")]
    [InlineData("https://teams.microsoft.com/meet/123?p=abc", null)]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3ax%40thread.tacv2/0", null)]
    [InlineData("https://teams.microsoft.com/l/meetup-join/", null)]
    [InlineData("no address", null)]
    public void A_link_says_its_chat_in_its_long_form_only(string link, string? chat) => Assert.Equal(chat, JoinLink.ChatIn(link)?.Value);

    private Task<Asked<CalendarSeries>> SeriesAsync(CalendarItem series, Rehearsal.World.TenantPerson owner)
        => Get<IMeetingCalendar>().SeriesAsync(Home, IdOf(owner), IdIn(series, owner), None);

    private Task<Asked<FoundSeries>> FindAsync(Rehearsal.World.TenantPerson owner, ChatId chat, string? link)
        => Get<IMeetingCalendar>().FindSeriesAsync(Home, IdOf(owner), chat, link, Next(35), None);

    /// <summary>Each mailbox has its own id for the same series.</summary>
    private static string IdIn(CalendarItem series, Rehearsal.World.TenantPerson owner) => series.IdFor(owner);
}
