using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Tests.Cycles;

public sealed class CycleOpeningTests
{
    private static readonly DateOnly Today = new(2026, 12, 15);
    private static readonly Cycle Running = new(new("2026-10-05"), new(2026, 10, 5));
    private static readonly CyclePlan Plan = new([Running], []);

    [Fact]
    public void The_next_weeks_may_begin_on_any_day_after_the_last_one()
    {
        foreach (var start in new[] { "2027-01-04", "2027-01-06", "2027-02-14" })
            Assert.Equal(new Cycle(new(start), DateOnly.Parse(start)), Opened(Plan, new OpenCycle(DateOnly.Parse(start), 13, null)));
    }

    [Fact]
    public void A_name_is_one_clean_line_or_none()
    {
        Assert.Equal("Spring 27", Opened(Plan, new OpenCycle(new(2027, 1, 4), 10, "  Spring\n27 ")).Name);
        Assert.Null(Opened(Plan, new OpenCycle(new(2027, 1, 4), 10, " \u202e ")).Name);
        Assert.Equal(40, Refused<CycleNameTooLong>(Plan, new OpenCycle(new(2027, 1, 4), 10, new string('x', 41))).Most);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(27)]
    [InlineData(-13)]
    public void Weeks_lie_between_six_and_twenty_six(int weeks)
        => Assert.Equal((6, 26), Refused<WeeksOutOfRange>(Plan, new OpenCycle(new(2027, 1, 4), weeks, null)) is var no ? (no.Fewest, no.Most) : default);

    [Theory]
    [InlineData("2027-01-03")]
    [InlineData("2026-12-15")]
    [InlineData("2026-11-20")]
    public void No_day_lies_in_two_of_them(string start)
        => Assert.Equal(Running, Refused<CycleOverlaps>(Plan, new OpenCycle(DateOnly.Parse(start), 6, null)).With);

    [Fact]
    public void A_frozen_one_is_not_written_over_either()
        => Assert.Equal(Running, Refused<CycleOverlaps>(new CyclePlan([], [Running]), new OpenCycle(new(2026, 12, 1), 6, null)).With);

    [Fact]
    public void The_first_one_may_have_begun_eight_weeks_ago_and_not_longer()
    {
        var empty = new CyclePlan([], []);
        Assert.Equal(Today.AddDays(-56), Opened(empty, new OpenCycle(Today.AddDays(-56), 13, null)).Start);
        Assert.Equal(Today.AddDays(-56), Refused<StartTooEarly>(empty, new OpenCycle(Today.AddDays(-57), 13, null)).Earliest);
        Refused<StartTooEarly>(empty, new OpenCycle(Today.AddDays(-50), 6, null));
        Assert.Equal(Today.AddDays(366), Refused<StartTooLate>(empty, new OpenCycle(Today.AddDays(367), 13, null)).Latest);
    }

    [Fact]
    public void Opening_it_again_has_the_same_outcome_and_another_length_is_refused()
    {
        var open = new OpenCycle(new(2027, 1, 4), 13, "Spring");
        var next = Opened(Plan, open) with { OpenedAt = new(2026, 12, 15, 9, 0, 0, TimeSpan.Zero) };
        var plan = Plan with { Live = [Running, next] };
        Assert.Equal(new CycleOpened.Accepted(next, Repeated: true), CycleOpening.Decide(plan, open, Today));
        Assert.Equal(next, Refused<CycleOverlaps>(plan, open with { Weeks = 12 }).With);
        Assert.Equal(next, Refused<NextIsOpen>(plan, new OpenCycle(new(2027, 4, 5), 13, null)).Next);
    }

    [Fact]
    public void Planning_opens_in_week_eleven_of_thirteen_and_final_values_stay_open_for_fourteen_days()
    {
        Assert.Equal((11, new DateOnly(2026, 12, 14)), (CyclePlan.PlanningWeek(Running), CyclePlan.PlanningOpens(Running)));
        Assert.Equal(4, CyclePlan.PlanningWeek(Running with { Weeks = 6 }));
        Assert.Equal(new DateOnly(2027, 1, 17), CyclePlan.LastEntry(Running));
        Assert.Equal(new Cycle(new("2027-01-04"), new(2027, 1, 4)), CycleOpening.Following(Running));
    }

    [Fact]
    public void A_team_starts_in_the_running_one_or_else_in_the_next()
    {
        var next = CycleOpening.Following(Running) with { Start = new(2027, 1, 11) };
        var plan = Plan with { Live = [Running, next] };
        Assert.Equal(Running, plan.StartingOn(Today));
        Assert.Equal(next, plan.StartingOn(new(2027, 1, 5)));
        Assert.Equal(next, plan.After(Running));
        Assert.Null(plan.StartingOn(new(2028, 1, 1)));
    }

    private static Cycle Opened(CyclePlan plan, OpenCycle command)
        => CycleOpening.Decide(plan, command, Today) is CycleOpened.Accepted { Repeated: false } opened ? opened.Cycle : throw new Xunit.Sdk.XunitException($"{CycleOpening.Decide(plan, command, Today)}");

    private static T Refused<T>(CyclePlan plan, OpenCycle command) where T : Refusal
        => Assert.IsType<T>(Assert.IsType<CycleOpened.Refused>(CycleOpening.Decide(plan, command, Today)).Refusal);
}
