using System.Collections.Immutable;
using OkrBot.Domain.Planning;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>Makes a draft what the team works on, and keeps the ceiling: at most three at a time.</summary>
public static class Activation
{
    public const int MostActive = 3;

    /// <summary>In the order people see.</summary>
    public static ImmutableArray<ObjectiveId> Active(TeamCycle state)
        => [.. state.Objectives.Values.Where(o => o.State == ObjectiveState.Active).OrderBy(o => o.Order).Select(o => o.Id)];

    public static Decision Decide(TeamCycle state, ActivateObjective command, DateTimeOffset now)
    {
        if (Pen.Leads(state, command.By) is { } refusal) return refusal;
        if (!state.Objectives.TryGetValue(command.Objective, out var draft)) return new UnknownObjective(command.Objective);
        if (draft.State == ObjectiveState.Active) return Decision.Nothing;
        if (draft.State != ObjectiveState.Draft) return new ObjectiveIsOver(draft.Id);
        if (Missing(state, draft, now) is { } missing) return missing;
        return MakeRoom(state, command, now) switch
        {
            Decision.Accepted room => Pen.Written(state, [.. room.Events, new TeamEvent.ObjectiveActivated(draft.Id, Pen.FirstDay(state, now))], now),
            var refused => refused,
        };
    }

    /// <summary>The first thing that keeps it from being active, apart from the ceiling; null = nothing. <see cref="ActivationChecks"/> knows all.</summary>
    public static Refusal? Missing(TeamCycle state, Objective draft, DateTimeOffset now)
        => ActivationChecks.Blocking(state, draft, now).Select(check => check.Refusal).FirstOrDefault(refusal => refusal is not null);

    private static Decision MakeRoom(TeamCycle state, ActivateObjective command, DateTimeOffset now)
    {
        var active = Active(state);
        if (command.Replaces is not { } gives) return active.Length < MostActive ? Decision.Nothing : new CeilingReached(active);
        return active.Contains(gives) ? ObjectiveWriting.Decide(state, new DropObjective(command.By, gives, command.Reason), now) : new NotActive(gives);
    }
}
