using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>Whether a measure can be worked with.</summary>
public static class MeasureChecks
{
    public const int LongestUnit = 20;
    public const int LongestDefinition = 300;
    public const int LongestStep = 120;
    public const int FewestSteps = 2;
    public const int MostSteps = 10;
    public const decimal LargestWeight = 100;

    /// <summary>With its typed words cleaned; steps without an id of their own get one.</summary>
    public static Measure Clean(Measure measure) => measure switch
    {
        Measure.Metric m => m with { Unit = PlainText.Clean(m.Unit) },
        Measure.KeepAbove m => m with { Unit = PlainText.Clean(m.Unit) },
        Measure.KeepBelow m => m with { Unit = PlainText.Clean(m.Unit) },
        Measure.KeepWithin m => m with { Unit = PlainText.Clean(m.Unit) },
        Measure.Baseline m => m with { Unit = PlainText.Clean(m.Unit) },
        Measure.Binary m => new Measure.Binary(PlainText.Clean(m.DefinitionOfDone)),
        Measure.Milestones m => new Measure.Milestones([.. m.Steps.Select(s => s with { Title = PlainText.Clean(s.Title) })]),
        _ => measure,
    };

    /// <summary>The first reason against it; null = fine.</summary>
    public static Refusal? Of(Measure clean) => clean switch
    {
        Measure.Metric m => Unit(m.Unit) ?? Numbers(m.Start, m.Target) ?? (m.Start == m.Target ? new TargetIsStart() : null),
        Measure.KeepAbove m => Unit(m.Unit) ?? Numbers(m.Limit),
        Measure.KeepBelow m => Unit(m.Unit) ?? Numbers(m.Limit),
        Measure.KeepWithin m => Unit(m.Unit) ?? Numbers(m.Low, m.High) ?? (m.Low >= m.High ? new LimitsCrossed() : null),
        Measure.Baseline m => Unit(m.Unit),
        Measure.Binary m => Pen.Line(m.DefinitionOfDone, LongestDefinition, new DefinitionMissing()),
        Measure.Milestones m => Steps(m.Steps),
        _ => null,
    };

    /// <summary>Above 0, at most 100, with at most six decimals.</summary>
    public static Refusal? Weight(decimal weight)
        => weight is > 0 and <= LargestWeight && decimal.Round(weight, AnswerChecks.MostDecimals) == weight ? null : new WeightOutOfRange(LargestWeight);

    private static Refusal? Unit(string unit) => Pen.Line(unit, LongestUnit, new UnitMissing());

    private static Refusal? Numbers(params ReadOnlySpan<decimal> numbers)
    {
        foreach (var number in numbers)
            if (!IsNumber(number)) return new NumberOutOfRange(number);
        return null;
    }

    /// <summary>At most a million million up or down, with at most six decimals.</summary>
    public static bool IsNumber(decimal number) => Math.Abs(number) <= AnswerChecks.LargestValue && decimal.Round(number, AnswerChecks.MostDecimals) == number;

    private static Refusal? Steps(ImmutableArray<Step> steps)
    {
        if (steps.Length is < FewestSteps or > MostSteps) return new StepsWrong(FewestSteps, MostSteps);
        if (steps.Any(s => s.Id.Length == 0) || steps.Select(s => s.Id).Distinct(StringComparer.Ordinal).Count() != steps.Length) return new StepsWrong(FewestSteps, MostSteps);
        foreach (var step in steps)
            if ((Pen.Line(step.Title, LongestStep, new StepsWrong(FewestSteps, MostSteps)) ?? Weight(step.Weight)) is { } wrong) return wrong;
        return null;
    }
}
