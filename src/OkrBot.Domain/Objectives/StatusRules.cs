using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Objectives;

/// <summary>The status that the first matching rule suggests.</summary>
public static class StatusRules
{
    /// <summary>"Behind" is not judged while less than this is expected.</summary>
    public const decimal JudgedFrom = 0.2m;
    public const decimal FarBehind = 0.5m;
    public const decimal Behind = 0.25m;

    /// <summary>A blocker open for so many segments puts its key result at risk.</summary>
    public const int BlockedForSegments = 2;

    /// <param name="now">Its date in the team's zone is "today".</param>
    public static StatusReport Suggest(TeamCycle state, KeyResult keyResult, DateTimeOffset now)
        => Suggest(state, keyResult, Zones.LocalDay(state.Team.Zone, now));

    /// <summary>With a person's own status where one stands; grey overrides that too.</summary>
    public static StatusReport Suggest(TeamCycle state, KeyResult keyResult, DateOnly today)
    {
        var byRule = ByRule(state, keyResult, today);
        return keyResult.Override is { } said && byRule.Status != Status.NoUpdate
            ? byRule with { Status = said.Status, Rule = StatusRule.SaidByPerson }
            : byRule;
    }

    /// <summary>What the rules alone say, shown beside a person's own status.</summary>
    public static StatusReport ByRule(TeamCycle state, KeyResult keyResult, DateOnly today)
    {
        state = OwnWeeks.Seen(state, today);
        var ambition = AmbitionOf(state, keyResult);
        var behind = BehindPlan(keyResult, ambition, today);
        var (status, rule) = IsSilent(state, keyResult)
            ? (Status.NoUpdate, StatusRule.NoRecentUpdate)
            : Judge(state, keyResult, ambition, behind);
        return new(status, rule, behind, today > keyResult.Due && !IsKept(keyResult.Measure) && !Progress.IsDone(keyResult));
    }

    /// <summary>1 − progress ÷ expected: 0.38 is "38 % behind plan", below 0 is ahead. Null without a line and while under 0.2 is expected.</summary>
    public static decimal? BehindPlan(KeyResult keyResult, Ambition ambition, DateOnly today)
        => ExpectedProgress.On(keyResult, ambition, today) is { } expected && expected >= JudgedFrom
            ? 1 - (Progress.Of(keyResult) / expected)
            : null;

    /// <summary>Nothing since the last held segment but one had closed; and whoever never spoke is silent from the start.</summary>
    public static bool IsSilent(TeamCycle state, KeyResult keyResult)
    {
        if (keyResult.Latest is not { } latest) return true;
        var held = 0;
        for (var i = state.Past.Length - 1; i >= 0; i--)
            if (state.Past[i].Held && ++held == 2)
                return latest.At <= state.Past[i].ClosedAt && latest.Occurrence.CompareTo(state.Past[i].Occurrence) <= 0;
        return false;
    }

    public static Ambition AmbitionOf(TeamCycle state, KeyResult keyResult)
        => state.Objectives.TryGetValue(keyResult.Objective, out var objective) ? objective.Ambition : Ambition.Committed;

    private static (Status, StatusRule) Judge(TeamCycle state, KeyResult keyResult, Ambition ambition, decimal? behind)
    {
        var (very, low) = ambition == Ambition.Committed ? (3, 6) : (1, 3);
        var confidence = keyResult.Latest?.Confidence ?? DefaultConfidence.Of(ambition);
        if (behind > FarBehind) return (Status.OffTrack, StatusRule.FarBehindPlan);
        if (confidence <= very) return (Status.OffTrack, StatusRule.VeryLowConfidence);
        if (behind > Behind) return (Status.AtRisk, StatusRule.BehindPlan);
        if (confidence <= low) return (Status.AtRisk, StatusRule.LowConfidence);
        return BlockedForLong(state, keyResult.Id) ? (Status.AtRisk, StatusRule.BlockedForLong) : (Status.OnTrack, StatusRule.NearPlan);
    }

    private static bool BlockedForLong(TeamCycle state, KeyResultId keyResult)
        => state.Blockers.Values.Any(b => b.IsOpen && b.KeyResult == keyResult && Blocking.AgeInSegments(state, b) >= BlockedForSegments);

    private static bool IsKept(Measure measure) => measure is Measure.KeepAbove or Measure.KeepBelow or Measure.KeepWithin;
}
