using System.Collections.Immutable;

namespace OkrBot.Domain;

/// <summary>Folds what happened over a team's state. Decides nothing: an event is a fact.</summary>
public static partial class TeamHistory
{
    /// <param name="state">Null before the team joined the cycle.</param>
    /// <returns>The state after the event, with the version that it had: storage counts the commits.</returns>
    /// <exception cref="InvalidOperationException">Something happened to a team that had not joined: the history is broken.</exception>
    public static TeamCycle Apply(TeamCycleId id, TeamCycle? state, TeamEvent happened)
    {
        if (happened is TeamEvent.TeamJoinedCycle joined)
            return state is null ? new TeamCycle(id, joined.Team, joined.Cycle) : state with { Team = joined.Team, Cycle = joined.Cycle };
        if (state is null) throw new InvalidOperationException($"{happened.GetType().Name} came before the team joined its cycle");
        return ApplyToTeam(state, happened) ?? ApplyToObjective(state, happened) ?? ApplyToSegment(state, happened) ?? ApplyToMoves(state, happened) ?? ApplyToTalk(state, happened)
            ?? ApplyToLink(state, happened) ?? ApplyToNeighbours(state, happened) ?? state;
    }

    /// <summary>The state that a whole history gives.</summary>
    /// <exception cref="InvalidOperationException">The history is empty or does not begin with the joining.</exception>
    public static TeamCycle Replay(TeamCycleId id, IEnumerable<TeamEvent> history)
        => ApplyAll(id, null, history) ?? throw new InvalidOperationException("The history is empty");

    /// <summary>The state after several events, in order.</summary>
    public static TeamCycle Apply(TeamCycle state, IEnumerable<TeamEvent> happened)
        => ApplyAll(state.Id, state, happened) ?? state;

    private static TeamCycle? ApplyAll(TeamCycleId id, TeamCycle? state, IEnumerable<TeamEvent> happened)
    {
        foreach (var one in happened) state = Apply(id, state, one);
        return state;
    }

    private static TeamCycle? ApplyToTeam(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.MembersListed e => state with { Team = state.Team with { Members = e.Members } },
        TeamEvent.GuestsSeen e => state with { Team = state.Team with { Guests = e.Guests } },
        TeamEvent.FacilitatorNamed e => state with { Team = state.Team with { Facilitator = e.Facilitator } },
        TeamEvent.MeetingConnected e => state with { Team = state.Team with { Meeting = e.Meeting } },
        TeamEvent.MeetingFollowed e => state with { Team = state.Team with { Meeting = e.Meeting } },
        TeamEvent.MeetingDisconnected e => Disconnected(state, e.Series),
        TeamEvent.TeamSettled e => state with { Team = Settled(state.Team, e.Settings) },
        TeamEvent.TeamRenamed e => state with { Team = state.Team with { Name = e.Name } },
        TeamEvent.CompanyLeadsNamed e => state with { Team = state.Team with { Leads = e.Leads } },
        TeamEvent.AnswerSaved e => Answered(state, e),
        _ => ApplyToKeyResult(state, happened),
    };

    /// <summary>What was waiting for that meeting is dropped; a check-in that is open runs to its end.</summary>
    private static TeamCycle Disconnected(TeamCycle state, SeriesId series) => state.Team.Meeting?.Series != series ? state : state with
    {
        Team = state.Team with { Meeting = null },
        Segments = state.Segments.RemoveRange(state.Segments.Values
            .Where(s => s.State == CheckIns.SegmentState.Awaited && s.Occurrence.Series == series).Select(s => s.Occurrence)),
    };

    private static Teams.Team Settled(Teams.Team team, Teams.TeamSettings settings) => team with
    {
        Placement = settings.Placement,
        CheckInDay = settings.CheckInDay,
        CadenceWeeks = settings.CadenceWeeks,
        ShowToOutsiders = settings.ShowToOutsiders,
        Language = settings.Language,
        Zone = settings.Zone,
        GuestsTakePart = settings.GuestsTakePart,
    };

    private static TeamCycle Answered(TeamCycle state, TeamEvent.AnswerSaved saved)
    {
        if (!state.KeyResults.TryGetValue(saved.KeyResult, out var keyResult)) return state;
        var update = saved.Update;
        keyResult = keyResult with { Updates = keyResult.Updates.Add(update), QuietUntil = saved.QuietUntil, Override = saved.Override, AskedIn = null };
        state = state with { KeyResults = state.KeyResults.SetItem(keyResult.Id, keyResult) };
        return With(state, update.Occurrence, segment => segment with
        {
            Answered = AddOnce(segment.Answered, saved.KeyResult),
            Answerers = AddOnce(segment.Answerers, update.By),
        });
    }

    private static ImmutableArray<T> AddOnce<T>(ImmutableArray<T> list, T item) => list.Contains(item) ? list : list.Add(item);
}
