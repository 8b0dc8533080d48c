using System.Collections.Immutable;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Features.Import.Reading;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import.Plans;

/// <summary>The rows of one team of the tenant, and the weeks that they are for.</summary>
internal sealed record FoundTeam(TeamEntry Entry, TeamCycleId Id, TeamRows Rows)
{
    /// <summary>Every row of the team is left out for the same reason.</summary>
    public ImmutableArray<RowProblem> All(string code) => TeamFinding.All(Rows, code);
}

/// <summary>Finds which team of the tenant each team of a file is.</summary>
internal sealed class TeamFinding(ImportRequest request, TeamLookup lookup)
{
    public (ImmutableArray<FoundTeam> Teams, ImmutableArray<RowProblem> Problems) Of(ImmutableArray<TeamRows> groups)
    {
        var found = ImmutableArray.CreateBuilder<FoundTeam>();
        var problems = ImmutableArray.CreateBuilder<RowProblem>();
        foreach (var rows in groups)
        {
            var (team, code) = Find(rows);
            if (team is not null && Outside(team)) continue;
            if (code is not null && request.Only is not null) continue;
            if (team is null) problems.AddRange(All(rows, code!));
            else if (found.FirstOrDefault(one => one.Id == team.Id) is { } same) found[found.IndexOf(same)] = same with { Rows = Joined(same.Rows, rows) };
            else found.Add(team);
        }
        return (found.ToImmutable(), problems.ToImmutable());
    }

    public static ImmutableArray<RowProblem> All(TeamRows rows, string code) => [.. rows.Rows.Order().Select(row => new RowProblem(row, Column.Team, code, rows.Name) { Team = rows.Name })];

    private (FoundTeam? Team, string? Code) Find(TeamRows rows)
    {
        // A file without teams is the one team's of whoever brings it.
        var unnamed = rows.Name.Length == 0 && !rows.IsCompany;
        var entries = !unnamed ? lookup.Find(rows) : request.Only is { } only ? lookup.Find(only) : request.By is { } by ? lookup.RunBy(by) : [];
        if (unnamed && entries is not [_]) return (null, "teamMissing");
        if (entries is not [var entry]) return (null, entries.IsEmpty ? "teamUnknown" : "teamTwice");
        var cycle = request.Cycle ?? (request.Into == Weeks.Planned ? entry.Next ?? entry.Current : entry.Current ?? entry.Next);
        return cycle is { } into ? (new FoundTeam(entry, new TeamCycleId(request.Tenant, entry.Team, into), rows), null) : (null, "teamNotInWeeks");
    }

    private bool Outside(FoundTeam team) => request.Only is { } only && !lookup.Find(only).Any(entry => entry.Team == team.Entry.Team);

    private static TeamRows Joined(TeamRows one, TeamRows other) => one with { Objectives = one.Objectives.AddRange(other.Objectives) };
}
