using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.Cycles;

/// <summary>The two longer talks of a cycle.</summary>
public enum CheckpointKind
{
    /// <summary>In the middle: what is kept, adjusted or stopped.</summary>
    Review,

    /// <summary>In the last week: what was reached, and what was learned.</summary>
    Reflection,
}

/// <summary>When a checkpoint is held: in the slot of the check-in of that week.</summary>
/// <param name="Day">On the wall clock of <paramref name="Zone"/>, as is <paramref name="Time"/>.</param>
/// <param name="Zone">IANA.</param>
public sealed record Checkpoint(CheckpointKind Kind, DateTimeOffset Start, DateOnly Day, TimeOnly Time, TimeSpan Length, string Zone);

/// <summary>Why nobody can say when a checkpoint is.</summary>
public enum NoCheckpoint
{
    NoMeeting,

    /// <summary>Only Teams' own events tell when the meeting is held.</summary>
    NoRhythm,

    /// <summary>The meeting falls out, or holidays take it, until it would be too late.</summary>
    NothingHeld,
}

/// <summary>Finds the day and time of review and reflection: of the check-in that the week has, which with one every two weeks may lie in the week before. The one
/// whose meeting falls out or lies on a holiday is caught up at the next.</summary>
public static class Checkpoints
{
    public const int DefaultMinutes = 30;
    public const int LeastMinutes = 15;
    public const int MostMinutes = 240;

    /// <summary>6 of 13 and 13 of 13; in shorter and longer cycles in the same proportion.</summary>
    public static int WeekOf(Cycle cycle, CheckpointKind kind) => kind == CheckpointKind.Reflection
        ? cycle.Weeks
        : Math.Max(1, (int)Math.Round(cycle.Weeks * 6 / 13.0, MidpointRounding.AwayFromZero));

    /// <summary>The last day on which it may be caught up: of the review before the weeks that share the last check-in, of the reflection while values may be entered.</summary>
    public static DateOnly LastDay(Team team, Cycle cycle, CheckpointKind kind) => kind == CheckpointKind.Reflection
        ? CyclePlan.LastEntry(cycle)
        : Cadence.StartOfPeriod(team, cycle, FirstDay(cycle, cycle.Weeks)).AddDays(-1);

    /// <summary>Null: a time can be found, unless everything falls out.</summary>
    public static NoCheckpoint? Missing(Team team) => team.Meeting switch
    {
        null => NoCheckpoint.NoMeeting,
        { IsScheduled: false } => NoCheckpoint.NoRhythm,
        _ => null,
    };

    /// <summary>Null where there is none (<see cref="Missing"/>, else <see cref="NoCheckpoint.NothingHeld"/>).</summary>
    /// <param name="holidays">Local dates on which nobody meets.</param>
    /// <param name="after">It is later than this: one that was announced and not held yet cannot move into the past.</param>
    public static Checkpoint? Find(Team team, Cycle cycle, CheckpointKind kind, TimeSpan length, IReadOnlySet<DateOnly> holidays, DateTimeOffset after = default)
    {
        if (team.Meeting is not { IsScheduled: true } meeting) return null;
        var last = LastDay(team, cycle, kind);
        for (var first = Cadence.StartOfPeriod(team, cycle, FirstDay(cycle, WeekOf(cycle, kind))); first <= last; first = Cadence.StartOfNext(team, cycle, first))
            foreach (var (start, day) in CheckIns(team, cycle, meeting, first))
                if (start > after && day <= last && !holidays.Contains(day)) return Of(kind, start, length, meeting.Schedule?.Zone ?? team.Zone);
        return null;
    }

    /// <summary>One that was held, or is being held, whatever became of the meeting since.</summary>
    public static Checkpoint Held(Team team, CheckpointKind kind, DateTimeOffset start, TimeSpan length) => Of(kind, start, length, team.Meeting?.Schedule?.Zone ?? team.Zone);

    /// <summary>The meetings of the weeks from <paramref name="first"/> on that share a check-in: the one that has it, and those that take over where it falls out.
    /// On the picked weekday or after it; where nobody meets then, the last one before.</summary>
    private static List<(DateTimeOffset Start, DateOnly Day)> CheckIns(Team team, Cycle cycle, ConnectedMeeting meeting, DateOnly first)
    {
        List<(DateTimeOffset Start, DateOnly Day)> held =
        [
            .. Occurrences.Between(meeting, Zones.StartOf(team.Zone, first), Zones.StartOf(team.Zone, Cadence.StartOfNext(team, cycle, first)))
                .Select(one => (one.Occurrence.Start, Zones.LocalDay(team.Zone, one.Occurrence.Start))),
        ];
        if (team.CheckInDay is not { } picked || held.Count == 0) return held;
        var pickedDay = first.AddDays(((int)picked - (int)first.DayOfWeek + 7) % 7);
        var from = held.FindIndex(one => one.Day >= pickedDay);
        return from < 0 ? held[^1..] : held[from..];
    }

    private static Checkpoint Of(CheckpointKind kind, DateTimeOffset start, TimeSpan length, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(start, Zones.Find(zone)).DateTime;
        return new Checkpoint(kind, start, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), length, zone);
    }

    private static DateOnly FirstDay(Cycle cycle, int week) => cycle.Start.AddDays(7 * (week - 1));
}
