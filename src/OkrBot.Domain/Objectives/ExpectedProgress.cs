namespace OkrBot.Domain.Objectives;

/// <summary>Where a key result should be on a day. Binary, baseline and keep kinds have no expected line.</summary>
public static class ExpectedProgress
{
    /// <summary>"0.7 is strong" on an aspirational objective, so its line ends there.</summary>
    public const decimal AspirationalShare = 0.7m;

    /// <summary>0 to 1, or null without a line. A straight line from the morning of the activation to the end of the due date, times 0.7 when
    /// aspirational; with plan points the line goes through them as the owner set them, and on to the same end.</summary>
    public static decimal? On(KeyResult keyResult, Ambition ambition, DateOnly day)
    {
        if (keyResult.Measure is not (Measure.Metric or Measure.Milestones)) return null;
        var end = ambition == Ambition.Aspirational ? AspirationalShare : 1m;
        if (keyResult.Plan.IsEmpty) return end * ElapsedShare(keyResult, day);
        return Math.Clamp(ThroughPlan(keyResult, end, day), 0, 1);
    }

    /// <summary>The value expected on a day, as in "plan for today 67.5"; null where there is no line or the measure has no number.</summary>
    public static decimal? PlanForToday(KeyResult keyResult, Ambition ambition, DateOnly day)
        => keyResult.Measure is Measure.Metric m && On(keyResult, ambition, day) is { } expected
            ? m.Start + (expected * (m.Target - m.Start))
            : null;

    /// <summary>The elapsed part of its own time, 0 to 1, in whole local days: 0 on the day of activation, 1 on the day after the due date.</summary>
    public static decimal ElapsedShare(KeyResult keyResult, DateOnly day)
    {
        var all = keyResult.Due.DayNumber + 1 - keyResult.ActiveFrom.DayNumber;
        return all <= 0 ? 1 : Math.Clamp((day.DayNumber - keyResult.ActiveFrom.DayNumber) / (decimal)all, 0, 1);
    }

    private static decimal ThroughPlan(KeyResult keyResult, decimal end, DateOnly day)
    {
        var from = (Day: keyResult.ActiveFrom.DayNumber, Share: 0m);
        foreach (var point in keyResult.Plan.OrderBy(p => p.Day))
        {
            var to = (Day: point.Day.DayNumber, Share: ShareOf(keyResult.Measure, point.Value));
            if (day.DayNumber <= to.Day) return Between(from, to, day.DayNumber);
            from = to;
        }
        // The owner may have planned beyond 0.7; the line never falls back.
        return Between(from, (keyResult.Due.DayNumber + 1, Math.Max(end, from.Share)), day.DayNumber);
    }

    /// <summary>A plan point of a metric is a value; of milestones it is the share of the weights, 0 to 1.</summary>
    private static decimal ShareOf(Measure measure, decimal value)
        => measure is Measure.Metric ? Progress.Of(measure, new Reading.Number(value)) : Math.Clamp(value, 0, 1);

    private static decimal Between((int Day, decimal Share) from, (int Day, decimal Share) to, int day)
    {
        if (day >= to.Day) return to.Share;
        return day <= from.Day ? from.Share : from.Share + ((to.Share - from.Share) * (day - from.Day) / (to.Day - from.Day));
    }
}
