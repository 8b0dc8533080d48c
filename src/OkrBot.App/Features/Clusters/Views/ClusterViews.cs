using System.Collections.Immutable;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Clusters.Views;

/// <summary>Reads the Board rows of one group's teams and of the few others with which they are connected: at most 30 requests.</summary>
internal sealed class ClusterViews(IBoard board, TalkFacts talks)
{
    /// <summary>Who needs something of the group and is in no group itself, or asked since this morning's look.</summary>
    private const int MostAskers = 8;

    /// <param name="reader">The team whose facilitator reads, null for programme leads; and when.</param>
    public async Task<ClusterView> OfAsync(TenantId tenant, ClusterKey key, Cluster cluster, (TeamId? Team, DateTimeOffset Now) reader, CancellationToken cancel)
    {
        var rows = new Dictionary<TeamId, BoardRow>();
        foreach (var team in cluster.Teams.Concat(cluster.Offered).Concat(cluster.Neighbours).Distinct())
            if (await board.FindAsync(new TeamCycleId(tenant, team, key.Cycle), cancel) is { } row) rows[team] = row;
        foreach (var team in AskersOf(cluster, rows))
            if (await board.FindAsync(new TeamCycleId(tenant, team, key.Cycle), cancel) is { } row) rows[team] = row;
        var lines = new ClusterLines(rows).Of(cluster);
        return new ClusterView(key with { Group = cluster.Id }, Named(cluster.Teams, rows), lines)
        {
            Talk = await talks.OfAsync(tenant, key.Cycle, cluster, reader.Now, cancel),
            Leads = reader.Team is null, Confirmed = cluster.ConfirmedBy is not null, Offered = Named(cluster.Offered, rows), Own = reader.Team is { } own ? OwnOf(lines, own, rows) : [],
        };
    }

    private static ImmutableArray<TeamId> AskersOf(Cluster cluster, Dictionary<TeamId, BoardRow> rows) =>
    [
        .. rows.Values.SelectMany(row => row.Plan?.Needed ?? []).Where(need => cluster.Teams.Contains(need.To.Team))
            .Select(need => need.From.Team).Where(team => !rows.ContainsKey(team)).Distinct().Order().Take(MostAskers),
    ];

    private static ImmutableArray<NamedTeam> Named(ImmutableArray<TeamId> teams, Dictionary<TeamId, BoardRow> rows)
        => [.. teams.Where(rows.ContainsKey).Select(team => new NamedTeam(team, rows[team].TeamName)).OrderBy(team => team.Name, StringComparer.OrdinalIgnoreCase).ThenBy(team => team.Id)];

    private static ImmutableArray<(ObjectiveId, string)> OwnOf(ImmutableArray<ClusterLine> lines, TeamId own, Dictionary<TeamId, BoardRow> rows)
    {
        var named = lines.SelectMany(line => new[] { line.A, line.B }).OfType<LineEnd>().Where(end => end.Team == own).Select(end => end.Objective).OfType<ObjectiveId>().ToHashSet();
        return [.. (rows.GetValueOrDefault(own)?.Plan?.Objectives ?? []).Where(o => o.Title is not null && named.Contains(o.Id)).Select(o => (o.Id, o.Title!))];
    }
}
