using OkrBot.Domain.Cycles;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests.Cycles;

public sealed class CadenceTests
{
    [Theory]
    [InlineData("2026-10-04", 0, -1)]
    [InlineData("2026-10-05", 1, 0)]
    [InlineData("2026-10-11", 1, 0)]
    [InlineData("2026-10-12", 2, 1)]
    [InlineData("2027-01-03", 13, 12)]
    [InlineData("2027-01-04", 14, 13)]
    public void Weeks_count_from_the_start_date(string day, int week, int period)
    {
        var date = DateOnly.Parse(day);
        Assert.Equal(week, Sample.Cycle.WeekOf(date));
        Assert.Equal(week is >= 1 and <= 13, Sample.Cycle.Holds(date));
        Assert.Equal(period, Cadence.PeriodOf(Sample.Team, Sample.Cycle, date));
        Assert.Equal((int)Math.Floor(period / 2.0), Cadence.PeriodOf(Sample.Team with { CadenceWeeks = 2 }, Sample.Cycle, date));
    }

    [Fact]
    public void Weeks_of_a_cycle_that_starts_on_a_wednesday_begin_on_wednesdays()
    {
        Cycle cycle = new(new("c"), new(2026, 10, 7));
        Assert.Equal((1, 2), (cycle.WeekOf(new(2026, 10, 13)), cycle.WeekOf(new(2026, 10, 14))));
        Assert.Equal(new(2026, 10, 14), Cadence.StartOfPeriod(Sample.Team, cycle, new(2026, 10, 20)));
    }

    [Theory]
    [InlineData("2026-11-03", "2026-11-02")]
    [InlineData("2026-11-02", "2026-10-30")]
    [InlineData("2026-11-01", "2026-10-30")]
    [InlineData("2026-10-31", "2026-10-30")]
    public void The_working_day_before_skips_the_weekend(string day, string before)
        => Assert.Equal(DateOnly.Parse(before), Cadence.WorkingDayBefore(DateOnly.Parse(day)));
}
