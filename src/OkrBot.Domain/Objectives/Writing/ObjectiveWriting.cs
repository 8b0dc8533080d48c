namespace OkrBot.Domain.Objectives.Writing;

/// <summary>Writes, orders and drops objectives. Saying what is already so changes nothing.</summary>
public static class ObjectiveWriting
{
    public const int LongestTitle = 120;
    public const int LongestWhy = 300;

    /// <summary>A team that writes more is not choosing.</summary>
    public const int MostDrafts = 10;

    public static Decision Decide(TeamCycle state, WriteObjective command, DateTimeOffset now)
    {
        var known = state.Objectives.GetValueOrDefault(command.Objective);
        if (Pen.May(state, command.By, known?.State ?? ObjectiveState.Draft) is { } refusal) return refusal;
        if (known is { State: ObjectiveState.Stopped or ObjectiveState.Closed }) return new ObjectiveIsOver(known.Id);
        var (title, why) = (PlainText.Clean(command.Text.Title), PlainText.Clean(command.Text.Why));
        if ((Pen.Line(title, LongestTitle, new TitleMissing()) ?? Pen.Line(why, LongestWhy, new WhyMissing())) is { } wrong) return wrong;
        if (known is null && state.Objectives.Values.Count(o => o.State == ObjectiveState.Draft) >= MostDrafts) return new TooManyDrafts(MostDrafts);
        var before = known ?? new Objective(command.Objective, NextOrder(state), title, why, command.Text.Ambition, ObjectiveState.Draft);
        var after = before with { Title = title, Why = why, Ambition = command.Text.Ambition, Restricted = command.Text.Restricted };
        if (known == after) return Decision.Nothing;
        return known is { State: ObjectiveState.Active } ? Change(state, known, after, command, now) : Pen.Written(state, [new TeamEvent.ObjectiveWritten(after)], now);
    }

    public static Decision Decide(TeamCycle state, MoveObjectiveUp command, DateTimeOffset now)
    {
        if (Pen.Leads(state, command.By) is { } refusal) return refusal;
        if (!state.Objectives.TryGetValue(command.Objective, out var moved)) return new UnknownObjective(command.Objective);
        // People see drafts below what the team works on: each moves among its own.
        var above = state.Objectives.Values.Where(o => o.Order < moved.Order && o.State == moved.State).MaxBy(o => o.Order);
        if (above is null || !IsShown(moved)) return Decision.Nothing;
        return Pen.Written(state, [new TeamEvent.ObjectiveWritten(moved with { Order = above.Order }), new TeamEvent.ObjectiveWritten(above with { Order = moved.Order })], now);
    }

    public static Decision Decide(TeamCycle state, DropObjective command, DateTimeOffset now)
    {
        if (!state.Objectives.TryGetValue(command.Objective, out var known)) return Decision.Nothing;
        if (Pen.May(state, command.By, known.State) is { } refusal) return refusal;
        if (known.State is ObjectiveState.Stopped or ObjectiveState.Closed) return Decision.Nothing;
        if (known.State == ObjectiveState.Draft) return Pen.Written(state, [new TeamEvent.DraftDropped(known.Id)], now);
        var reason = PlainText.Clean(command.Reason);
        if (Pen.Line(reason, KeyResultDecisions.LongestReason, new StopReasonMissing()) is { } wrong) return wrong;
        return Pen.Written(state, [new TeamEvent.ObjectiveStopped(known.Id, new Stop(reason, command.By, now))], now);
    }

    private static Decision Change(TeamCycle state, Objective before, Objective after, WriteObjective command, DateTimeOffset now)
    {
        if (Pen.Reason(command.Because) is { } refusal) return refusal;
        var change = new RecordedChange(command.By, now, command.Because!.Reason, PlainText.Clean(command.Because.Note))
        {
            OldTitle = before.Title == after.Title ? null : before.Title,
            OldWhy = before.Why == after.Why ? null : before.Why,
            OldAmbition = before.Ambition == after.Ambition ? null : before.Ambition,
        };
        var recorded = change.ChangesNothing ? after : after with { Changes = before.Changes.Add(change) };
        return Pen.Written(state, [new TeamEvent.ObjectiveWritten(recorded)], now);
    }

    private static bool IsShown(Objective objective) => objective.State is ObjectiveState.Draft or ObjectiveState.Active;

    private static int NextOrder(TeamCycle state) => state.Objectives.IsEmpty ? 1 : state.Objectives.Values.Max(o => o.Order) + 1;
}
