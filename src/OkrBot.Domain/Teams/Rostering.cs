using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Teams;

/// <summary>People came to the meeting's chat or left it.</summary>
/// <param name="Joined">With what Teams tells of them now.</param>
/// <param name="Left">No longer in the chat.</param>
public sealed record RosterChanged(ImmutableArray<Member> Joined, ImmutableArray<PersonId> Left);

/// <summary>Keeps a team's members in step with its meeting's chat.</summary>
public static class Rostering
{
    /// <summary>Who left has no rights from now on: neither as member nor as facilitator nor as who runs the check-in. Who joined becomes a member,
    /// guests excepted; who is listed already stays as listed. A person's own objectives have no members but that person.</summary>
    public static Decision Decide(TeamCycle state, RosterChanged change, DateTimeOffset now)
    {
        if (state.Team.Kind == TeamKind.Individual) return Decision.Nothing;
        var stay = state.Team.Members.RemoveAll(m => change.Left.Contains(m.Person));
        var come = change.Joined.Where(j => !j.Guest && !change.Left.Contains(j.Person) && stay.All(m => m.Person != j.Person)).DistinctBy(j => j.Person).ToImmutableArray();
        List<TeamEvent> events = [];
        if (stay.Length != state.Team.Members.Length || !come.IsEmpty) events.Add(new TeamEvent.MembersListed(stay.AddRange(come)));
        if (state.Team.Facilitator is { } facilitator && change.Left.Contains(facilitator)) events.Add(new TeamEvent.FacilitatorNamed(null));
        foreach (var segment in state.Segments.Values)
            if (segment is { State: SegmentState.Open, RunBy: { } runBy } && change.Left.Contains(runBy)) events.Add(new TeamEvent.RunnerLeft(segment.Occurrence));
        return events.Count == 0 ? Decision.Nothing : Decision.Of(events, RoomCards.Soon(state, now));
    }
}
