using System.Collections.Immutable;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Features.Import.Reading;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Import.Plans;

/// <summary>The teams of a tenant by what a file may call them: their name, or their id. One read of the directory for a whole file.</summary>
internal sealed class TeamLookup
{
    private readonly ILookup<string, TeamEntry> _byName;
    private readonly Dictionary<string, TeamEntry> _byId;

    private TeamLookup(List<TeamEntry> all)
    {
        _byName = all.ToLookup(entry => ColumnNames.Same(entry.Name), StringComparer.Ordinal);
        _byId = all.ToDictionary(entry => entry.Team.Value, StringComparer.Ordinal);
    }

    public static async Task<TeamLookup> ReadAsync(IDirectory directory, TenantId tenant, CancellationToken cancel)
    {
        var all = new List<TeamEntry>();
        // One person's own objectives are nobody else's to bring in.
        await foreach (var entry in directory.TeamsAsync(tenant, cancel))
            if (TeamLevels.PersonOf(entry.Team) is null) all.Add(entry);
        return new TeamLookup(all);
    }

    public ImmutableArray<TeamEntry> Find(TeamRows rows)
    {
        if (rows.IsCompany && _byId.TryGetValue(TeamLevels.Company.Value, out var company)) return [company];
        return Find(rows.Name);
    }

    public ImmutableArray<TeamEntry> Find(string name) => _byId.TryGetValue(name, out var entry) ? [entry] : [.. _byName[ColumnNames.Same(name)]];

    /// <summary>Those whose check-in this person runs.</summary>
    public ImmutableArray<TeamEntry> RunBy(PersonId person) => [.. _byId.Values.Where(entry => entry.Facilitator == person)];
}
