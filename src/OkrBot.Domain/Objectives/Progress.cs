using System.Collections.Immutable;

namespace OkrBot.Domain.Objectives;

/// <summary>How far a key result has come. What is not a number of the measure's kind counts as nothing reported.</summary>
public static class Progress
{
    /// <summary>0 to 1 by the latest updates.</summary>
    public static decimal Of(KeyResult keyResult) => keyResult.Measure switch
    {
        Measure.KeepAbove or Measure.KeepBelow or Measure.KeepWithin => ShareInside(keyResult),
        _ => Of(keyResult.Measure, keyResult.Latest?.Reading),
    };

    /// <summary>0 to 1 for one reading; for a keep kind whether that reading is inside its limits.</summary>
    public static decimal Of(Measure measure, Reading? reading) => Math.Clamp(Raw(measure, reading), 0, 1);

    /// <summary>The ratio before it is cut to 0..1, so that 1.3 stays visible as "130 %", and a step in the wrong direction as below 0.</summary>
    public static decimal Raw(Measure measure, Reading? reading) => (measure, reading) switch
    {
        (Measure.Metric m, Reading.Number n) => m.Target == m.Start ? 0 : (n.Value - m.Start) / (m.Target - m.Start),
        (Measure.Milestones m, Reading.Steps s) => FinishedShare(m.Steps, s.Done),
        (Measure.Binary, Reading.Finished { Done: true }) => 1,
        (Measure.Baseline, Reading.Number) => 1,
        _ => IsInside(measure, reading) == true ? 1 : 0,
    };

    /// <summary>Whether a keep kind's present value is inside its limits; null for other kinds and while nothing was reported.</summary>
    public static bool? IsInside(Measure measure, Reading? reading) => (measure, reading) switch
    {
        (Measure.KeepAbove m, Reading.Number n) => n.Value >= m.Limit,
        (Measure.KeepBelow m, Reading.Number n) => n.Value <= m.Limit,
        (Measure.KeepWithin m, Reading.Number n) => n.Value >= m.Low && n.Value <= m.High,
        _ => null,
    };

    /// <summary>Reached its target. A keep kind is never done: it has to hold until its due date.</summary>
    public static bool IsDone(KeyResult keyResult)
        => keyResult.Measure is not (Measure.KeepAbove or Measure.KeepBelow or Measure.KeepWithin) && Of(keyResult) >= 1;

    // A correction within one check-in replaces what it corrects: it is one sample.
    private static decimal ShareInside(KeyResult keyResult)
    {
        var samples = keyResult.Updates.GroupBy(u => u.Occurrence).Select(g => IsInside(keyResult.Measure, g.Last().Reading)).OfType<bool>().ToList();
        return samples.Count == 0 ? 0 : samples.Count(inside => inside) / (decimal)samples.Count;
    }

    private static decimal FinishedShare(ImmutableArray<Step> steps, ImmutableArray<string> done)
    {
        var all = steps.Sum(s => s.Weight);
        return all <= 0 ? 0 : steps.Where(s => done.Contains(s.Id)).Sum(s => s.Weight) / all;
    }
}
