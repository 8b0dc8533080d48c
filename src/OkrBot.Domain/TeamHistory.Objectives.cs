using OkrBot.Domain.Objectives;

namespace OkrBot.Domain;

public static partial class TeamHistory
{
    private static TeamCycle? ApplyToObjective(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.ObjectiveWritten e => state with { Objectives = state.Objectives.SetItem(e.Objective.Id, e.Objective) },
        TeamEvent.ObjectiveActivated e => Activated(state, e),
        TeamEvent.LiaisonNamed { KeyResult: { } keyResult } e => With(state, keyResult, k => k with { Liaison = e.Liaison }),
        TeamEvent.LiaisonNamed e => With(state, e.Objective, o => o with { Liaison = e.Liaison }),
        TeamEvent.ObjectiveStopped e => With(state, e.Objective, o => o with { State = ObjectiveState.Stopped, Stopped = e.Stop }),
        TeamEvent.DraftDropped e => state with
        {
            Objectives = state.Objectives.Remove(e.Objective),
            KeyResults = state.KeyResults.RemoveRange(state.KeyResults.Values.Where(k => k.Objective == e.Objective).Select(k => k.Id)),
        },
        TeamEvent.DraftKeyResultDropped e => state with { KeyResults = state.KeyResults.Remove(e.KeyResult) },
        _ => null,
    };

    private static TeamCycle With(TeamCycle state, ObjectiveId id, Func<Objective, Objective> change)
        => state.Objectives.TryGetValue(id, out var objective) ? state with { Objectives = state.Objectives.SetItem(id, change(objective)) } : state;

    private static TeamCycle Activated(TeamCycle state, TeamEvent.ObjectiveActivated e)
    {
        var begun = state.KeyResults.Values.Where(k => k.Objective == e.Objective && k.Stopped is null).Select(k => k with { ActiveFrom = e.From });
        return With(state, e.Objective, o => o with { State = ObjectiveState.Active }) with
        {
            KeyResults = state.KeyResults.SetItems(begun.Select(k => KeyValuePair.Create(k.Id, k))),
        };
    }
}
