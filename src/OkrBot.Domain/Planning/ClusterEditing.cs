using System.Collections.Immutable;

namespace OkrBot.Domain.Planning;

/// <summary>What a programme lead does with the groups. Whoever is one is known before.</summary>
public abstract record ClusterChange
{
    private ClusterChange() { }

    /// <param name="To">Null: the team has no conversation.</param>
    public sealed record MoveTeam(TeamId Team, ClusterId? To) : ClusterChange;

    /// <summary>These teams of one group talk by themselves.</summary>
    public sealed record Split(ClusterId Cluster, ImmutableArray<TeamId> Teams) : ClusterChange;

    /// <summary>Two groups talk together.</summary>
    public sealed record Merge(ClusterId Cluster, ClusterId Into) : ClusterChange;

    /// <summary>They talk then; null: when it was proposed. From now on the group stays as it is.</summary>
    public sealed record SetTime(ClusterId Cluster, TalkTime? Time) : ClusterChange;

    /// <summary>Its conversation is on the calendar, so from now on the group stays as it is.</summary>
    public sealed record Keep(ClusterId Cluster) : ClusterChange;

    /// <summary>It stays as it is.</summary>
    public sealed record Confirm(ClusterId Cluster, PersonId By, DateTimeOffset At) : ClusterChange;
}

/// <summary>The groups after a change, or why there was none.</summary>
public abstract record ClusterDecision
{
    private ClusterDecision() { }

    public sealed record Changed(ImmutableArray<Cluster> Clusters) : ClusterDecision;

    public sealed record Refused(Refusal Refusal) : ClusterDecision;

    public static implicit operator ClusterDecision(Refusal refusal) => new Refused(refusal);
}

/// <summary>Changes groups. What was changed stays so in later proposals; saying what is already so changes nothing.</summary>
public static class ClusterEditing
{
    public static ClusterDecision Decide(ImmutableArray<Cluster> clusters, ClusterChange change) => change switch
    {
        ClusterChange.MoveTeam move => Decide(clusters, move),
        ClusterChange.Split split => Decide(clusters, split),
        ClusterChange.Merge merge => Decide(clusters, merge),
        ClusterChange.Confirm confirm => Decide(clusters, confirm),
        ClusterChange.SetTime time => Find(clusters, time.Cluster) is { } cluster ? Replaced(clusters, cluster with { Talk = time.Time, Kept = true }) : new UnknownCluster(time.Cluster),
        ClusterChange.Keep keep => Find(clusters, keep.Cluster) is { } cluster ? Replaced(clusters, cluster with { Kept = true }) : new UnknownCluster(keep.Cluster),
        _ => new ClusterDecision.Changed(clusters),
    };

    private static ClusterDecision Decide(ImmutableArray<Cluster> clusters, ClusterChange.MoveTeam move)
    {
        var from = clusters.FirstOrDefault(cluster => cluster.Teams.Contains(move.Team));
        if (move.To is not { } id)
            return from is null or { Teams.Length: 1, Kept: true } ? new ClusterDecision.Changed(clusters) : After(clusters, [Without(from, move.Team), New(clusters, [move.Team])]);
        if (Find(clusters, id) is not { } to) return new UnknownCluster(id);
        if (from?.Id == to.Id) return new ClusterDecision.Changed(clusters);
        if (to.Teams.Length >= Clusters.MostTeams) return new ClusterFull(to.Teams.Length + 1, Clusters.MostTeams);
        var grown = Touched(to) with { Teams = [.. to.Teams.Add(move.Team).Order()], Offered = to.Offered.Remove(move.Team) };
        return After(clusters, from is null ? [grown] : [Without(from, move.Team), grown]);
    }

    private static ClusterDecision Decide(ImmutableArray<Cluster> clusters, ClusterChange.Split split)
    {
        if (Find(clusters, split.Cluster) is not { } from) return new UnknownCluster(split.Cluster);
        ImmutableArray<TeamId> going = [.. split.Teams.Where(from.Teams.Contains).Distinct().Order()];
        if (going.IsEmpty || going.Length == from.Teams.Length) return new SplitLeavesNobody();
        return After(clusters, [Touched(from) with { Teams = [.. from.Teams.Except(going)] }, New(clusters, going)]);
    }

    private static ClusterDecision Decide(ImmutableArray<Cluster> clusters, ClusterChange.Merge merge)
    {
        // Merged before, it is not there any more.
        if (Find(clusters, merge.Into) is not { } into) return new UnknownCluster(merge.Into);
        if (merge.Cluster == merge.Into || Find(clusters, merge.Cluster) is not { } gone) return new UnknownCluster(merge.Cluster);
        var teams = into.Teams.Length + gone.Teams.Length;
        if (teams > Clusters.MostTeams) return new ClusterFull(teams, Clusters.MostTeams);
        return After(clusters, [Touched(into) with { Teams = [.. into.Teams.Concat(gone.Teams).Order()] }, gone with { Teams = [] }]);
    }

    private static ClusterDecision Decide(ImmutableArray<Cluster> clusters, ClusterChange.Confirm confirm)
    {
        if (Find(clusters, confirm.Cluster) is not { } cluster) return new UnknownCluster(confirm.Cluster);
        return cluster.ConfirmedBy is not null ? new ClusterDecision.Changed(clusters)
            : After(clusters, [cluster with { Kept = true, ConfirmedBy = confirm.By, ConfirmedAt = confirm.At }]);
    }

    private static ClusterDecision.Changed Replaced(ImmutableArray<Cluster> clusters, Cluster changed) => new([.. clusters.Select(cluster => cluster.Id == changed.Id ? changed : cluster)]);

    private static Cluster? Find(ImmutableArray<Cluster> clusters, ClusterId id) => clusters.FirstOrDefault(cluster => cluster.Id == id);

    private static Cluster Touched(Cluster cluster) => cluster with { Kept = true, ConfirmedBy = null, ConfirmedAt = null };

    private static Cluster Without(Cluster cluster, TeamId team) => Touched(cluster) with { Teams = cluster.Teams.Remove(team) };

    private static Cluster New(ImmutableArray<Cluster> clusters, ImmutableArray<TeamId> teams)
        => new(Clusters.FreeId(teams[0], clusters.Select(cluster => cluster.Id).ToHashSet()), teams) { Kept = true };

    /// <summary>What the groups knew of overlaps is told anew among them.</summary>
    private static ClusterDecision.Changed After(ImmutableArray<Cluster> clusters, ImmutableArray<Cluster> changed)
    {
        var ids = changed.Select(cluster => cluster.Id).ToHashSet();
        ImmutableArray<Cluster> all = [.. clusters.Where(cluster => !ids.Contains(cluster.Id)).Concat(changed).Where(cluster => !cluster.Teams.IsEmpty).OrderBy(cluster => cluster.Id)];
        var overlaps = clusters.SelectMany(cluster => cluster.Overlaps).Distinct();
        return new ClusterDecision.Changed(Clusters.WithOverlaps(all, overlaps));
    }
}
