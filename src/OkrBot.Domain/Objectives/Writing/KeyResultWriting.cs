using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>Writes, orders and drops key results. Saying what is already so changes nothing.</summary>
public static class KeyResultWriting
{
    public const int LongestTitle = 120;
    public const int MostPerObjective = 5;

    public static Decision Decide(TeamCycle state, WriteKeyResult command, DateTimeOffset now)
    {
        var known = state.KeyResults.GetValueOrDefault(command.KeyResult);
        if (!state.Objectives.TryGetValue(known?.Objective ?? command.Objective, out var objective)) return new UnknownObjective(command.Objective);
        if (Pen.May(state, command.By, objective.State) is { } refusal) return refusal;
        if (objective.State is ObjectiveState.Stopped or ObjectiveState.Closed) return new ObjectiveIsOver(objective.Id);
        if (known?.Stopped is not null) return new KeyResultIsStopped(known.Id);
        if (known is null && Of(state, objective.Id).Count() >= MostPerObjective) return new TooManyKeyResults(MostPerObjective);
        var draft = new Draft(state, objective, known, now);
        var after = draft.With(command);
        if ((draft.Check(after) ?? (known is null ? null : draft.CheckChange(after))) is { } wrong) return wrong;
        if (after == known) return Decision.Nothing;
        return known is not null && objective.State == ObjectiveState.Active
            ? Change(state, known, after, command, now)
            : Pen.Written(state, [new TeamEvent.KeyResultWritten(after)], now);
    }

    public static Decision Decide(TeamCycle state, MoveKeyResultUp command, DateTimeOffset now)
    {
        if (Pen.Leads(state, command.By) is { } refusal) return refusal;
        if (!state.KeyResults.TryGetValue(command.KeyResult, out var moved)) return new UnknownKeyResult(command.KeyResult);
        var above = Of(state, moved.Objective).Where(k => k.Order < moved.Order).MaxBy(k => k.Order);
        if (above is null || moved.Stopped is not null) return Decision.Nothing;
        return Pen.Written(state, [new TeamEvent.KeyResultWritten(moved with { Order = above.Order }), new TeamEvent.KeyResultWritten(above with { Order = moved.Order })], now);
    }

    /// <summary>The last key result of what is active stays: then the objective itself is stopped.</summary>
    public static Decision Decide(TeamCycle state, DropKeyResult command, DateTimeOffset now)
    {
        if (!state.KeyResults.TryGetValue(command.KeyResult, out var known) || known.Stopped is not null) return Decision.Nothing;
        var objective = state.Objectives.GetValueOrDefault(known.Objective);
        if (objective is null) return Decision.Nothing;
        if (Pen.May(state, command.By, objective.State) is { } refusal) return refusal;
        if (objective.State is ObjectiveState.Stopped or ObjectiveState.Closed) return new ObjectiveIsOver(objective.Id);
        if (objective.State == ObjectiveState.Draft) return Pen.Written(state, [new TeamEvent.DraftKeyResultDropped(known.Id)], now);
        if (Of(state, objective.Id).Count() == 1) return new NoKeyResultYet();
        var reason = PlainText.Clean(command.Reason);
        if (Pen.Line(reason, KeyResultDecisions.LongestReason, new StopReasonMissing()) is { } wrong) return wrong;
        return EarlyClose.After(state, [new TeamEvent.KeyResultStopped(known.Id, new Stop(reason, command.By, now))], now);
    }

    /// <summary>Those that were not stopped, in no order.</summary>
    private static IEnumerable<KeyResult> Of(TeamCycle state, ObjectiveId objective)
        => state.KeyResults.Values.Where(k => k.Objective == objective && k.Stopped is null);

    private static Decision Change(TeamCycle state, KeyResult before, KeyResult after, WriteKeyResult command, DateTimeOffset now)
    {
        var change = new RecordedChange(command.By, now, command.Because?.Reason ?? ChangeReason.Wording, PlainText.Clean(command.Because?.Note))
        {
            OldTitle = before.Title == after.Title ? null : before.Title,
            OldMeasure = before.Measure == after.Measure ? null : before.Measure,
            OldDue = before.Due == after.Due ? null : before.Due,
            OldOwner = before.Owner == after.Owner ? null : before.Owner,
        };
        // A plan of one's own is the owner's way there, no change of where to.
        if (change.ChangesNothing) return Pen.Written(state, [new TeamEvent.KeyResultWritten(after)], now);
        if (Pen.Reason(command.Because) is { } refusal) return refusal;
        return Pen.Written(state, [new TeamEvent.KeyResultWritten(after with { Changes = before.Changes.Add(change) })], now);
    }
}
