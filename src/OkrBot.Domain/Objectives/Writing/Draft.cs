using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>A key result while it is written: what it becomes, and what speaks against it.</summary>
internal sealed record Draft(TeamCycle State, Objective Objective, KeyResult? Known, DateTimeOffset Now)
{
    /// <summary>One for each week of the longest cycle.</summary>
    public const int MostPlanPoints = Cycle.MostWeeks;

    private bool IsActive => Objective.State == ObjectiveState.Active;

    public KeyResult With(WriteKeyResult command)
    {
        var text = command.Text;
        var plain = Known ?? new KeyResult(command.KeyResult, Objective.Id, NextOrder(), "", text.Measure, text.Owner, text.Weight, Pen.FirstDay(State, Now), State.Cycle.End, []);
        return plain with
        {
            Title = PlainText.Clean(text.Title),
            Measure = MeasureChecks.Clean(text.Measure),
            Owner = text.Owner,
            Weight = text.Weight,
            Due = text.Due ?? State.Cycle.End,
            Plan = text.Plan,
        };
    }

    /// <summary>The first reason against it as it stands; null = fine.</summary>
    public Refusal? Check(KeyResult after)
        => Pen.Line(after.Title, KeyResultWriting.LongestTitle, new TitleMissing())
            ?? MeasureChecks.Of(after.Measure)
            ?? MeasureChecks.Weight(after.Weight)
            ?? (Authority.MemberOnly(State.Team, after.Owner) is null || after.Owner == Known?.Owner ? null : new NotOnTeam(after.Owner))
            ?? OfDue(after)
            ?? OfPlan(after);

    /// <summary>What was said and frozen stays true.</summary>
    public Refusal? CheckChange(KeyResult after)
    {
        var began = IsActive && !Pen.IsBeforeStart(State, Now);
        if (began && after.Weight != Known!.Weight) return new WeightsFrozen();
        return (began || !Known!.Updates.IsEmpty) ? Recalibrating.Of(Known!, after.Measure) : null;
    }

    private Refusal? OfDue(KeyResult after)
    {
        if (after.Due == Known?.Due) return null;
        var first = Pen.FirstDay(State, Now);
        return after.Due < first || after.Due > State.Cycle.End ? new DueOutsideCycle(first, State.Cycle.End) : null;
    }

    private static Refusal? OfPlan(KeyResult after)
    {
        if (after.Plan.IsEmpty) return null;
        if (after.Measure is not (Measure.Metric or Measure.Milestones)) return new PlanWrong();
        if (after.Plan.Length > MostPlanPoints) return new PlanWrong();
        var last = after.ActiveFrom.AddDays(-1);
        foreach (var point in after.Plan)
        {
            if (point.Day <= last || point.Day > after.Due || !MeasureChecks.IsNumber(point.Value)) return new PlanWrong();
            last = point.Day;
        }
        return null;
    }

    private int NextOrder() => State.KeyResults.Values.Where(k => k.Objective == Objective.Id).Select(k => k.Order).DefaultIfEmpty(0).Max() + 1;
}
