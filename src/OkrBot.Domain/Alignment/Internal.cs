using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.Alignment;

/// <summary>A team whose objectives help no other team, and that names none that would care: "all objectives internal". Information, not an error.</summary>
public static class Internal
{
    /// <summary>Of what the team works on and drafts; false for a team that has none.</summary>
    public static bool IsAllInternal(TeamCycle state)
    {
        var planned = state.Objectives.Values.Where(o => o.State is ObjectiveState.Active or ObjectiveState.Draft).ToList();
        return planned.Count > 0 && planned.TrueForAll(o => o.Interested.IsEmpty)
            && !state.Links.Values.Any(link => link is { Kind: LinkKind.Supports, State: LinkState.Accepted } && link.From.Team == state.Id.Team && LinkEnds.IsOpen(state, link.From));
    }
}
