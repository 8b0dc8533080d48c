using System.Collections.Immutable;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>These teams care if it is reached; none is an answer too.</summary>
public sealed record NameInterested(PersonId By, ObjectiveId Objective, ImmutableArray<TeamId> Teams);

/// <summary>These people see it beside its team where it is restricted.</summary>
public sealed record NameFollowers(PersonId By, ObjectiveId Objective, ImmutableArray<PersonId> People);

/// <summary>Who an objective is for beside its team. Always the whole truth: a change names all of them.</summary>
public static class Audience
{
    public const int MostInterested = 10;

    /// <summary>Why this person changes nothing about it; null = they may. Members for drafts, the facilitator for what is active.</summary>
    public static Refusal? May(TeamCycle state, PersonId by, ObjectiveId id)
    {
        if (!state.Objectives.TryGetValue(id, out var objective)) return new UnknownObjective(id);
        return Pen.May(state, by, objective.State) ?? (objective.State is ObjectiveState.Stopped or ObjectiveState.Closed ? new ObjectiveIsOver(id) : null);
    }

    public static Decision Decide(TeamCycle state, NameInterested command, DateTimeOffset now)
    {
        if (May(state, command.By, command.Objective) is { } refusal) return refusal;
        ImmutableArray<TeamId> teams = [.. command.Teams.Distinct().Where(team => team != state.Id.Team)];
        if (teams.Length > MostInterested) return new TooManyInterested(teams.Length, MostInterested);
        return Written(state, command.Objective, known => known with { Interested = teams, AskedWhoCares = true }, now);
    }

    public static Decision Decide(TeamCycle state, NameFollowers command, DateTimeOffset now)
    {
        if (May(state, command.By, command.Objective) is { } refusal) return refusal;
        ImmutableArray<PersonId> people = [.. command.People.Distinct()];
        return people.Length > Restriction.MostFollowers
            ? new TooManyFollowers(people.Length, Restriction.MostFollowers)
            : Written(state, command.Objective, known => known with { Followers = people }, now);
    }

    private static Decision Written(TeamCycle state, ObjectiveId id, Func<Objective, Objective> change, DateTimeOffset now)
    {
        var known = state.Objectives[id];
        var after = change(known);
        return after == known ? Decision.Nothing : Pen.Written(state, [new TeamEvent.ObjectiveWritten(after)], now);
    }
}
