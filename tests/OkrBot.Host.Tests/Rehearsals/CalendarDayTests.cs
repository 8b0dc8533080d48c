using OkrBot.Host.Sample;
using OkrBot.Rehearsal.Playing;
using OkrBot.Rehearsal.Screens;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Rehearsals;

/// <summary>The day's calendar scenes: what goes wrong in them is told, and the rehearsal does not end as if it had not been.</summary>
public sealed class CalendarDayTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_right_that_is_missing_shows_where_the_meeting_is_picked()
    {
        var report = await PlayAsync(stage => stage.Tenant.Graph.Withhold("TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All"));
        Assert.Contains("The meeting could not be picked.", report.Missed);
        Assert.False(report.IsClean);
    }

    [Fact]
    public async Task A_calendar_that_gives_no_answer_shows_where_a_check_in_opens_at_its_old_time()
    {
        var report = await PlayAsync(stage => stage.Tenant.Graph.Faults.FailNext(500, count: 10_000, operation: "listInstances"));
        Assert.Contains(report.Missed, missed => missed.StartsWith("\"Growth on Tuesdays\" was moved", StringComparison.Ordinal) && missed.EndsWith("opened at its old time.", StringComparison.Ordinal));
        Assert.False(report.IsClean);
    }

    private async Task<RehearsalReport> PlayAsync(Action<RehearsalStage> spoil)
    {
        await using var stage = await RehearsalStage.SetAsync(new RehearsalOptions(), CancellationToken.None);
        spoil(stage);
        var screen = new RecordingScreen();
        var report = await RehearsalPlay.RunAsync(stage.Setup(screen), CancellationToken.None);
        output.WriteLine(string.Join('\n', screen.Lines));
        return report;
    }
}
