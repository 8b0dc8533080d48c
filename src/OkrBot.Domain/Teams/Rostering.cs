using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Teams;

/// <summary>People came to where the team's people come from (its meeting's chat, or a group of the organisation), or left it.</summary>
/// <param name="Joined">With what is told of them now. Nobody without an identity is ever among them.</param>
/// <param name="Left">No longer there, or no longer in the organisation.</param>
public sealed record RosterChanged(ImmutableArray<Member> Joined, ImmutableArray<PersonId> Left);

/// <summary>Keeps a team's members in step with who is there.</summary>
public static class Rostering
{
    /// <summary>Who left has no rights from now on: neither as member nor as facilitator nor as who runs the check-in. Who joined becomes a member, a guest
    /// only where the team lets guests take part; who is listed already stays as listed. A person's own objectives have no members but that person.</summary>
    public static Decision Decide(TeamCycle state, RosterChanged change, DateTimeOffset now)
    {
        if (state.Team.Kind == TeamKind.Individual) return Own(state, change);
        var team = state.Team;
        var stay = team.Members.RemoveAll(m => change.Left.Contains(m.Person));
        var come = change.Joined.Where(j => !change.Left.Contains(j.Person) && stay.All(m => m.Person != j.Person)).DistinctBy(j => j.Person).ToImmutableArray();
        var members = stay.AddRange(come.Where(team.LetsIn));
        var guests = team.Guests.RemoveAll(g => change.Left.Contains(g.Person) || come.Any(j => j.Person == g.Person)).AddRange(come.Where(j => !team.LetsIn(j)));
        var events = Listed(team, members, guests);
        if (team.Facilitator is { } facilitator && change.Left.Contains(facilitator)) events.Add(new TeamEvent.FacilitatorNamed(null));
        events.AddRange(WithoutRunners(state, change.Left));
        // That guests look on changes nothing that a card shows.
        if (events.TrueForAll(happened => happened is TeamEvent.GuestsSeen)) return events.Count == 0 ? Decision.Nothing : Decision.Of(events);
        return Decision.Of(events, RoomCards.Soon(state, now));
    }

    /// <summary>What follows when the team lets guests take part from now on, or no longer: those who are there become members, or look on.</summary>
    internal static IEnumerable<TeamEvent> WithGuests(TeamCycle state, bool takePart)
    {
        var team = state.Team;
        if (takePart == team.GuestsTakePart) return [];
        if (takePart) return Listed(team, team.Members.AddRange(team.Guests.Where(g => team.Find(g.Person) is null)), []);
        var guests = team.Members.Where(m => m.Guest).ToImmutableArray();
        return [.. Listed(team, team.Members.RemoveAll(m => m.Guest), team.Guests.AddRange(guests)), .. WithoutRunners(state, [.. guests.Select(g => g.Person)])];
    }

    private static List<TeamEvent> Listed(Team team, ImmutableArray<Member> members, ImmutableArray<Member> guests)
    {
        List<TeamEvent> events = [];
        if (!members.SequenceEqual(team.Members)) events.Add(new TeamEvent.MembersListed(members));
        if (!guests.SequenceEqual(team.Guests)) events.Add(new TeamEvent.GuestsSeen(guests));
        return events;
    }

    /// <summary>People left a team that holds its check-in with this one: whoever ran it for all runs it here no longer, unless this team has them too.</summary>
    public static Decision LetGo(TeamCycle state, ImmutableArray<PersonId> left, DateTimeOffset now)
    {
        var events = WithoutRunners(state, left.RemoveAll(person => Authority.MemberOnly(state.Team, person) is null)).ToList();
        return events.Count == 0 ? Decision.Nothing : Decision.Of(events, RoomCards.Soon(state, now));
    }

    /// <summary>Also of the check-in that is closed: its card takes decisions and late answers until the next one.</summary>
    private static IEnumerable<TeamEvent> WithoutRunners(TeamCycle state, ImmutableArray<PersonId> gone)
        => from segment in state.Segments.Values
           from person in gone
           where segment.RunBy == person || segment.Host == person
           select new TeamEvent.RunnerLeft(segment.Occurrence) { Person = person };

    /// <summary>Whose own they are can write nothing while they are not in the organisation; back again, they go on.</summary>
    private static Decision Own(TeamCycle state, RosterChanged change)
    {
        if (TeamLevels.PersonOf(state.Id.Team) is not { } person) return Decision.Nothing;
        var isListed = state.Team.Find(person) is not null || state.Team.Facilitator == person;
        if (change.Left.Contains(person)) return isListed ? Decision.Of([new TeamEvent.MembersListed([]), new TeamEvent.FacilitatorNamed(null)]) : Decision.Nothing;
        return !isListed && change.Joined.FirstOrDefault(j => j.Person == person && !j.Guest) is { } back
            ? Decision.Of([new TeamEvent.MembersListed([back]), new TeamEvent.FacilitatorNamed(person)])
            : Decision.Nothing;
    }
}
