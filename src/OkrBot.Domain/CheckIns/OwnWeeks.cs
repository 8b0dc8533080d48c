using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.CheckIns;

/// <summary>One cadence period of objectives that no meeting carries.</summary>
/// <param name="Occurrence">Named by the first instant of the period, so that it stands where a meeting's occurrence stands elsewhere.</param>
/// <param name="AskedFrom">The last Monday to Friday day of the period begins: from then on an answer that is missing may be asked for.</param>
/// <param name="Ends">The first instant after it. Later it takes answers for as long again, marked as after.</param>
public sealed record OwnWeek(Occurrence Occurrence, DateTimeOffset AskedFrom, DateTimeOffset Ends);

/// <summary>A person's own objectives, and the company's while no meeting carries its check-in, are answered for once a cadence period, in the personal
/// chat. The periods are those of <see cref="Cadence"/>: a week from the cycle's start date on, or two by setting.</summary>
public static class OwnWeeks
{
    /// <summary>Stands where a meeting's series stands. No thread of Teams has this id.</summary>
    public static SeriesId Series { get; } = new("own");

    public static bool Apply(Team team) => team is { Meeting: null, Kind: not TeamKind.Team };

    /// <summary>All of the cycle, in order.</summary>
    public static IEnumerable<OwnWeek> All(TeamCycle state)
    {
        var (team, cycle) = (state.Team, state.Cycle);
        for (var first = cycle.Start; first <= cycle.End;)
        {
            var next = first.AddDays(7 * Math.Max(1, team.CadenceWeeks));
            if (next > cycle.End.AddDays(1)) next = cycle.End.AddDays(1);
            yield return new OwnWeek(
                new Occurrence(Series, Zones.StartOf(team.Zone, first)), Zones.StartOf(team.Zone, LastWorkingDay(first, next)), Zones.StartOf(team.Zone, next));
            first = next;
        }
    }

    /// <summary>The one that began last; null before the cycle.</summary>
    public static OwnWeek? Newest(TeamCycle state, DateTimeOffset now) => All(state).LastOrDefault(week => week.Occurrence.Start <= now);

    /// <summary>The occurrence that a card names by its start; null where none of the periods begins then.</summary>
    public static Occurrence? Named(TeamCycle state, DateTimeOffset start)
        => Apply(state.Team) && All(state).Any(week => week.Occurrence.Start == start) ? new Occurrence(Series, start) : null;

    /// <summary>What an answer counts for now.</summary>
    internal static CheckInTarget? Now(TeamCycle state, DateTimeOffset now) => Newest(state, now) is { } week ? Of(week, now) : null;

    /// <summary>The period that was asked for, as long as it takes answers.</summary>
    internal static CheckInTarget? Find(TeamCycle state, Occurrence asked, DateTimeOffset now)
        => All(state).FirstOrDefault(week => week.Occurrence == asked) is { } week && now >= asked.Start ? Of(week, now) : null;

    /// <summary>The same state with each period that is over among the check-ins that were held, so that the rules about silence and standing still
    /// hold here too. For looking only.</summary>
    public static TeamCycle Seen(TeamCycle state, DateOnly today)
    {
        if (!Apply(state.Team)) return state;
        var now = Zones.StartOf(state.Team.Zone, today);
        var over = All(state).Where(week => week.Ends <= now && !state.Past.Any(past => past.Occurrence.Start >= week.Occurrence.Start && past.Occurrence.Start < week.Ends));
        return state with { Past = [.. state.Past.Concat(over.Select(week => new PastSegment(week.Occurrence, week.Occurrence.Start, week.Ends, Held: true))).OrderBy(past => past.Occurrence)] };
    }

    private static CheckInTarget? Of(OwnWeek week, DateTimeOffset now)
    {
        if (now < week.Ends) return new(week.Occurrence, Objectives.AnswerTiming.During);
        return now < week.Ends + (week.Ends - week.Occurrence.Start) ? new(week.Occurrence, Objectives.AnswerTiming.After, week.Ends) : null;
    }

    private static DateOnly LastWorkingDay(DateOnly first, DateOnly next)
    {
        var day = Cadence.WorkingDayBefore(next);
        return day < first ? first : day;
    }
}
