using System.Collections.Immutable;

namespace OkrBot.Domain.Planning;

/// <summary>Proposes which teams should talk while they plan. The strongest connection is taken first, of equal ones that whose team ids come first; one that
/// would make a group of more than eight is left out, and stands on both groups' cards instead.</summary>
public static class Clusters
{
    public const int MostTeams = 8;
    public const int MostOverlaps = 24;
    public const int MostNeighbours = 6;

    /// <summary>A new proposal: groups that a lead changed or confirmed stay, with the teams that it would add to them as an offer; of all other teams the
    /// groups are new. The same facts give the same groups, however they are ordered.</summary>
    public static ImmutableArray<Cluster> Renew(ImmutableArray<Cluster> known, ImmutableArray<Tie> ties, ImmutableArray<Overlap> overlaps)
    {
        ImmutableArray<Cluster> kept = [.. known.Where(cluster => cluster.Kept)];
        var taken = kept.SelectMany(cluster => cluster.Teams.Select(team => (team, cluster.Id))).ToDictionary(one => one.team, one => one.Id);
        var ids = kept.Select(cluster => cluster.Id).ToHashSet();
        var groups = Join(ties.Where(tie => !taken.ContainsKey(tie.A) && !taken.ContainsKey(tie.B)));
        var all = kept.Select(cluster => cluster with { Offered = Offer(cluster, ties, taken) })
            .Concat(groups.Select(teams => new Cluster(FreeId(teams[0], ids), teams)));
        return [.. WithOverlaps([.. WithNeighbours([.. all], ties)], overlaps).OrderBy(cluster => cluster.Id)];
    }

    private static IEnumerable<Cluster> WithNeighbours(ImmutableArray<Cluster> clusters, ImmutableArray<Tie> ties)
    {
        var homes = clusters.SelectMany(cluster => cluster.Teams.Select(team => (team, cluster.Id))).ToDictionary(one => one.team, one => one.Id);
        var across = clusters.ToDictionary(cluster => cluster.Id, _ => new SortedDictionary<TeamId, int>());
        foreach (var tie in ties)
        {
            if (!homes.TryGetValue(tie.A, out var a) || !homes.TryGetValue(tie.B, out var b) || a == b) continue;
            across[a][tie.B] = across[a].GetValueOrDefault(tie.B) + tie.Strength;
            across[b][tie.A] = across[b].GetValueOrDefault(tie.A) + tie.Strength;
        }
        return clusters.Select(cluster => cluster with
        {
            Neighbours = [.. across[cluster.Id].OrderByDescending(team => team.Value).ThenBy(team => team.Key).Take(MostNeighbours).Select(team => team.Key)],
        });
    }

    /// <summary>An id for a group that no other has.</summary>
    internal static ClusterId FreeId(TeamId first, IReadOnlySet<ClusterId> taken)
    {
        for (var number = 1; ; number++)
        {
            var id = new ClusterId(FormattableString.Invariant($"{first}-{number}"));
            if (!taken.Contains(id)) return id;
        }
    }

    private static IEnumerable<ImmutableArray<TeamId>> Join(IEnumerable<Tie> ties)
    {
        Dictionary<TeamId, List<TeamId>> groupOf = [];
        foreach (var tie in ties.OrderByDescending(tie => tie.Strength).ThenBy(tie => tie.A).ThenBy(tie => tie.B))
        {
            var (one, other) = (Group(tie.A), Group(tie.B));
            if (one == other || one.Count + other.Count > MostTeams) continue;
            one.AddRange(other);
            foreach (var team in other) groupOf[team] = one;
        }
        return groupOf.Values.Distinct().Where(group => group.Count > 1).Select(group => group.Order().ToImmutableArray()).OrderBy(group => group[0]);

        List<TeamId> Group(TeamId team) => groupOf.TryGetValue(team, out var group) ? group : groupOf[team] = [team];
    }

    private static ImmutableArray<TeamId> Offer(Cluster cluster, ImmutableArray<Tie> ties, Dictionary<TeamId, ClusterId> taken)
    {
        SortedDictionary<TeamId, int> strengths = [];
        foreach (var tie in ties)
        {
            if (cluster.Teams.Contains(tie.A) && !taken.ContainsKey(tie.B)) strengths[tie.B] = strengths.GetValueOrDefault(tie.B) + tie.Strength;
            if (cluster.Teams.Contains(tie.B) && !taken.ContainsKey(tie.A)) strengths[tie.A] = strengths.GetValueOrDefault(tie.A) + tie.Strength;
        }
        // A team that a lead put alone wants no conversation.
        var room = cluster.Teams.Length > 1 ? MostTeams - cluster.Teams.Length : 0;
        return [.. strengths.OrderByDescending(team => team.Value).ThenBy(team => team.Key).Take(Math.Max(0, room)).Select(team => team.Key)];
    }

    /// <summary>Each group with what its teams share.</summary>
    internal static ImmutableArray<Cluster> WithOverlaps(ImmutableArray<Cluster> clusters, IEnumerable<Overlap> overlaps)
    {
        var homes = clusters.SelectMany((cluster, at) => cluster.Teams.Select(team => (team, at))).ToDictionary(one => one.team, one => one.at);
        var own = clusters.Select(_ => new List<Overlap>()).ToArray();
        foreach (var overlap in overlaps)
        {
            if (homes.TryGetValue(overlap.A.Team, out var a)) own[a].Add(overlap);
            if (homes.TryGetValue(overlap.B.Team, out var b) && b != a) own[b].Add(overlap);
            else if (!homes.ContainsKey(overlap.A.Team) && homes.TryGetValue(overlap.B.Team, out b)) own[b].Add(overlap);
        }
        return [.. clusters.Select((cluster, at) => cluster with
        {
            // What its own teams share is what they can settle, so it comes before what leads to another group.
            Overlaps = [.. own[at].OrderBy(one => !(cluster.Teams.Contains(one.A.Team) && cluster.Teams.Contains(one.B.Team))).ThenBy(one => one.Kind).ThenBy(one => one.A).ThenBy(one => one.B).Take(MostOverlaps)],
        })];
    }
}
