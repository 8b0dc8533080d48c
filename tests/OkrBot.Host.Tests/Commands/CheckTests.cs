using OkrBot.Host.CommandLine.Checks;
using OkrBot.Host.Tests.Processes;
using OkrBot.Host.Tests.Start;
using OkrBot.Storage.Queues;

namespace OkrBot.Host.Tests.Commands;

/// <summary>What <c>check</c> says of clock and queue.</summary>
public sealed class CheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 8, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "Ok", "0 s ahead of the storage server's")]
    [InlineData(-5, "Ok", "5 s behind the storage server's")]
    [InlineData(6, "Warning", "6 s ahead of the storage server's; look at this machine's NTP")]
    [InlineData(-300, "Warning", "300 s behind the storage server's; look at this machine's NTP")]
    [InlineData(301, "Failed", "301 s ahead of the storage server's; set this machine's clock (NTP)")]
    public void A_clock_is_noticed_above_5_seconds_and_refused_above_5_minutes(int ahead, string verdict, string text)
    {
        var finding = ClockCheck.Judge(TimeSpan.FromSeconds(ahead));
        Assert.Equal((verdict, text), (finding.Verdict.ToString(), finding.Text));
    }

    [Fact]
    public void An_empty_queue_is_all_right()
        => Assert.Equal("queue      ok: nothing is due, 12 waiting", QueueCheck.Judge(new QueueFigures(0, false, null, 12), 0, Now).ToString());

    [Fact]
    public void Work_that_nobody_does_and_dead_letters_are_warned_of()
        => Assert.Equal(
            "queue      warning: 32 or more due, the oldest for 7 min; 40 waiting; does a server run?; 2 put aside after five failures, see deadletters",
            QueueCheck.Judge(new QueueFigures(32, true, Now.AddMinutes(-7.5), 40), 2, Now).ToString());

    [Fact]
    public void Work_that_has_just_become_due_is_no_reason_to_warn()
        => Assert.Equal("queue      ok: 1 due, the oldest for 3 s; 1 waiting", QueueCheck.Judge(new QueueFigures(1, false, Now.AddSeconds(-3), 1), 0, Now).ToString());

    [Fact]
    public async Task It_counts_what_stands_in_the_storage_that_the_settings_name()
    {
        await using var file = new StoredFile();
        await file.BuryAsync("dead", "no");
        await file.Queue.EnqueueAsync([StoredFile.Item("due"), StoredFile.Item("later", TimeSpan.FromHours(1))], CancellationToken.None);

        var ended = await ChildProgram.RunAsync(["check", "--Storage:Path=" + file.Path], SettingsTests.Complete());

        Assert.Equal(0, ended.Code);
        Assert.Matches(@"^queue      warning: 1 due, the oldest for \d+ s; 2 waiting; 1 put aside after five failures, see deadletters$", ended.Out.Split('\n')[^2]);
    }
}
