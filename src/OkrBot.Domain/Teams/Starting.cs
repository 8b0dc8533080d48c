namespace OkrBot.Domain.Teams;

/// <summary>The facilitator has seen the card of the next meeting and wants it there.</summary>
public sealed record StartWithTheNext(PersonId By);

/// <summary>Lets a team's check-in open by itself.</summary>
public static class Starting
{
    /// <summary>What was opened by hand opens at the start from now on; any other placement stays. The facilitator only.</summary>
    public static Decision Decide(TeamCycle state, StartWithTheNext command, DateTimeOffset now)
    {
        var settings = TeamSettings.Of(state.Team);
        return Settling.Decide(state, new ChangeSettings(command.By, settings.Placement.Kind == PlacementKind.ByHand ? settings with { Placement = Placement.AtStart } : settings), now);
    }
}
