using System.Collections.Immutable;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.Cycles;

/// <summary>What is to be done for a team on its way from one cycle into the next.</summary>
public enum SuccessionStep
{
    Nothing,

    /// <summary>Planning is open: the team gets its place in the next cycle.</summary>
    TakePlace,

    /// <summary>The next cycle begins: the team works in it from now on.</summary>
    Enter,
}

/// <summary>How a team goes from one cycle into the next. Until the next one's first day the team in the running cycle is the truth and its copy in the
/// next follows it; from then on the next one's is, and who leaves it loses their rights in the old one too.</summary>
public static class Succession
{
    /// <param name="hasPlace">The team is in <paramref name="next"/> already.</param>
    /// <param name="today">In the team's zone.</param>
    public static SuccessionStep Step(Cycle running, Cycle? next, bool hasPlace, DateOnly today)
    {
        if (next is null || (today < CyclePlan.PlanningOpens(running) && today < next.Start)) return SuccessionStep.Nothing;
        if (!hasPlace) return SuccessionStep.TakePlace;
        return today >= next.Start ? SuccessionStep.Enter : SuccessionStep.Nothing;
    }

    /// <summary>The first events of a team in the next cycle: the same team, nothing written yet.</summary>
    public static ImmutableArray<TeamEvent> Start(TeamCycle running, Cycle next)
        => [new TeamEvent.TeamJoinedCycle(running.Team, next), new TeamEvent.CycleFollowed(running.Cycle)];

    /// <summary>In the running cycle: people may write in the next one.</summary>
    public static Decision TellNext(TeamCycle running, Cycle next)
        => running.Neighbours.After == next ? Decision.Nothing : Decision.Of(new TeamEvent.NextCycleEntered(next));

    /// <summary>In the next cycle, before it begins: the team as it is in the running one.</summary>
    public static Decision Follow(TeamCycle next, Team team)
        => IsSame(next.Team, team) || next.Neighbours.ArrivedFrom is not null ? Decision.Nothing : Decision.Of(new TeamEvent.TeamJoinedCycle(team, next.Cycle));

    /// <summary>In the cycle that is over: what is open goes on elsewhere. Waits for a check-in that runs over midnight.</summary>
    public static Decision Leave(TeamCycle old, CycleId to, DateTimeOffset now)
    {
        if (old.Neighbours.PassedTo is not null) return Decision.Nothing;
        return old.Segments.Values.Any(s => s.IsOpen(now)) ? new CheckInIsOpen() : Decision.Of(new TeamEvent.CyclePassed(to));
    }

    /// <summary>In the next cycle: the team as it is, open blockers with their age, and what was agreed and has no answer yet, under the ids that they had.
    /// Once only.</summary>
    public static Decision Arrive(TeamCycle next, TeamCycle old)
    {
        if (next.Neighbours.ArrivedFrom is not null) return Decision.Nothing;
        return Decision.Of(
        [
            .. IsSame(next.Team, old.Team) ? [] : new TeamEvent[] { new TeamEvent.TeamJoinedCycle(old.Team, next.Cycle) },
            .. old.Blockers.Values.Where(b => b.IsOpen).Select(b => new TeamEvent.BlockerRaised(Carried(old, b))),
            .. StillAgreed(old).Select(c => new TeamEvent.CommitmentMade(c)),
            new TeamEvent.OpenItemsArrived(old.Cycle.Id),
        ]);
    }

    /// <summary>In the old cycle, while its final values are open: who has left the team since may write no more, who runs it now may.</summary>
    public static Decision Follow(TeamCycle old, TeamCycle since)
    {
        List<TeamEvent> events = [];
        if (!old.Team.Members.SequenceEqual(since.Team.Members)) events.Add(new TeamEvent.MembersListed(since.Team.Members));
        if (!old.Team.Guests.SequenceEqual(since.Team.Guests)) events.Add(new TeamEvent.GuestsSeen(since.Team.Guests));
        // Guests who were let in, or no longer are.
        if (old.Team.GuestsTakePart != since.Team.GuestsTakePart) events.Add(new TeamEvent.TeamSettled(TeamSettings.Of(old.Team) with { GuestsTakePart = since.Team.GuestsTakePart }));
        if (old.Team.Facilitator != since.Team.Facilitator) events.Add(new TeamEvent.FacilitatorNamed(since.Team.Facilitator));
        return events.Count == 0 ? Decision.Nothing : Decision.Of(events);
    }

    /// <summary>What is open is settled in the next cycle, and the team's settings are changed there.</summary>
    public static Refusal? Passed(TeamCycle state) => state.Neighbours.PassedTo is { } to ? new CycleHasPassed(to) : null;

    /// <summary>Every write after the days for final values, whatever it is.</summary>
    public static Refusal? Frozen(TeamCycle state, DateTimeOffset now)
    {
        var last = CyclePlan.LastEntry(state.Cycle);
        return Zones.LocalDay(state.Team.Zone, now) > last ? new CycleIsFrozen(last) : null;
    }

    // The key result that it kept from moving is not in the next cycle; what is needed and from whom stands in its own words.
    private static Blocker Carried(TeamCycle old, Blocker blocker) => blocker with { KeyResult = null, AgeBefore = Blocking.AgeInSegments(old, blocker) };

    /// <summary>As the next opening of the old cycle would have found them.</summary>
    private static IEnumerable<Commitment> StillAgreed(TeamCycle old)
    {
        var opening = new Occurrence(new SeriesId(""), DateTimeOffset.MaxValue);
        return TeamHistory.Apply(old, Commitments.AtOpening(old, opening)).Commitments.Values.Where(c => c.Kept == Kept.NotAsked);
    }

    private static bool IsSame(Team one, Team other)
        => one with { Members = other.Members, Leads = other.Leads, Guests = other.Guests } == other
            && one.Members.SequenceEqual(other.Members) && one.Leads.SequenceEqual(other.Leads) && one.Guests.SequenceEqual(other.Guests);
}
