using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Rehearsal.World;

namespace OkrBot.Benchmarks.Companies;

/// <summary>A made-up team whose segment is open for the whole run.</summary>
/// <param name="Owners">Who saves: the person at each place owns the key result at the same place.</param>
/// <param name="Events">Oldest first; the last one opens the segment.</param>
internal sealed record CrowdedTeam(
    TeamCycleId Id, Team Team, Chat Chat, ImmutableArray<TenantPerson> Owners, ImmutableArray<KeyResultId> KeyResults, ImmutableArray<TeamEvent> Events);
