using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Sample;
using OkrBot.Rehearsal.Playing;
using OkrBot.Rehearsal.Playing.Weeks;
using OkrBot.Rehearsal.Screens;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Rehearsals;

/// <summary><c>rehearse --weeks 13 --teams 20</c>: what the report says from what people's clients showed is what the raw history says.</summary>
public sealed class ThirteenWeeksTests(ITestOutputHelper output)
{
    private const int Weeks = 13;

    [Fact]
    public async Task The_reports_figures_are_those_of_the_raw_history()
    {
        await using var stage = await RehearsalStage.SetAsync(new RehearsalOptions(Teams: 20, Seed: 1, Speed: 1) { Weeks = Weeks }, CancellationToken.None);
        var screen = new RecordingScreen();
        var report = await CyclePlay.RunAsync(stage.Setup(screen), CancellationToken.None);
        output.WriteLine(string.Join('\n', screen.Lines));
        Assert.True(report.IsClean, string.Join('\n', report.Missed.Concat(report.Violations.Select(v => v.ToString()))));

        var teams = await Task.WhenAll(stage.Company.Teams.Select(team => RawTeam.ReadAsync(stage.Services.GetRequiredService<ITeamCycles>(), team.Id)));
        Assert.Equal(21, report.Teams);
        Assert.Equal(21, teams.Length);
        Assert.Equal(Enumerable.Range(1, Weeks).Select(week => Recount(teams, week) with { OffByCalendar = RawCalendars.CalledOff(stage, teams, week) }), report.Weeks);
        AssertTotals(teams, report);
        var calendars = new RawCalendars(stage);
        calendars.AssertFigures(report);
        calendars.AssertEveryCheckpointOnce();
        foreach (var (team, raw) in stage.Company.Teams.Zip(teams)) calendars.AssertOpenings(team, raw);
        await calendars.AssertLeaversAsync(report);
        await AssertPersonalMessagesAsync(stage, report);
        AssertAllKindsOfWeeks(screen, report);
        foreach (var team in teams) team.AssertItsOwnWord();
    }

    private static WeekFigures Recount(RawTeam[] teams, int week)
    {
        var (held, carded, calledOff) = (teams.Count(t => t.WasHeld(week)), teams.Count(t => t.HadCard(week)), teams.Count(t => t.WasCalledOff(week)));
        return new WeekFigures(week, held, carded - held - calledOff, calledOff, teams.Length - carded, teams.Sum(t => t.Answered(week)), teams.Sum(t => t.Due(week)),
            teams.Sum(t => t.OpenBlockers(week)), teams.Max(t => t.OldestBlocker(week)));
    }

    private static void AssertTotals(RawTeam[] teams, CycleReport report)
    {
        Assert.Equal(teams.Sum(t => t.Answers.Count()), report.AnswersSaved);
        Assert.Equal(report.AnswersSaved, report.AnswersFound);
        Assert.Equal((0, 0), (report.Lost, report.Doubled));
        Assert.Equal(teams.Sum(t => t.Raised.Count()), report.BlockersRaised);
        Assert.Equal(teams.Sum(t => t.Resolved.Count()), report.BlockersResolved);
        Assert.Equal(teams.Sum(t => t.Decisions), report.Decisions);
        Assert.Equal(teams.Sum(t => t.Agreed), report.Agreed);
        Assert.Equal(teams.Sum(t => t.Said(Kept.Yes)), report.Kept);
        Assert.Equal(teams.Sum(t => t.Said(Kept.No)), report.NotYet);
        // The card comes a moment after the opening.
        var minutes = teams.SelectMany(t => t.Minutes(Weeks)).Order().ToList();
        Assert.InRange(report.MedianMinutes, minutes[(minutes.Count - 1) / 2] - 0.1, minutes[minutes.Count / 2] + 0.1);
    }

    private static async Task AssertPersonalMessagesAsync(RehearsalStage stage, CycleReport report)
    {
        var unasked = stage.Tenant.World.Chats.Where(chat => chat.IsPersonal)
            .SelectMany(chat => chat.Messages.Where(m => m.Activity["replyToId"] is null).Select(m => (chat.Id, Day: m.PostedAt.UtcDateTime.Date))).ToList();
        Assert.Equal(unasked.Count, report.PersonalMessages + report.WantedMessages);
        // One a day with those that were asked for, and three a week without them.
        Assert.Equal(1, unasked.CountBy(one => one).Max(day => day.Value));
        var weekly = unasked.CountBy(one => (one.Id, Monday: one.Day.AddDays(-(((int)one.Day.DayOfWeek + 6) % 7)))).Max(week => week.Value);
        Assert.InRange(weekly, report.MostPersonalAWeek, report.MostPersonalAWeek + 1);
        Assert.Equal(1, report.MostPersonalADay);
        Assert.InRange(report.MostPersonalAWeek, 1, 3);
        Assert.True(report is { PersonalMessages: > 50, WantedMessages: > 5 });

        // The program's own log goes back four weeks.
        List<DateTime> logged = [];
        foreach (var person in stage.Company.People.Where(person => person.ObjectId is not null))
        {
            var entry = await stage.Services.GetRequiredService<IDirectory>().FindPersonAsync(stage.Company.Checkout.Id.Tenant, new PersonId(person.ObjectId!), CancellationToken.None);
            logged.AddRange(entry!.Manners.Sent.Select(sent => sent.Day.ToDateTime(TimeOnly.MinValue)));
        }
        var since = unasked.Max(one => one.Day).AddDays(-20);
        Assert.Equal(unasked.Select(one => one.Day).Where(day => day > since).Order(), logged.Where(day => day > since).Order());
    }

    // The comparison is worth as much as the cycle holds of what may go wrong.
    private static void AssertAllKindsOfWeeks(RecordingScreen screen, CycleReport report)
    {
        Assert.True(report is { Held: > 150, Skipped: > 20, WithoutCard: >= 2, Decisions: > 10, Agreed: > 10, Throttled: > 0, RepeatedDeliveries: > 5, OldestBlocker: >= 4 });
        Assert.Contains(screen.Lines, line => line.Contains("played in", StringComparison.Ordinal));
        Assert.True(report.BlockersRaised > report.BlockersResolved && report.BlockersResolved > 5);
        foreach (var told in new[] { "moved to another day", "took the bot out", "brought the bot back", "stopped in open check-ins", "joined", "left", "took no call", "Blocked, 4th week", "made anew", "account ended" })
            Assert.Contains(screen.Lines, line => line.Contains(told, StringComparison.Ordinal));
    }
}
