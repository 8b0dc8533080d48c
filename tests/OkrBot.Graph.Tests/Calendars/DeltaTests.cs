using OkrBot.App.Ports;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal.Graph.Requests;

namespace OkrBot.Graph.Tests.Calendars;

public sealed class DeltaTests : GraphTest
{
    [Fact]
    public async Task First_everything_is_told_page_by_page_and_then_only_what_changed()
    {
        for (var i = 0; i < 5; i++) Weekly($"Series {i}");
        var calendar = Get<IMeetingCalendar>();
        var begun = (await calendar.BeginAsync(Home, IdOf(Ann), Next(200), None)).Value!;
        Assert.Equal(5, begun.Series.Length);
        Assert.Equal(2, Tenant.Graph.Counts["calendarDelta"]);

        Assert.Empty((await calendar.ChangesAsync(Home, IdOf(Ann), begun.Mark, None)).Value!.Series);
        var moved = Weekly("Another");
        Tenant.Graph.Calendars.Move(moved, At("2026-10-20T09:30"), At("2026-10-20T10:30"));
        var changed = (await calendar.ChangesAsync(Home, IdOf(Ann), begun.Mark, None)).Value!;
        Assert.Single(changed.Series);
        Assert.Equal(changed.Series.Single(), Assert.Single((await calendar.ChangesAsync(Home, IdOf(Ann), begun.Mark, None)).Value!.Series));
        Assert.Empty((await calendar.ChangesAsync(Home, IdOf(Ann), changed.Mark, None)).Value!.Series);
    }

    [Fact]
    public async Task A_meeting_that_falls_out_and_a_series_that_is_cancelled_are_told_as_gone()
    {
        var series = Weekly();
        var calendar = Get<IMeetingCalendar>();
        var begun = (await calendar.BeginAsync(Home, IdOf(Ann), Next(30), None)).Value!;

        Tenant.Graph.Calendars.Drop(series, At("2026-10-27T09:30"));
        var dropped = (await calendar.ChangesAsync(Home, IdOf(Ann), begun.Mark, None)).Value!;
        Assert.Equal(begun.Series.Single(), Assert.Single(dropped.Series));
        Assert.StartsWith(begun.Series.Single(), Assert.Single(dropped.Gone));

        Tenant.Graph.Calendars.Cancel(series);
        Assert.Contains(begun.Series.Single(), (await calendar.ChangesAsync(Home, IdOf(Ann), dropped.Mark, None)).Value!.Gone);
    }

    [Fact]
    public async Task A_mark_that_is_too_old_or_leads_elsewhere_is_expired_and_nothing_is_sent_elsewhere()
    {
        Weekly();
        var calendar = Get<IMeetingCalendar>();
        var begun = (await calendar.BeginAsync(Home, IdOf(Ann), Next(30), None)).Value!;
        Tenant.Graph.Calendars.ExpireDeltaTokens();
        Assert.IsType<NoAnswer.Expired>((await calendar.ChangesAsync(Home, IdOf(Ann), begun.Mark, None)).Why);
        Assert.IsType<NoAnswer.Expired>((await calendar.ChangesAsync(Home, IdOf(Ann), "https://elsewhere.example/v1.0/users/x", None)).Why);
        Assert.NotEmpty((await calendar.BeginAsync(Home, IdOf(Ann), Next(30), None)).Value!.Series);
    }

    [Fact]
    public async Task A_mark_that_leads_in_a_circle_is_expired_after_one_round()
    {
        Weekly();
        var calendar = Get<IMeetingCalendar>();
        var begun = (await calendar.BeginAsync(Home, IdOf(Ann), Next(30), None)).Value!;
        var before = Tenant.Graph.Counts["calendarDelta"];
        Tenant.Graph.Handlers.Add("calendarDelta", call => GraphReply.Page([], nextLink: call.LinkOnly("$skiptoken", "x")));
        Assert.IsType<NoAnswer.Expired>((await calendar.ChangesAsync(Home, IdOf(Ann), begun.Mark, None)).Why);
        Assert.Equal(2, Tenant.Graph.Counts["calendarDelta"] - before);
    }
}
