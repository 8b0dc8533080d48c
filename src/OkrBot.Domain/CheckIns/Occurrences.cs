using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.CheckIns;

/// <summary>One holding of a meeting, with what is known of its end.</summary>
/// <param name="End">Null when no schedule is known.</param>
public sealed record ScheduledOccurrence(Occurrence Occurrence, DateTimeOffset? End);

/// <summary>Which holding of a meeting an instant belongs to. Weekly and fortnightly local time only; Graph expands everything richer.</summary>
public static class Occurrences
{
    /// <summary>An event so long before the scheduled start still belongs to that occurrence.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(30);

    /// <summary>The occurrence of a meeting event: the nearest one from 30 minutes before its start to its end (excluded).
    /// Without a schedule the local date names it. Null when the schedule knows none around then.</summary>
    public static ScheduledOccurrence? At(ConnectedMeeting meeting, string teamZone, DateTimeOffset instant)
    {
        if (meeting.Schedule is not { } schedule) return OfDay(meeting, teamZone, instant);
        return Around(meeting.Series, schedule, instant)
            .Where(o => o.Occurrence.Start - Early <= instant && instant < o.End)
            .MinBy(o => (o.Occurrence.Start - instant).Duration());
    }

    /// <summary>The occurrence that a facilitator's command means: the scheduled one around now, else today by its local date.</summary>
    public static ScheduledOccurrence ForCommand(ConnectedMeeting meeting, string teamZone, DateTimeOffset instant)
        => At(meeting, teamZone, instant) ?? OfDay(meeting, teamZone, instant);

    /// <summary>The first occurrence that starts after the instant; null without a schedule.</summary>
    public static ScheduledOccurrence? Next(ConnectedMeeting meeting, DateTimeOffset after)
        => meeting.Schedule is { } schedule
            ? Around(meeting.Series, schedule, after).First(o => o.Occurrence.Start > after)
            : null;

    /// <summary>The occurrences that start in [<paramref name="from"/>, <paramref name="to"/>), in order; none without a schedule.</summary>
    public static IEnumerable<ScheduledOccurrence> Between(ConnectedMeeting meeting, DateTimeOffset from, DateTimeOffset to)
    {
        if (meeting.Schedule is not { } schedule) yield break;
        var first = PeriodAt(schedule, from) - 1;
        for (var period = first; ; period++)
        {
            var one = OfPeriod(meeting.Series, schedule, period);
            if (one.Occurrence.Start >= to) yield break;
            if (one.Occurrence.Start >= from) yield return one;
        }
    }

    /// <summary>The occurrence of a date: it starts at local midnight and has no known end.</summary>
    internal static ScheduledOccurrence OfDay(ConnectedMeeting meeting, string zone, DateTimeOffset instant)
        => new(new Occurrence(meeting.Series, Zones.StartOf(zone, Zones.LocalDay(zone, instant))), null);

    private static IEnumerable<ScheduledOccurrence> Around(SeriesId series, WeeklySchedule schedule, DateTimeOffset instant)
    {
        var period = PeriodAt(schedule, instant);
        for (var near = period - 1; near <= period + 2; near++) yield return OfPeriod(series, schedule, near);
    }

    private static ScheduledOccurrence OfPeriod(SeriesId series, WeeklySchedule schedule, int period)
    {
        var start = Zones.InstantOf(schedule.Zone, schedule.Anchor.AddDays(period * Rhythm(schedule)), schedule.Start);
        return new(new Occurrence(series, start), start + schedule.Length);
    }

    private static int PeriodAt(WeeklySchedule schedule, DateTimeOffset instant)
        => (int)Math.Floor((Zones.LocalDay(schedule.Zone, instant).DayNumber - schedule.Anchor.DayNumber) / (double)Rhythm(schedule));

    private static int Rhythm(WeeklySchedule schedule) => 7 * Math.Max(1, schedule.EveryWeeks);
}
