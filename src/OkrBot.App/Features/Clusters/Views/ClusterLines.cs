using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Clusters.Views;

/// <summary>What the teams of a group have to talk about, from their Board rows.</summary>
/// <param name="rows">Of the group's teams, and of other teams as far as they are known.</param>
internal sealed class ClusterLines(IReadOnlyDictionary<TeamId, BoardRow> rows)
{
    /// <summary>What waits for somebody first, then what seems to be planned twice.</summary>
    public ImmutableArray<ClusterLine> Of(Cluster cluster)
        => [.. Needs(cluster, LinkState.Asked, LineKind.NoAnswer), .. Needs(cluster, LinkState.Accepted, LineKind.NoLiaison), .. Lacking(cluster.Teams), .. cluster.Overlaps.Select(Overlap).OfType<ClusterLine>()];

    private IEnumerable<ClusterLine> Needs(Cluster cluster, LinkState state, LineKind kind)
        => from row in rows.Values
           from need in row.Plan?.Needed ?? []
           where need.State == state && (state == LinkState.Asked || !need.HasLiaison)
           where cluster.Teams.Contains(need.From.Team) || cluster.Teams.Contains(need.To.Team)
           // A line that cannot say who asks helps nobody; the team's own plan says it.
           where rows.ContainsKey(need.From.Team)
           orderby need.From.Team, need.Link
           select new ClusterLine(kind, End(need.From.Team, need.From.Objective, need.From.KeyResult), End(need.To.Team, need.To.Objective, need.To.KeyResult));

    private IEnumerable<ClusterLine> Lacking(ImmutableArray<TeamId> teams)
    {
        foreach (var team in teams)
        {
            if (!rows.TryGetValue(team, out var row)) continue;
            if (row.Plan is not { Objectives.IsEmpty: false } plan)
            {
                yield return new ClusterLine(LineKind.Nothing, new LineEnd(team, row.TeamName, null, null), null);
                continue;
            }
            foreach (var objective in plan.Objectives.Where(o => o.KeyResults.IsEmpty))
                yield return new ClusterLine(LineKind.NoKeyResult, End(team, objective.Id, null), null);
        }
    }

    /// <summary>Null once a title of it is gone or restricted.</summary>
    private ClusterLine? Overlap(Overlap overlap)
    {
        var (a, b) = (End(overlap.A.Team, overlap.A.Objective, overlap.A.KeyResult), End(overlap.B.Team, overlap.B.Objective, overlap.B.KeyResult));
        if (a.Title is null || b.Title is null) return null;
        var kind = overlap.Kind switch { OverlapKind.Measure => LineKind.Measure, OverlapKind.Words => LineKind.Words, _ => LineKind.Market };
        return new ClusterLine(kind, a, b) { Common = overlap.Common, Unit = overlap.Unit };
    }

    private LineEnd End(TeamId team, ObjectiveId id, KeyResultId? keyResult)
    {
        if (!rows.TryGetValue(team, out var row)) return new LineEnd(team, "", id, null);
        var objective = row.Plan?.Objectives.FirstOrDefault(o => o.Id == id);
        var title = keyResult is { } result ? objective?.KeyResults.FirstOrDefault(k => k.Id == result)?.Title : objective?.Title;
        return new LineEnd(team, row.TeamName, id, title);
    }
}
