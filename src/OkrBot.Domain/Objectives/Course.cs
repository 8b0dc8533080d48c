using System.Collections.Immutable;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Objectives;

/// <summary>One week of a key result's way.</summary>
/// <param name="Week">Of the cycle, from 1.</param>
/// <param name="Value">What was last said for that week's check-in, in the measure's unit; of milestones the finished share in per cent. Null = nothing.</param>
/// <param name="Plan">What was expected by then, in the same unit; null for kinds without a line.</param>
public sealed record CourseWeek(int Week, decimal? Value, decimal? Plan, int? Confidence);

/// <summary>The way of a key result through its cycle, week by week.</summary>
public static class Course
{
    private const decimal Percent = 100;

    /// <summary>The weeks for which something was said, and the present one where a plan says what is expected today; oldest first.</summary>
    public static ImmutableArray<CourseWeek> ByWeek(TeamCycle state, KeyResult keyResult, DateTimeOffset now)
    {
        var today = Zones.LocalDay(state.Team.Zone, now);
        var present = state.Cycle.WeekOf(today);
        var ambition = StatusRules.AmbitionOf(state, keyResult);
        var weeks = new SortedDictionary<int, CourseWeek>();
        foreach (var update in keyResult.Updates)
        {
            var day = Zones.LocalDay(state.Team.Zone, update.Occurrence.Start);
            var week = Math.Clamp(state.Cycle.WeekOf(day), 1, state.Cycle.Weeks);
            weeks[week] = new(week, Value(keyResult.Measure, update.Reading), Plan(keyResult, ambition, week == present ? today : day), update.Confidence);
        }
        if (state.Cycle.Holds(today) && !weeks.ContainsKey(present) && Plan(keyResult, ambition, today) is { } plan)
            weeks[present] = new(present, null, plan, null);
        return [.. weeks.Values];
    }

    private static decimal? Value(Measure measure, Reading reading) => (measure, reading) switch
    {
        (Measure.Milestones, Reading.Steps) => Progress.Of(measure, reading) * Percent,
        (Measure.Binary or Measure.Baseline, _) => null,
        (_, Reading.Number number) => number.Value,
        _ => null,
    };

    private static decimal? Plan(KeyResult keyResult, Ambition ambition, DateOnly day) => keyResult.Measure is Measure.Milestones
        ? ExpectedProgress.On(keyResult, ambition, day) * Percent
        : ExpectedProgress.PlanForToday(keyResult, ambition, day);
}
