using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Planning;

/// <summary>Planning of a cycle: from week 11 of the one before to the end of its own week 1.</summary>
public static class PlanningWindow
{
    /// <summary>The cycle that a tenant plans on a day; null = none.</summary>
    public static Cycle? CycleOf(CyclePlan plan, DateOnly today)
    {
        if (plan.On(today) is not { } running) return plan.StartingOn(today);
        if (IsOpen(running, today)) return running;
        return today >= CyclePlan.PlanningOpens(running) ? plan.After(running) : null;
    }

    /// <summary>Of a team that has its place in the cycle: it gets that when planning opens.</summary>
    public static bool IsOpen(Cycle cycle, DateOnly today) => cycle.WeekOf(today) <= 1;
}
