using OkrBot.Host.Sample;
using OkrBot.Rehearsal.Playing;
using OkrBot.Rehearsal.Playing.Weeks;
using OkrBot.Rehearsal.Screens;

namespace OkrBot.Host.Tests.Rehearsals;

/// <summary>A few weeks of a few teams: the same seed plays the same, and what goes wrong is seen.</summary>
public sealed class ShortCycleTests
{
    [Fact]
    public async Task The_same_seed_plays_the_same_weeks_and_another_seed_others()
    {
        var (first, again, other) = (await PlayAsync(2, seed: 5), await PlayAsync(2, seed: 5), await PlayAsync(2, seed: 6));
        Assert.True(first.IsClean, string.Join('\n', first.Missed));
        Assert.Equal(first.Weeks.AsEnumerable(), again.Weeks);
        // How often Graph is asked depends, as with storage, on which of two that look at once is first.
        Assert.Equal((first.MovedInCalendar, first.CalledOffInCalendar, first.Graph! with { Calls = 0 }), (again.MovedInCalendar, again.CalledOffInCalendar, again.Graph! with { Calls = 0 }));
        Assert.True(first.Graph is { Calls: > 20, Invalid: 0, PastLimits: 0, InvitedTwice: 0, Appointments: > 0 } graph && graph.Told + graph.Lost > 0, first.Graph.ToString());
        Assert.Equal((first.AnswersSaved, first.Decisions, first.Agreed, first.BlockersRaised), (again.AnswersSaved, again.Decisions, again.Agreed, again.BlockersRaised));
        Assert.NotEqual(first.Weeks.AsEnumerable(), other.Weeks);
    }

    [Fact]
    public async Task An_answer_that_the_store_does_not_hold_is_lost_and_one_that_nobody_gave_is_doubled()
    {
        var report = await PlayAsync(1, seed: 3, setup => setup with
        {
            ReadCycleAsync = async cancel =>
            {
                var stored = await setup.ReadCycleAsync!(cancel);
                return stored with { Answers = [.. stored.Answers.Skip(1), stored.Answers[^1]] };
            },
        });
        Assert.Equal((1, 1), (report.Lost, report.Doubled));
        Assert.Equal(report.AnswersSaved - 1, report.AnswersFound);
        Assert.False(report.IsClean);
    }

    [Fact]
    public async Task A_card_that_does_not_come_is_told()
    {
        var report = await PlayAsync(1, seed: 3, setup =>
        {
            setup.Company.Growth.Chat.BotRemoved = true;
            return setup;
        });
        Assert.Contains(report.Missed, missed => missed == "Week 1: no card came in \"Growth weekly\" (Held).");
        Assert.Equal(1, report.WithoutCard);
        Assert.False(report.IsClean);
    }

    private static async Task<CycleReport> PlayAsync(int weeks, int seed, Func<RehearsalSetup, RehearsalSetup>? change = null)
    {
        await using var stage = await RehearsalStage.SetAsync(new RehearsalOptions(Teams: 5, Seed: seed, Speed: 1) { Weeks = weeks }, CancellationToken.None);
        var setup = stage.Setup(new RecordingScreen());
        return await CyclePlay.RunAsync(change?.Invoke(setup) ?? setup, CancellationToken.None);
    }
}
