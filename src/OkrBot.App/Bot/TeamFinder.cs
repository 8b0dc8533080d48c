using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Bot;

/// <summary>Finds the tenant's teams by name, the company among them; what a person has for themselves is nobody's to find.</summary>
public sealed class TeamFinder(IDirectory directory)
{
    private readonly NameShelf<TeamEntry> _teams = new(
        (tenant, cancel) => directory.TeamsAsync(tenant, cancel), team => TeamLevels.PersonOf(team.Team) is null ? team.Name : "");

    /// <summary>Those that plan or work in this cycle.</summary>
    public Task<ImmutableArray<TeamEntry>> FindAsync(TenantId tenant, CycleId cycle, string? text, int most, DateTimeOffset now, CancellationToken cancel)
        => _teams.FindAsync(tenant, text, team => team.Current == cycle || team.Next == cycle, most, now, cancel);

    /// <inheritdoc cref="NameShelf{T}.FindAsync(TenantId, string?, int, DateTimeOffset, CancellationToken)"/>
    public Task<ImmutableArray<TeamEntry>> FindAsync(TenantId tenant, string? text, int most, DateTimeOffset now, CancellationToken cancel)
        => _teams.FindAsync(tenant, text, most, now, cancel);

    /// <summary>The names of these teams in their order, without those that the tenant does not have.</summary>
    public async Task<ImmutableArray<(TeamId Team, string Name)>> NamesAsync(TenantId tenant, IEnumerable<TeamId> teams, CancellationToken cancel)
    {
        var names = ImmutableArray.CreateBuilder<(TeamId, string)>();
        foreach (var team in teams)
            if (await directory.FindTeamAsync(tenant, team, cancel) is { } entry) names.Add((team, entry.Name));
        return names.ToImmutable();
    }
}
