using OkrBot.Domain.Teams;

namespace OkrBot.Domain.Cycles;

/// <summary>The weeks that share one check-in, counted from the cycle's start date: one week, or two by setting.</summary>
public static class Cadence
{
    /// <summary>0 for the first period of the cycle; negative before it.</summary>
    public static int PeriodOf(Team team, Cycle cycle, DateOnly day)
        => (int)Math.Floor((day.DayNumber - cycle.Start.DayNumber) / (double)Days(team));

    /// <summary>First day of the period that holds <paramref name="day"/>.</summary>
    public static DateOnly StartOfPeriod(Team team, Cycle cycle, DateOnly day) => cycle.Start.AddDays(PeriodOf(team, cycle, day) * Days(team));

    /// <summary>First day of the period after it.</summary>
    public static DateOnly StartOfNext(Team team, Cycle cycle, DateOnly day) => StartOfPeriod(team, cycle, day).AddDays(Days(team));

    /// <summary>The Monday to Friday day before: Friday for Monday and for both days of the weekend.</summary>
    public static DateOnly WorkingDayBefore(DateOnly day)
    {
        do day = day.AddDays(-1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return day;
    }

    private static int Days(Team team) => 7 * Math.Max(1, team.CadenceWeeks);
}
