using OkrBot.Rehearsal.Company;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Instants and days of the company's zone.</summary>
internal static class LocalTimes
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Morning = TimeSpan.FromHours(7);
    private static readonly TimeSpan Evening = TimeSpan.FromHours(19);

    internal static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(SampleCompany.Zone);

    internal static DateTimeOffset At(DateOnly day, TimeOnly time) => ToInstant(day.ToDateTime(time));

    internal static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    internal static DateTime WallOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    internal static TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>When the team's meeting starts in a week of the cycle, by its series: local time stays over the change of the clocks.</summary>
    internal static DateTimeOffset StartOf(SampleTeam team, int week)
    {
        var schedule = team.Team.Meeting!.Schedule!;
        return At(schedule.Anchor.AddDays(7 * (week - 1)), schedule.Start);
    }

    /// <summary>Of the week in which the team's meeting is.</summary>
    internal static DateOnly MondayOf(SampleTeam team, int week)
    {
        var day = DayOf(StartOf(team, week));
        return day.AddDays(1 - (int)day.DayOfWeek);
    }

    /// <summary>The Monday to Friday day before.</summary>
    internal static DateOnly WorkingDayBefore(DateOnly day)
    {
        do day = day.AddDays(-1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return day;
    }

    /// <summary>The next half hour of a working day from seven to seven: nights and weekends are slept through.</summary>
    internal static DateTimeOffset NextLook(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        var next = local.AddTicks(Between.Ticks - (local.Ticks % Between.Ticks));
        if (next.TimeOfDay > Evening || next.Date > local.Date) next = next.Date > local.Date ? next.Date + Morning : next.Date.AddDays(1) + Morning;
        if (next.TimeOfDay < Morning) next = next.Date + Morning;
        while (next.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) next = next.Date.AddDays(1) + Morning;
        return ToInstant(next);
    }

    private static DateTimeOffset ToInstant(DateTime local)
        => new(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone), TimeSpan.Zero);
}
