using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Planning;

/// <summary>When a group of teams talks while it plans.</summary>
/// <param name="Day">On the wall clock of <paramref name="Zone"/>, as is <paramref name="Start"/>.</param>
/// <param name="Zone">IANA.</param>
public sealed record TalkTime(DateOnly Day, TimeOnly Start, int Minutes, string Zone)
{
    public DateTimeOffset At => Zones.InstantOf(Zone, Day, Start);
}

/// <summary>Proposes when the teams of a group talk, and says which times are none. From the day on which planning opens to the end of the cycle's first week.</summary>
public static class TalkTimes
{
    public const int DefaultMinutes = 60;
    public const int LeastMinutes = 15;
    public const int MostMinutes = 240;

    /// <summary>People have that many days' notice, where planning leaves them.</summary>
    public const int DaysAhead = 3;

    /// <summary>The first day that is proposed comes so long after planning has opened: drafts are there by then.</summary>
    private const int DaysToDraft = 7;

    public static readonly TimeOnly DefaultStart = new(10, 0);

    /// <param name="running">The cycle before; null = the tenant has had none.</param>
    public static (DateOnly First, DateOnly Last) Window(Cycle? running, Cycle planned)
        => (running is null ? planned.Start.AddDays(-7 * CyclePlan.PlanningWeeks) : CyclePlan.PlanningOpens(running), planned.Start.AddDays(6));

    /// <summary>The first working day of the second planning week at ten; later where that is too near. Null once no working day is left.</summary>
    /// <param name="zone">Of most of the teams.</param>
    /// <param name="holidays">Local dates on which nobody meets.</param>
    public static TalkTime? Propose((DateOnly First, DateOnly Last) window, string zone, IReadOnlySet<DateOnly> holidays, DateOnly today)
        => (FirstFree(Later(window.First.AddDays(DaysToDraft), today.AddDays(DaysAhead)), window.Last, holidays)
            ?? FirstFree(Later(window.First, today.AddDays(1)), window.Last, holidays)) is { } day
            ? new TalkTime(day, DefaultStart, DefaultMinutes, zone)
            : null;

    /// <summary>Why a lead cannot set this time; null = nothing speaks against it.</summary>
    public static Refusal? Check((DateOnly First, DateOnly Last) window, TalkTime time, DateTimeOffset now)
    {
        if (time.Day < window.First || time.Day > window.Last) return new TalkOutsidePlanning(window.First, window.Last);
        if (time.Minutes is < LeastMinutes or > MostMinutes) return new TalkLength(LeastMinutes, MostMinutes);
        return time.At <= now ? new TalkIsOver() : null;
    }

    /// <summary>Where most of them are; of equally many the first by name.</summary>
    public static string ZoneOf(IEnumerable<string> zones)
        => zones.GroupBy(zone => zone, StringComparer.Ordinal).OrderByDescending(zone => zone.Count()).ThenBy(zone => zone.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? "UTC";

    private static DateOnly? FirstFree(DateOnly from, DateOnly last, IReadOnlySet<DateOnly> holidays)
    {
        for (var day = from; day <= last; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day)) return day;
        return null;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
