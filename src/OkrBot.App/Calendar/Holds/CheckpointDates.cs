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

/// <summary>What the dates of a team follow from.</summary>
/// <param name="Cycle">As the tenant has it now.</param>
public sealed record TeamCalendar(Team Team, Cycle Cycle, TimeSpan Length, IReadOnlySet<DateOnly> Holidays)
{
    /// <summary>Whose holidays these are, beside those that the programme set; null = nobody's.</summary>
    public string? Country { get; init; }

    /// <summary>What was held stays; what is announced and not held yet never moves into the past.</summary>
    /// <param name="known">What was put for this team and cycle.</param>
    public TeamDates Dates(HoldSheet known, DateTimeOffset now)
    {
        if (Checkpoints.Missing(Team) is { } missing) return new TeamDates(Cycle, [], missing);
        ImmutableArray<Checkpoint> found = [.. Enum.GetValues<CheckpointKind>().Select(kind => Date(kind, known.Find(HoldWords.KindOf(kind)), now)).OfType<Checkpoint>()];
        return new TeamDates(Cycle, found, found.Length < Enum.GetValues<CheckpointKind>().Length ? NoCheckpoint.NothingHeld : null);
    }

    private Checkpoint? Date(CheckpointKind kind, KeptHold? kept, DateTimeOffset now) => kept switch
    {
        { IsPut: true } when kept.Start <= now => Checkpoints.Held(Team, kind, kept.Start, Length),
        { IsOver: false } when kept.Start > now => Checkpoints.Find(Team, Cycle, kind, Length, Holidays, now),
        _ => Checkpoints.Find(Team, Cycle, kind, Length, Holidays),
    };
}

/// <summary>Derives the dates from what is stored now: the team, its meeting, the tenant's cycle, the length that the programme set, holidays.</summary>
public sealed class CheckpointDates(IDirectory directory)
{
    /// <summary>Null for one's own objectives, which no meeting carries.</summary>
    public async Task<TeamCalendar?> OfAsync(TeamCycle state, CancellationToken cancel)
    {
        if (state.Team.Kind == TeamKind.Individual) return null;
        var tenant = await directory.FindTenantAsync(state.Id.Tenant, cancel);
        var runner = state.Team.Facilitator is { } facilitator ? await directory.FindPersonAsync(state.Id.Tenant, facilitator, cancel) : null;
        var cycle = tenant?.Cycles.Find(state.Id.Cycle) ?? state.Cycle;
        return new TeamCalendar(state.Team, cycle, TimeSpan.FromMinutes(tenant?.CheckpointMinutes ?? Checkpoints.DefaultMinutes), HolidaysOf.In(cycle, tenant, runner)) { Country = HolidaysOf.CountryOf(runner) };
    }
}
