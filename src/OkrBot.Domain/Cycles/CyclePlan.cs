using System.Collections.Immutable;

namespace OkrBot.Domain.Cycles;

/// <summary>The cycles of a tenant, and what follows from a date: which one runs, which comes next, when planning opens and when the values of a
/// cycle that is over freeze.</summary>
/// <param name="Live">The running one; beside it the next, and the one before while its final values are open.</param>
/// <param name="Past">Frozen ones: read only.</param>
public sealed record CyclePlan(ImmutableArray<Cycle> Live, ImmutableArray<Cycle> Past)
{
    /// <summary>Planning of the next cycle opens with this many of the running one's weeks left, its own week counted: week 11 of 13.</summary>
    public const int PlanningWeeks = 3;

    /// <summary>So many days after its last one final values of a cycle may be entered.</summary>
    public const int DaysForFinalValues = 14;

    public Cycle? Find(CycleId id) => Live.Concat(Past).FirstOrDefault(cycle => cycle.Id == id);

    /// <summary>The one that holds the day.</summary>
    public Cycle? On(DateOnly day) => Live.FirstOrDefault(cycle => cycle.Holds(day));

    /// <summary>In which a team starts that starts on this day: the running one, else the next.</summary>
    public Cycle? StartingOn(DateOnly day) => On(day) ?? Live.Where(cycle => cycle.Start > day).MinBy(cycle => cycle.Start);

    /// <summary>The one that follows, however long after.</summary>
    public Cycle? After(Cycle cycle) => Live.Where(other => other.Start > cycle.Start).MinBy(other => other.Start);

    /// <summary>11 of 13.</summary>
    public static int PlanningWeek(Cycle running) => Math.Max(1, running.Weeks - PlanningWeeks + 1);

    /// <summary>The day from which teams may write in the next cycle.</summary>
    public static DateOnly PlanningOpens(Cycle running) => running.Start.AddDays(7 * (PlanningWeek(running) - 1));

    /// <summary>The last day on which something may be written in the cycle.</summary>
    public static DateOnly LastEntry(Cycle cycle) => cycle.End.AddDays(DaysForFinalValues);
}
