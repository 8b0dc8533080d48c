using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Company;

/// <summary>A made-up team: its meeting's chat in the stand-in tenant, and everything that happened to it before the rehearsal.</summary>
/// <param name="Team">As it stands after all events.</param>
/// <param name="Today">The occurrence of the rehearsal's week.</param>
/// <param name="Events">Oldest first; for <c>ITeamCycles.StartAsync</c>.</param>
/// <param name="KeyResults">In the order people see.</param>
public sealed record SampleTeam(
    TeamCycleId Id, Team Team, Chat Chat, Occurrence Today, ImmutableArray<TeamEvent> Events, ImmutableArray<KeyResult> KeyResults)
{
    /// <summary>What this person owns here.</summary>
    public ImmutableArray<KeyResult> OwnedBy(TenantPerson person) => [.. KeyResults.Where(keyResult => keyResult.Owner.Value == person.ObjectId)];
}
