using System.Collections.Immutable;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>What may become of the measure of a key result about which something was said, or on which work began.</summary>
internal static class Recalibrating
{
    /// <summary>Null = the new measure may take the place of the old one. Weights of steps are told apart from the rest: they are frozen.</summary>
    public static Refusal? Of(KeyResult before, Measure after)
    {
        if (before.Measure.GetType() != after.GetType()) return before.Measure is Measure.Baseline && after is Measure.Metric ? null : new KindFrozen();
        return (before.Measure, after) is (Measure.Milestones was, Measure.Milestones now) ? OfSteps(before, was.Steps, now.Steps) : null;
    }

    private static Refusal? OfSteps(KeyResult before, ImmutableArray<Step> was, ImmutableArray<Step> now)
    {
        foreach (var step in was)
        {
            var kept = now.FirstOrDefault(s => s.Id == step.Id);
            if (kept is not null && kept.Weight != step.Weight) return new WeightsFrozen();
            if (kept is null && IsFinished(before, step)) return new StepIsFinished(step.Title);
        }
        return null;
    }

    private static bool IsFinished(KeyResult keyResult, Step step) => keyResult.Latest?.Reading is Reading.Steps { Done: var done } && done.Contains(step.Id);
}
