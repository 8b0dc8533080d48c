using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Reminders;

/// <summary>A person's working time on the calendar.</summary>
/// <param name="Zone">IANA.</param>
/// <param name="Holidays">Local dates on which nobody works.</param>
public sealed record PersonalCalendar(string Zone, WorkingWeek Week, IReadOnlySet<DateOnly> Holidays)
{
    // A year without a working day is no calendar.
    private const int LongestSearch = 366;

    public DateOnly DayOf(DateTimeOffset at) => Zones.LocalDay(Zone, at);

    public bool IsWorkingDay(DateOnly day) => Week.Holds(day.DayOfWeek) && !Holidays.Contains(day);

    /// <summary>From the start of the working hours of this day to their end (excluded).</summary>
    public (DateTimeOffset Start, DateTimeOffset End) HoursOf(DateOnly day) => (At(day, Week.Hours.From), At(day, Week.Hours.To));

    public DateTimeOffset At(DateOnly day, TimeOnly time) => Zones.InstantOf(Zone, day, time);

    /// <summary>The working day that many working days after this one, 1 or more; the last day of the search where there is none.</summary>
    public DateOnly WorkingDayAfter(DateOnly day, int count = 1)
    {
        for (var at = 1; at <= LongestSearch; at++)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day) && --count == 0) break;
        }
        return day;
    }
}
