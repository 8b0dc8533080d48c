using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.CheckIns;

/// <summary>Who answers for a key result whose owner is no longer there.</summary>
public static class Owners
{
    /// <summary>Neither listed nor somebody who runs it, whom the roster may not list.</summary>
    public static bool HasLeft(Team team, PersonId person) => team.Find(person) is null && !Leading.Runs(team, person);

    /// <summary>The owner; after they left, whoever runs the check-in, else the facilitator. Null when there is neither: any member may answer then.</summary>
    /// <param name="segment">The check-in that is meant; null outside one.</param>
    public static PersonId? Acting(Team team, Segment? segment, KeyResult keyResult)
        => HasLeft(team, keyResult.Owner) ? segment?.RunBy ?? team.Facilitator : keyResult.Owner;

    /// <summary>Active key results that need a name, in the order people see.</summary>
    public static IEnumerable<KeyResult> Missing(TeamCycle state) => state.ActiveKeyResults.Where(k => HasLeft(state.Team, k.Owner));
}
