using System.Collections.Immutable;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>Makes all drafts of a team what it works on, under the same checks and the same ceiling as each by itself.</summary>
public static class AllDrafts
{
    /// <summary>In the order people see.</summary>
    public static ImmutableArray<Objective> Of(TeamCycle state) => [.. state.Objectives.Values.Where(o => o.State == ObjectiveState.Draft).OrderBy(o => o.Order)];

    /// <summary>All at once, or none of them.</summary>
    public static Decision Decide(TeamCycle state, ActivateDrafts command, DateTimeOffset now)
    {
        if (Pen.Leads(state, command.By) is { } refusal) return refusal;
        var drafts = Of(state);
        ImmutableArray<ObjectiveId> lacking = [.. drafts.Where(draft => Activation.Missing(state, draft, now) is not null).Select(draft => draft.Id)];
        if (!lacking.IsEmpty) return new DraftsNotReady(lacking);
        var room = Activation.MostActive - Activation.Active(state).Length;
        if (drafts.Length > room) return new TooManyToBegin(drafts.Length, room);
        return Pen.Written(state, [.. drafts.Select(draft => new TeamEvent.ObjectiveActivated(draft.Id, Pen.FirstDay(state, now)))], now);
    }
}
