using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Teams;

/// <summary>This meeting carries the team's check-in from now on.</summary>
public sealed record ConnectMeeting(PersonId By, ConnectedMeeting Meeting);

/// <summary>The team no longer checks in at this meeting.</summary>
/// <param name="RunsMeeting">Teams says that this person is the meeting's organiser or a presenter.</param>
public sealed record DisconnectMeeting(PersonId By, SeriesId Series, bool RunsMeeting);

/// <summary>This is what the organiser's calendar says of a meeting now.</summary>
public sealed record FollowMeeting(ConnectedMeeting Meeting);

/// <summary>Which meeting a team checks in in: its facilitator says so, or, while it has none, whoever takes it on by saying so.</summary>
public static class Connecting
{
    public static Decision Decide(TeamCycle state, ConnectMeeting command)
    {
        if (state.Team.Kind == TeamKind.Individual) return new OwnHaveNoMeeting();
        if (state.Team.Kind == TeamKind.Company && Leading.Only(state.Team, command.By) is { } refusal) return refusal;
        if (state.Team.Facilitator is { } facilitator && !Leading.Runs(state.Team, command.By)) return new NotFacilitator(facilitator);
        if (Succession.Passed(state) is { } passed) return passed;
        TeamEvent connected = new TeamEvent.MeetingConnected(command.Meeting);
        return state.Team.Facilitator is null
            ? Decision.Of([connected, new TeamEvent.FacilitatorNamed(command.By)])
            : Decision.Of(connected);
    }

    /// <summary>The same meeting at other times, or under another name. Nobody decides it: whoever moved the meeting did. Of a meeting in which the team does
    /// not check in (any more), and of what is known already, nothing changes.</summary>
    public static Decision Decide(TeamCycle state, FollowMeeting command)
        => state.Team.Meeting is { } meeting && meeting.Series == command.Meeting.Series && meeting != command.Meeting
            ? Decision.Of(new TeamEvent.MeetingFollowed(command.Meeting))
            : Decision.Nothing;

    /// <summary>The facilitator or whoever runs the meeting. Nothing is deleted, and a check-in that is open runs to its end.</summary>
    public static Decision Decide(TeamCycle state, DisconnectMeeting command)
    {
        if (!command.RunsMeeting && !Leading.Runs(state.Team, command.By)) return new NotFacilitator(state.Team.Facilitator);
        return state.Team.Meeting?.Series == command.Series ? Decision.Of(new TeamEvent.MeetingDisconnected(command.Series)) : Decision.Nothing;
    }
}
