using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Objectives;

public sealed class SignalsTests
{
    [Fact]
    public void Not_started_is_said_at_the_second_held_segment_without_any_answer()
    {
        Assert.DoesNotContain(Signal.NotStarted, Of(New.WithHeld(1), Blik, 2));
        Assert.Contains(Signal.NotStarted, Of(New.WithHeld(1, 2), Blik, 2));
        Assert.DoesNotContain(Signal.NotStarted, Of(New.WithHeld(1, 2).WithAnswer(Blik, 1, 0, 9), Blik, 2));
    }

    [Fact]
    public void A_key_result_that_became_active_later_is_not_called_late_for_what_came_before_it()
    {
        var later = New.KeyResults[Blik] with { ActiveFrom = new(2026, 10, 14) };
        var state = New.Then(new TeamEvent.KeyResultWritten(later)).WithHeld(1, 2, 3);
        Assert.DoesNotContain(Signal.NotStarted, Of(state, Blik, 4));
        Assert.Contains(Signal.NotStarted, Of(state.WithHeld(4), Blik, 5));
    }

    [Fact]
    public void Stale_is_the_grey_status_of_one_that_was_answered_before()
    {
        Assert.Contains(Signal.Stale, Of(New.WithAnswer(Blik, 1, 4, 9).WithHeld(1, 2), Blik, 3));
        Assert.DoesNotContain(Signal.Stale, Of(New.WithAnswer(Blik, 2, 4, 9).WithHeld(1, 2), Blik, 3));
        Assert.DoesNotContain(Signal.Stale, Of(New.WithHeld(1, 2), Blik, 3));
    }

    [Fact]
    public void Stalled_means_three_held_segments_without_movement_while_more_was_expected()
    {
        var state = New;
        for (var week = 1; week <= 4; week++) state = state.WithAnswer(Blik, week, 4, 9).WithHeld(week);
        Assert.Contains(Signal.Stalled, Of(state, Blik, 4));
        Assert.DoesNotContain(Signal.Stalled, Of(state.WithAnswer(Blik, 5, 5, 9), Blik, 5));
        var threeOnly = New;
        for (var week = 1; week <= 3; week++) threeOnly = threeOnly.WithAnswer(Blik, week, 4, 9).WithHeld(week);
        Assert.DoesNotContain(Signal.Stalled, Of(threeOnly, Blik, 3));
    }

    [Fact]
    public void One_that_never_left_its_start_stalls_from_its_activation()
    {
        var state = New;
        for (var week = 1; week <= 3; week++) state = state.WithAnswer(Blik, week, 0, 9).WithHeld(week);
        Assert.Contains(Signal.Stalled, Of(state, Blik, 3));
    }

    [Fact]
    public void Little_was_expected_so_nothing_stalled()
    {
        // Aspirational: two weeks are 0.108 of expected progress, three are 0.16.
        var state = New;
        for (var week = 1; week <= 3; week++) state = state.WithAnswer(Time, week, 74, 9).WithHeld(week);
        Assert.DoesNotContain(Signal.Stalled, Of(state, Time, 3));
        state = state.WithAnswer(Time, 4, 74, 9).WithHeld(4);
        Assert.Contains(Signal.Stalled, Of(state, Time, 4));
    }

    [Theory]
    [InlineData("2026-10-26", true)]
    [InlineData("2026-10-27", false)]
    public void No_new_number_until_pauses_it_up_to_that_day(string until, bool stalled)
    {
        var state = New;
        for (var week = 1; week <= 4; week++)
            state = state.WithHeld(week).Then(new TeamEvent.AnswerSaved(Blik, Sample.Said(week, new Reading.Number(4), 9), DateOnly.Parse(until)));
        Assert.Equal(stalled, Of(state, Blik, 4).Contains(Signal.Stalled));
    }

    [Fact]
    public void Done_binary_baseline_and_keep_kinds_never_stall()
    {
        Measure[] never = [new Measure.Metric(0, 4, ""), new Measure.Binary(""), new Measure.Baseline(""), new Measure.KeepAbove(9, ""), new Measure.KeepBelow(1, ""), new Measure.KeepWithin(0, 1, "")];
        foreach (var measure in never)
        {
            var state = New.Then(new TeamEvent.KeyResultWritten(New.KeyResults[Blik] with { Measure = measure }));
            for (var week = 1; week <= 9; week++) state = state.WithAnswer(Blik, week, 4, 9).WithHeld(week);
            Assert.DoesNotContain(Signal.Stalled, Of(state, Blik, 9));
        }
    }

    [Fact]
    public void Falling_compares_with_the_check_in_before_not_with_a_correction()
    {
        var state = New.WithAnswer(Time, 1, 70, 7).WithAnswer(Time, 2, 70, 6).WithAnswer(Time, 2, 70, 5);
        Assert.Contains(Signal.Falling, Of(state, Time, 2));
        Assert.DoesNotContain(Signal.Falling, Of(New.WithAnswer(Time, 1, 70, 7).WithAnswer(Time, 2, 70, 6), Time, 2));
        Assert.DoesNotContain(Signal.Falling, Of(New.WithAnswer(Time, 1, 70, 0), Time, 1));
    }

    [Theory]
    [InlineData(7, 7, true)]
    [InlineData(7, 6, false)]
    [InlineData(12, 7, false)]
    public void Confident_but_behind_plan(double shops, int confidence, bool said)
        => Assert.Equal(said, Of(New.WithAnswer(Blik, 5, (decimal)shops, confidence), Blik, 5).Contains(Signal.ConfidentButBehind));

    [Fact]
    public void Confidence_begins_at_five_or_nine()
        => Assert.Equal((5, 9), (DefaultConfidence.Of(Ambition.Aspirational), DefaultConfidence.Of(Ambition.Committed)));

    private static IReadOnlyList<Signal> Of(TeamCycle state, KeyResultId id, int week) => Signals.Of(state, state.KeyResults[id], Start(week).AddMinutes(15));
}
