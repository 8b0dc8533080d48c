using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Objectives;

public sealed class CourseTests
{
    [Fact]
    public void Each_answered_week_shows_its_value_beside_what_was_planned_by_then()
    {
        var state = New.WithAnswer(Time, 1, 74, 7).WithAnswer(Time, 3, 71, 6).WithAnswer(Time, 5, 70, 4);
        var weeks = Course.ByWeek(state, state.KeyResults[Time], Start(5));
        Assert.Equal([(1, 74m, 7), (3, 71m, 6), (5, 70m, 4)], weeks.Select(w => (w.Week, w.Value!.Value, w.Confidence!.Value)));
        Assert.Equal([73.8m, 70.7m, 67.5m], weeks.Select(w => decimal.Round(w.Plan!.Value, 1)));
    }

    [Fact]
    public void The_last_answer_of_a_week_counts()
    {
        var state = New.WithAnswer(Time, 2, 74, 7).WithAnswer(Time, 2, 72, 8);
        Assert.Equal([(72m, 8)], Course.ByWeek(state, state.KeyResults[Time], Start(2)).Select(w => (w.Value!.Value, w.Confidence!.Value)));
    }

    [Fact]
    public void The_present_week_shows_its_plan_before_anybody_answered()
    {
        var state = New.WithAnswer(Time, 1, 74, 7);
        var last = Course.ByWeek(state, state.KeyResults[Time], Start(4))[^1];
        Assert.Equal((4, null, null), (last.Week, last.Value, last.Confidence));
        Assert.Equal(ExpectedProgress.PlanForToday(state.KeyResults[Time], Ambition.Aspirational, new DateOnly(2026, 10, 27)), last.Plan);
    }

    [Fact]
    public void After_the_cycle_no_week_is_added()
    {
        var state = New.WithAnswer(Time, 13, 50, 7);
        Assert.Equal(13, Assert.Single(Course.ByWeek(state, state.KeyResults[Time], Start(13).AddDays(30))).Week);
    }

    [Fact]
    public void Steps_count_in_per_cent_of_their_weight()
    {
        var state = New.WithReading(Terms, 2, new Reading.Steps(["a", "b"]), 7);
        var week = Assert.Single(Course.ByWeek(state, state.KeyResults[Terms], Start(2)));
        Assert.Equal(50m, week.Value);
        Assert.InRange(week.Plan!.Value, 7, 10);
    }

    [Fact]
    public void A_kind_without_a_line_has_no_plan_and_a_yes_or_no_has_no_value()
    {
        var state = New.Then(Written(new("keep"), Fast, 3, new Measure.KeepAbove(98, "%"), Ann)).Then(Written(new("yes"), Fast, 4, new Measure.Binary("Signed"), Ann))
            .WithAnswer(new("keep"), 1, 98.5m, 8).WithReading(new("yes"), 1, new Reading.Finished(false), 6);
        Assert.Equal(new CourseWeek(1, 98.5m, null, 8), Assert.Single(Course.ByWeek(state, state.KeyResults[new("keep")], Start(3))));
        Assert.Equal(new CourseWeek(1, null, null, 6), Assert.Single(Course.ByWeek(state, state.KeyResults[new("yes")], Start(3))));
    }
}
