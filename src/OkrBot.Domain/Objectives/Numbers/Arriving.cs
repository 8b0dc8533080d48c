using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Objectives.Numbers;

/// <summary>A script brings a number.</summary>
/// <param name="KeyId">Of the key that it came with, whose secret was found right.</param>
/// <param name="Value">Rounded to six decimals: what a script computes has more.</param>
public sealed record BringNumber(KeyResultId KeyResult, string KeyId, decimal Value);

/// <summary>Takes numbers that arrive by themselves. They answer nothing: the owner is asked as before, and gives confidence alone.</summary>
public static class Arriving
{
    public static Decision Decide(TeamCycle state, BringNumber command, DateTimeOffset now)
    {
        // The present key alone: what was replaced is as good as unknown.
        if (!state.KeyResults.TryGetValue(command.KeyResult, out var keyResult) || keyResult.Key?.Id != command.KeyId) return new KeyRevoked();
        var today = Zones.LocalDay(state.Team.Zone, now);
        if (today > state.Cycle.End) return new WeeksAreOver(state.Cycle.End);
        if (!state.Objectives.TryGetValue(keyResult.Objective, out var objective)) return new KeyRevoked();
        if (objective.State == ObjectiveState.Draft) return new NotBegunYet();
        if (!state.IsActive(keyResult)) return new KeyResultIsStopped(keyResult.Id);
        if (!NumberSources.HasNumber(keyResult.Measure)) return new HasNoNumber(keyResult.Id);
        if (Math.Abs(command.Value) > AnswerChecks.LargestValue) return new ValueOutOfRange(keyResult.Id, command.Value);
        var value = decimal.Round(command.Value, AnswerChecks.MostDecimals);
        if (keyResult.Arrived is { } arrived && arrived.Value == value && Zones.LocalDay(state.Team.Zone, arrived.At) == today) return Decision.Nothing;
        var happened = new TeamEvent.NumberArrived(keyResult.Id, new ArrivedNumber(value, now), command.KeyId);
        // People are answering: their own views show it. A closed card says what was answered.
        return state.Segments.Values.FirstOrDefault(s => s.IsOpen(now)) is { } open
            ? Decision.Of(happened, new Wake.RoomCard(open.Occurrence, now + Segment.Gather))
            : Decision.Of(happened);
    }

    /// <summary>What has arrived since the last answer; null = nothing.</summary>
    public static ArrivedNumber? Waiting(KeyResult keyResult)
        => keyResult is { Arrived: { } arrived } && NumberSources.HasNumber(keyResult.Measure) && !(keyResult.Latest?.At >= arrived.At) ? arrived : null;
}
