using System.Collections.Immutable;
using System.Globalization;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.Alignment;

/// <summary>What of a commit the teams that care about an objective have to hear. Asked once for every commit.</summary>
public static class InterestNews
{
    /// <param name="after">With the version of its commit.</param>
    public static IEnumerable<Effect> Of(TeamCycle before, TeamCycle after, ImmutableArray<TeamEvent> events)
    {
        foreach (var id in events.Select(Objective).OfType<ObjectiveId>().Distinct())
        {
            var (was, now) = (before.Objectives.GetValueOrDefault(id), after.Objectives.GetValueOrDefault(id));
            var (told, tells) = (Told(was), Told(now));
            ImmutableArray<TeamId> teams = told.Title == tells.Title ? [.. told.Teams.Except(tells.Teams), .. tells.Teams.Except(told.Teams)] : [.. told.Teams.Union(tells.Teams)];
            if (!teams.IsEmpty) yield return new Effect.TellInterested(string.Create(CultureInfo.InvariantCulture, $"interest:{id}:{after.Version}"), id, teams);
        }
    }

    /// <summary>Whom it is told, in which words: drafts and what is restricted are their team's.</summary>
    public static (string? Title, ImmutableArray<TeamId> Teams) Told(Objective? objective)
        => objective is { State: ObjectiveState.Active, Restricted: false } ? (objective.Title, objective.Interested) : (null, []);

    private static ObjectiveId? Objective(TeamEvent happened) => happened switch
    {
        TeamEvent.ObjectiveWritten e => e.Objective.Id,
        TeamEvent.ObjectiveActivated e => e.Objective,
        TeamEvent.ObjectiveStopped e => e.Objective,
        _ => null,
    };
}
