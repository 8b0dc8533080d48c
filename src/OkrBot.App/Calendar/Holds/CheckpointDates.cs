using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Calendar.Holds;

/// <summary>When a team's review and reflection are.</summary>
/// <param name="Cycle">As the tenant has it now.</param>
/// <param name="Found">Those that could be found, in order.</param>
/// <param name="Missing">Why one could not; null = both were.</param>
public sealed record TeamDates(Cycle Cycle, ImmutableArray<Checkpoint> Found, NoCheckpoint? Missing);

/// <summary>Derives the dates from what is stored now: the team, its meeting, the tenant's cycle, the length that the programme set, holidays.</summary>
public sealed class CheckpointDates(IDirectory directory)
{
    /// <summary>Null for one's own objectives, which no meeting carries.</summary>
    public async Task<TeamDates?> OfAsync(TeamCycle state, CancellationToken cancel)
    {
        if (state.Team.Kind == TeamKind.Individual) return null;
        var tenant = await directory.FindTenantAsync(state.Id.Tenant, cancel);
        var runner = state.Team.Facilitator is { } facilitator ? await directory.FindPersonAsync(state.Id.Tenant, facilitator, cancel) : null;
        return Of(state, tenant, runner);
    }

    private static TeamDates Of(TeamCycle state, TenantEntry? tenant, PersonEntry? runner)
    {
        var cycle = tenant?.Cycles.Find(state.Id.Cycle) ?? state.Cycle;
        if (Checkpoints.Missing(state.Team) is { } missing) return new TeamDates(cycle, [], missing);
        var length = TimeSpan.FromMinutes(tenant?.CheckpointMinutes ?? Checkpoints.DefaultMinutes);
        var holidays = HolidaysOf.In(cycle, tenant, runner);
        ImmutableArray<Checkpoint> found = [.. Enum.GetValues<CheckpointKind>().Select(kind => Checkpoints.Find(state.Team, cycle, kind, length, holidays)).OfType<Checkpoint>()];
        return new TeamDates(cycle, found, found.Length < Enum.GetValues<CheckpointKind>().Length ? NoCheckpoint.NothingHeld : null);
    }
}
