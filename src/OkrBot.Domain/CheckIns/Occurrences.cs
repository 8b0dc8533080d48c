using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.CheckIns;

/// <summary>One holding of a meeting, with what is known of its end.</summary>
/// <param name="End">Null when no schedule is known.</param>
public sealed record ScheduledOccurrence(Occurrence Occurrence, DateTimeOffset? End);

/// <summary>Which holding of a meeting an instant belongs to: as the calendar has it where it was asked, else by the weekly or fortnightly local time;
/// everything richer Graph expands.</summary>
public static class Occurrences
{
    /// <summary>An event so long before the scheduled start still belongs to that occurrence.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(30);

    /// <summary>No meeting is longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>So far ahead the rhythm alone has another one, whatever the zone does with its clock, and also where the first one was moved away.</summary>
    private static readonly TimeSpan TwoRhythms = TimeSpan.FromDays(29);

    /// <summary>The occurrence of a meeting event: the nearest one from 30 minutes before its start to its end (excluded).
    /// Where nobody tells ahead, the local date names it. Null when none is known around then.</summary>
    public static ScheduledOccurrence? At(ConnectedMeeting meeting, string teamZone, DateTimeOffset instant)
    {
        if (!IsTold(meeting, instant)) return OfDay(meeting, teamZone, instant);
        return Between(meeting, instant - Longest, instant + Early + TimeSpan.FromTicks(1))
            .Where(o => instant < o.End)
            .MinBy(o => (o.Occurrence.Start - instant).Duration());
    }

    /// <summary>The occurrence that a facilitator's command means: the scheduled one around now, else today by its local date.</summary>
    public static ScheduledOccurrence ForCommand(ConnectedMeeting meeting, string teamZone, DateTimeOffset instant)
        => At(meeting, teamZone, instant) ?? OfDay(meeting, teamZone, instant);

    /// <summary>The first occurrence that starts after the instant; null where nobody tells ahead or none is left.</summary>
    public static ScheduledOccurrence? Next(ConnectedMeeting meeting, DateTimeOffset after)
    {
        var from = after + TimeSpan.FromTicks(1);
        var end = meeting.Known is { } known && known.Until > after ? known.Until : after;
        return Between(meeting, from, end + TwoRhythms).FirstOrDefault();
    }

    /// <summary>The occurrences that start in [<paramref name="from"/>, <paramref name="to"/>), in order; none where nobody tells ahead.</summary>
    public static IEnumerable<ScheduledOccurrence> Between(ConnectedMeeting meeting, DateTimeOffset from, DateTimeOffset to)
    {
        if (meeting.Known is not { } known) return InRhythm(meeting, from, to);
        return Beside(known, InRhythm(meeting, from, Earlier(to, known.From)))
            .Concat(known.Meetings.Where(one => from <= one.Start && one.Start < to).Select(one => new ScheduledOccurrence(new Occurrence(meeting.Series, one.Start), one.End)))
            .Concat(Beside(known, InRhythm(meeting, Later(from, known.Until), to)));
    }

    /// <summary>Those that run or start before <paramref name="to"/> and are not over, in order.</summary>
    public static IEnumerable<ScheduledOccurrence> NotOver(ConnectedMeeting meeting, DateTimeOffset now, DateTimeOffset to)
        => Between(meeting, now - Longest, to).Where(o => o.End > now);

    /// <summary>The occurrence that starts at this very instant; null where none is known.</summary>
    public static ScheduledOccurrence? StartingAt(ConnectedMeeting meeting, DateTimeOffset start) => Between(meeting, start, start.AddTicks(1)).FirstOrDefault();

    /// <summary>The occurrence of a date: it starts at local midnight and has no known end.</summary>
    internal static ScheduledOccurrence OfDay(ConnectedMeeting meeting, string zone, DateTimeOffset instant)
        => new(new Occurrence(meeting.Series, Zones.StartOf(zone, Zones.LocalDay(zone, instant))), null);

    private static bool IsTold(ConnectedMeeting meeting, DateTimeOffset instant) => meeting.Schedule is not null || meeting.Known?.Covers(instant) == true;

    /// <summary>Without those that were moved into the window: they are held there.</summary>
    private static IEnumerable<ScheduledOccurrence> Beside(KnownMeetings known, IEnumerable<ScheduledOccurrence> rhythm)
        => rhythm.Where(one => !known.Meetings.Any(held => held.InSeries == one.Occurrence.Start));

    private static IEnumerable<ScheduledOccurrence> InRhythm(ConnectedMeeting meeting, DateTimeOffset from, DateTimeOffset to)
    {
        if (meeting.Schedule is not { } schedule || from >= to) yield break;
        for (var period = PeriodAt(schedule, from) - 1; ; period++)
        {
            var one = OfPeriod(meeting.Series, schedule, period);
            if (one.Occurrence.Start >= to) yield break;
            if (one.Occurrence.Start >= from) yield return one;
        }
    }

    private static ScheduledOccurrence OfPeriod(SeriesId series, WeeklySchedule schedule, int period)
    {
        var start = Zones.InstantOf(schedule.Zone, schedule.Anchor.AddDays(period * Rhythm(schedule)), schedule.Start);
        return new(new Occurrence(series, start), start + schedule.Length);
    }

    private static int PeriodAt(WeeklySchedule schedule, DateTimeOffset instant)
        => (int)Math.Floor((Zones.LocalDay(schedule.Zone, instant).DayNumber - schedule.Anchor.DayNumber) / (double)Rhythm(schedule));

    private static int Rhythm(WeeklySchedule schedule) => 7 * Math.Max(1, schedule.EveryWeeks);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
