using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Teams;

/// <summary>This meeting carries the team's check-in from now on.</summary>
public sealed record ConnectMeeting(PersonId By, ConnectedMeeting Meeting);

/// <summary>Which meeting a team checks in in: its facilitator says so, or, while it has none, whoever takes it on by saying so.</summary>
public static class Connecting
{
    public static Decision Decide(TeamCycle state, ConnectMeeting command)
    {
        if (state.Team.Facilitator is { } facilitator && facilitator != command.By) return new NotFacilitator(facilitator);
        TeamEvent connected = new TeamEvent.MeetingConnected(command.Meeting);
        return state.Team.Facilitator is null
            ? Decision.Of([connected, new TeamEvent.FacilitatorNamed(command.By)])
            : Decision.Of(connected);
    }
}
