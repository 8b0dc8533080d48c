using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Objectives;

public sealed class ExpectedProgressTests
{
    private static readonly DateOnly Week5 = new(2026, 11, 3);

    [Fact]
    public void The_plan_for_today_is_the_one_on_the_cards()
    {
        Assert.Equal(67.5m, decimal.Round(ExpectedProgress.PlanForToday(New.KeyResults[Time], Ambition.Aspirational, Week5)!.Value, 1));
        Assert.Equal(16m, decimal.Round(ExpectedProgress.PlanForToday(New.KeyResults[Cards], Ambition.Aspirational, Week5)!.Value));
        Assert.Equal(13m, decimal.Round(ExpectedProgress.PlanForToday(New.KeyResults[Blik], Ambition.Committed, Week5)!.Value));
    }

    [Fact]
    public void Seventy_seconds_is_38_percent_behind_plan_as_on_the_card()
    {
        var keyResult = New.WithAnswer(Time, 5, 70, 7).KeyResults[Time];
        Assert.Equal(0.38m, decimal.Round(StatusRules.BehindPlan(keyResult, Ambition.Aspirational, Week5)!.Value, 2));
    }

    [Theory]
    [InlineData("2026-09-01", "0")]
    [InlineData("2026-10-05", "0")]
    [InlineData("2027-01-04", "1")]
    [InlineData("2027-03-01", "1")]
    public void It_runs_from_nothing_at_the_activation_to_all_after_the_due_date(string day, string share)
    {
        var date = DateOnly.Parse(day);
        Assert.Equal(decimal.Parse(share), ExpectedProgress.On(New.KeyResults[Blik], Ambition.Committed, date));
        Assert.Equal(0.7m * decimal.Parse(share), ExpectedProgress.On(New.KeyResults[Blik], Ambition.Aspirational, date));
    }

    [Fact]
    public void Plan_points_bend_the_line_and_stand_as_the_owner_set_them()
    {
        var keyResult = New.KeyResults[Time] with { Plan = [new(new(2026, 11, 2), 74), new(new(2026, 12, 7), 59.5m)] };
        Assert.Equal(0, ExpectedProgress.On(keyResult, Ambition.Aspirational, new(2026, 11, 2)));
        Assert.Equal(0.5m, ExpectedProgress.On(keyResult, Ambition.Aspirational, new(2026, 12, 7)));
        Assert.Equal(0.1m, ExpectedProgress.On(keyResult, Ambition.Aspirational, new(2026, 11, 9)));
        Assert.Equal(0.6m, ExpectedProgress.On(keyResult, Ambition.Aspirational, new(2026, 12, 21)));
        Assert.Equal(0.7m, ExpectedProgress.On(keyResult, Ambition.Aspirational, new(2027, 1, 4)));
    }

    [Fact]
    public void Binary_baseline_and_keep_kinds_have_no_line()
    {
        Measure[] without = [new Measure.Binary(""), new Measure.Baseline(""), new Measure.KeepAbove(1, ""), new Measure.KeepBelow(1, ""), new Measure.KeepWithin(1, 2, "")];
        Assert.All(without, m => Assert.Null(ExpectedProgress.On(New.KeyResults[Time] with { Measure = m }, Ambition.Committed, Week5)));
        Assert.Null(ExpectedProgress.PlanForToday(New.KeyResults[Terms], Ambition.Committed, Week5));
    }

    [Fact]
    public void The_line_never_falls_whatever_the_plan()
        => Checked.ForAll(Checked.Rows(0, 6), row =>
        {
            decimal value = 74;
            var day = Cycle.Start;
            var plan = row.Select(r => new PlanPoint(day = day.AddDays(1 + (r % 15)), value -= r % 7)).Where(p => p.Day <= Cycle.End).ToArray();
            var keyResult = New.KeyResults[Time] with { Plan = [.. plan] };
            var shares = Enumerable.Range(-3, 100).Select(d => ExpectedProgress.On(keyResult, Ambition.Aspirational, Cycle.Start.AddDays(d))!.Value).ToList();
            Assert.Equal(shares.Order(), shares);
            Assert.All(shares, s => Assert.InRange(s, 0, 1));
        });
}
