namespace OkrBot.Domain;

public static partial class TeamHistory
{
    private static TeamCycle? ApplyToLink(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.LinkCopied e => state with { Links = state.Links.SetItem(e.Link.Id, e.Link) },
        TeamEvent.LinkRemoved e => state with { Links = state.Links.Remove(e.Link) },
        _ => null,
    };
}
