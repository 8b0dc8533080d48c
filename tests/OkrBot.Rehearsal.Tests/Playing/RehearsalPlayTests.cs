using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing;
using OkrBot.Rehearsal.Screens;
using OkrBot.Rehearsal.Tests.Doubles;
using Xunit.Abstractions;

namespace OkrBot.Rehearsal.Tests.Playing;

public sealed class RehearsalPlayTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_sound_program_is_played_to_the_end_and_the_same_seed_tells_the_same_day()
    {
        var (report, lines) = await PlayAsync(new RehearsalOptions(Seed: 4));
        Assert.True(report.IsClean, string.Join("\n", lines));
        // Ann 2, Chidi 1, Bo 2, Dina 1, and Emre 1 in the afternoon; Fay, Hana, Goran and Ines 1 each.
        Assert.Equal(11, report.AnswersSaved);
        Assert.Equal(11, report.AnswersFound);
        Assert.Equal(2, report.RoomsOpened);
        Assert.Equal(2, report.RoomsClosed);
        Assert.True(report.RepeatedDeliveries >= 1);
        Assert.True(report.AutomaticRefreshes > 10);
        Assert.Contains(lines, line => line.Contains("Chidi's save arrived twice. The same answer to each.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Eve", StringComparison.Ordinal) && line.Contains("Only the team answers here", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Still open: Local terms and tax rules approved", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("14:00:00  Emre, who owns it and was away, gets one personal card", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Decided Poland starts with 20 shops", StringComparison.Ordinal));

        var (_, again) = await PlayAsync(new RehearsalOptions(Seed: 4));
        Assert.Equal(lines, again);
    }

    [Theory]
    [InlineData(PaperMistake.ForgetsAnswers)]
    [InlineData(PaperMistake.SavesTwice)]
    [InlineData(PaperMistake.AnswersGuests)]
    [InlineData(PaperMistake.NeverCloses)]
    internal async Task A_programs_mistake_shows_in_the_report(PaperMistake mistake)
    {
        var (report, _) = await PlayAsync(new RehearsalOptions(Seed: 2), mistake);
        Assert.False(report.IsClean);
        switch (mistake)
        {
            case PaperMistake.ForgetsAnswers:
                Assert.Equal(report.AnswersSaved, report.Lost);
                break;
            case PaperMistake.SavesTwice:
                Assert.True(report.Doubled >= 1);
                Assert.Equal(0, report.Lost);
                break;
            case PaperMistake.AnswersGuests:
                Assert.Contains(report.Missed, missed => missed.StartsWith("Eve", StringComparison.Ordinal) || missed.StartsWith("Max", StringComparison.Ordinal));
                break;
            default:
                Assert.Contains(report.Missed, missed => missed.Contains("did not become the summary", StringComparison.Ordinal));
                break;
        }
    }

    [Fact]
    public async Task A_larger_company_is_played_with_everybody_at_once()
    {
        var (report, lines) = await PlayAsync(new RehearsalOptions(People: 29, Teams: 8));
        Assert.True(report.IsClean, string.Join("\n", lines));
        Assert.Equal(11 + 20, report.AnswersSaved);
        Assert.Equal(7, report.RoomsOpened);
    }

    [Fact]
    public void A_report_is_written_as_JSON()
    {
        var report = new RehearsalReport(1, 14, 14, 0, 0) { Missed = ["a step"] };
        var json = JsonNode.Parse(report.ToJson())!;
        Assert.Equal(14, (int?)json["answersSaved"]);
        Assert.Equal("a step", (string?)json["missed"]![0]);
        Assert.False(report.IsClean);
    }

    private async Task<(RehearsalReport Report, IReadOnlyList<string> Lines)> PlayAsync(RehearsalOptions options, PaperMistake mistake = PaperMistake.None)
    {
        using var time = new ScaledTime(new DateTimeOffset(2026, 11, 3, 8, 29, 40, TimeSpan.Zero), options.Speed);
        await using var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(time, options.Seed), CancellationToken.None);
        var company = SampleCompany.Create(tenant, options.People, options.Teams);
        await using var bot = await PaperBot.StartAsync(tenant, company, mistake);
        var screen = new RecordingScreen();
        var setup = new RehearsalSetup(bot.Url, tenant, company, time, screen)
        {
            Options = options with { Stride = TimeSpan.FromSeconds(20) },
            ReadBackAsync = bot.ReadBackAsync,
            RestartAsync = _ => Task.FromResult(bot.Url),
        };
        var report = await RehearsalPlay.RunAsync(setup, CancellationToken.None);
        output.WriteLine(string.Join("\n", screen.Lines));
        output.WriteLine(report.ToJson());
        return (report, screen.Lines);
    }
}
