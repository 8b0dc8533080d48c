using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Sample;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.Playing.Weeks;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Rehearsals;

/// <summary>What the stand-in tenant holds at the end of a cycle: its calendars and who is invited to what, read by code of its own.</summary>
internal sealed class RawCalendars(RehearsalStage stage)
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private IEnumerable<CalendarItem> Series => SeriesIn(stage);

    /// <summary>Teams whose meeting was called off in the calendar that week, and that had no card.</summary>
    public static int CalledOff(RehearsalStage stage, RawTeam[] teams, int week)
        => stage.Company.Teams.Zip(teams).Count(one => SeriesOf(stage, one.First).SelectMany(item => item.CalledOff).Any(at => RawTeam.WeekOf(At(at)) == week) && !one.Second.HadCard(week));

    public void AssertFigures(CycleReport report)
    {
        var graph = report.Graph!;
        Assert.Equal((Series.Sum(item => item.MovedTo.Count), Series.Sum(item => item.CalledOff.Count)), (report.MovedInCalendar, report.CalledOffInCalendar));
        Assert.Equal(1, report.MadeAnew);
        // The program goes on while its cycle is read.
        Assert.InRange(graph.Calls, 1_000, stage.Tenant.Graph.Counts.Total);
        Assert.Equal((0, 0), (graph.Invalid, graph.PastLimits));
        Assert.Equal((stage.Tenant.Graph.Calendars.Made.Count, 0), (graph.Appointments, graph.InvitedTwice));
        Assert.True(report is { MovedInCalendar: > 5, CalledOffInCalendar: > 3 } && graph is { Told: > 50, Lost: > 3 }, report.ToJson());
    }

    /// <summary>Review and reflection of each team stand once in the calendar of everybody who is on it now.</summary>
    public void AssertEveryCheckpointOnce()
    {
        var mails = stage.Tenant.Graph.Outbox.Mails.Where(mail => mail.Kind == MailKind.Invitation).ToList();
        Assert.Equal(mails.Count, mails.DistinctBy(mail => (mail.Item, mail.To)).Count());
        foreach (var team in stage.Company.Teams)
        {
            var own = stage.Tenant.Graph.Calendars.Made.Where(item => !item.IsOff && item.Subject.EndsWith(": " + team.Team.Name, StringComparison.Ordinal)).ToList();
            Assert.True(own.Count == 2, $"{team.Team.Name}: {string.Join(" | ", stage.Tenant.Graph.Calendars.Made.Select(item => $"{item.Subject} {(item.IsOff ? "off" : "on")}").Order(StringComparer.Ordinal))}");
            foreach (var item in own)
                Assert.All(team.Team.Members, member => Assert.Contains(Find(member.Person), item.Invited.Append(item.Organizer)));
        }
    }

    /// <summary>A check-in opens where the calendar has a meeting, once, and nowhere else.</summary>
    public void AssertOpenings(SampleTeam team, RawTeam raw)
    {
        if (SeriesOf(stage, team).ToList() is not { Count: > 0 } series) return;
        var held = series.SelectMany(HeldIn).ToHashSet();
        Assert.All(raw.Opened, opened => Assert.True(held.Contains(opened), $"{team.Team.Name} opened at {opened.Start:u}, where its calendar has no meeting."));
        Assert.Equal(raw.Opened.Count(), raw.Opened.Distinct().Count());
    }

    public async Task AssertLeaversAsync(CycleReport report)
    {
        Assert.Equal((2, 2), (report.Leavers, report.LeaversRefused));
        var gone = stage.Tenant.World.People.Where(person => person.Name is "Nia" or "Omar").Select(person => new PersonId(person.ObjectId!)).ToList();
        Assert.Equal(2, gone.Count);
        foreach (var team in stage.Company.Teams)
        {
            var state = await stage.Services.GetRequiredService<ITeamCycles>().FindAsync(team.Id, CancellationToken.None);
            Assert.All(gone, person => Assert.Null(state!.Team.Find(person)));
        }
    }

    private static IEnumerable<CalendarItem> SeriesIn(RehearsalStage stage) => stage.Tenant.Graph.Calendars.Scheduled;

    /// <summary>The team's series, and the one that took its place.</summary>
    private static IEnumerable<CalendarItem> SeriesOf(RehearsalStage stage, SampleTeam team)
        => stage.Calendars.Of(team.Chat) is { } own ? SeriesIn(stage).Where(item => item.Organizer == own.Organizer && item.Subject == own.Subject) : [];

    private static IEnumerable<(string Chat, DateTimeOffset Start)> HeldIn(CalendarItem item)
    {
        for (var week = 0; week < 14; week++)
        {
            var original = item.Start.AddDays(7 * week);
            if (item.CalledOff.Contains(original) || original > item.Rhythm!.Until?.ToDateTime(TimeOnly.MaxValue)) continue;
            yield return (item.Online!.ThreadId, At(item.MovedTo.GetValueOrDefault(original, original)));
        }
    }

    private static DateTimeOffset At(DateTime wall) => new(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified), Berlin), TimeSpan.Zero);

    private TenantPerson Find(PersonId person) => stage.Tenant.World.FindPerson(person.Value)!;
}
