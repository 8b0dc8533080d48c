using FsCheck.Fluent;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Objectives;

public sealed class ProgressTests
{
    [Theory]
    [InlineData(74, 45, 74, "0")]
    [InlineData(74, 45, 45, "1")]
    [InlineData(74, 45, 80, "0")]
    [InlineData(74, 45, 40, "1")]
    [InlineData(12, 30, 16.5, "0.25")]
    [InlineData(-10, 10, 0, "0.5")]
    public void A_metric_counts_the_way_from_start_to_target(double start, double target, double value, string progress)
        => Assert.Equal(decimal.Parse(progress), Progress.Of(new Measure.Metric((decimal)start, (decimal)target, ""), Number(value)));

    [Fact]
    public void The_raw_ratio_shows_more_than_all_and_less_than_nothing()
    {
        Assert.Equal(1.3m, Progress.Raw(new Measure.Metric(0, 10, ""), Number(13)));
        Assert.Equal(-0.5m, Progress.Raw(new Measure.Metric(0, 10, ""), Number(-5)));
    }

    [Fact]
    public void Milestones_sum_the_weights_of_finished_steps()
    {
        var measure = New.KeyResults[Terms].Measure;
        Assert.Equal(0.5m, Progress.Of(measure, new Reading.Steps(["c"])));
        Assert.Equal(0.75m, Progress.Of(measure, new Reading.Steps(["a", "c"])));
    }

    [Fact]
    public void A_binary_one_and_a_baseline_are_nothing_or_all()
    {
        Assert.Equal(0, Progress.Of(new Measure.Binary("x"), new Reading.Finished(false)));
        Assert.Equal(1, Progress.Of(new Measure.Binary("x"), new Reading.Finished(true)));
        Assert.Equal(0, Progress.Of(new Measure.Baseline("x"), new Reading.Finished(false)));
        Assert.Equal(1, Progress.Of(new Measure.Baseline("x"), Number(0)));
    }

    [Fact]
    public void A_keep_kind_is_the_share_of_check_ins_inside_and_a_correction_is_no_second_sample()
    {
        var state = New.Then(Written(new("k9"), Fast, 3, new Measure.KeepAbove(99.9m, "%"), Ann));
        state = state.WithAnswer(new("k9"), 1, 99.95m, 9).WithAnswer(new("k9"), 2, 99.5m, 9).WithAnswer(new("k9"), 3, 99m, 9).WithAnswer(new("k9"), 3, 99.9m, 9);
        Assert.Equal(2m / 3, Progress.Of(state.KeyResults[new("k9")]));
        Assert.False(Progress.IsDone(state.KeyResults[new("k9")]));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(5, true)]
    [InlineData(5.01, false)]
    public void Within_includes_both_ends(double value, bool inside)
        => Assert.Equal(inside, Progress.IsInside(new Measure.KeepWithin(2, 5, ""), Number(value)));

    [Fact]
    public void An_objective_is_the_mean_by_weight()
    {
        var state = New.WithAnswer(Time, 1, 45, 9).WithAnswer(Cards, 1, 12, 5);
        Assert.Equal(0.5m, ObjectiveProgress.Of(state, Fast));
        var heavy = state.KeyResults[Time] with { Weight = 3 };
        Assert.Equal(0.75m, ObjectiveProgress.Of(state.Then(new TeamEvent.KeyResultWritten(heavy)), Fast));
        Assert.Null(ObjectiveProgress.Of(state, new("none")));
    }

    [Fact]
    public void Progress_stays_in_bounds_and_never_falls_on_the_way_to_the_target()
    {
        var numbers = Gen.Choose(-1_000_000, 1_000_000);
        var cases = from start in numbers from target in numbers from a in numbers from b in numbers where start != target select (start, target, a, b);
        Checked.ForAll(cases, c =>
        {
            Measure.Metric measure = new(c.start, c.target, "");
            var (nearer, further) = c.target > c.start ? (Math.Max(c.a, c.b), Math.Min(c.a, c.b)) : (Math.Min(c.a, c.b), Math.Max(c.a, c.b));
            Assert.InRange(Progress.Of(measure, Number(c.a)), 0, 1);
            Assert.True(Progress.Of(measure, Number(nearer)) >= Progress.Of(measure, Number(further)));
            Assert.True(Progress.Raw(measure, Number(nearer)) >= Progress.Raw(measure, Number(further)));
        }, 1000);
    }

    [Fact]
    public void Any_reading_of_any_measure_gives_a_progress_in_bounds()
    {
        var measures = Gen.Elements<Measure>(
            new Measure.Metric(1e12m, 1e12m - 0.000001m, ""), new Measure.Metric(-1e12m, 1e12m, ""), new Measure.KeepAbove(1, ""), new Measure.KeepBelow(1, ""),
            new Measure.KeepWithin(0, 1, ""), new Measure.Milestones([new("a", "A"), new("b", "B", 0)]), new Measure.Milestones([]), new Measure.Binary(""), new Measure.Baseline(""));
        var readings = Gen.Elements<Reading?>(
            null, new Reading.Number(1e12m), new Reading.Number(-1e12m), new Reading.Number(0.000001m), new Reading.Steps([]), new Reading.Steps(["a", "?"]),
            new Reading.Finished(true), new Reading.Finished(false));
        Checked.ForAll(from m in measures from r in readings select (m, r), c => Assert.InRange(Progress.Of(c.m, c.r), 0, 1), 500);
    }

    private static Reading.Number Number(double value) => new((decimal)value);
}
