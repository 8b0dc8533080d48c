using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Ports;

/// <summary>The groups that talk while a cycle is planned: proposals, and what programme leads made of them.</summary>
/// <param name="LookedAt">When the last proposal was made; null = none yet.</param>
/// <param name="Groups">In order of their ids.</param>
public sealed record PlanningGroups(DateTimeOffset? LookedAt, ImmutableArray<Cluster> Groups)
{
    public static PlanningGroups None { get; } = new(null, []);

    /// <summary>The group in which a team is, or null.</summary>
    public Cluster? Of(TeamId team) => Groups.FirstOrDefault(group => group.Teams.Contains(team));
}

/// <summary>Keeps the groups, one set in a tenant and cycle.</summary>
public interface IClusters
{
    /// <summary>One range query.</summary>
    Task<PlanningGroups> FindAsync(TenantId tenant, CycleId cycle, CancellationToken cancel);

    /// <summary>One of them, or null. One request.</summary>
    Task<Cluster?> FindAsync(GroupPlace place, CancellationToken cancel);

    /// <summary>Reads, decides and writes what differs under the marks, again while others write. <paramref name="change"/> is pure: it may run more than
    /// once. Up to 90 groups that differ are written together; a larger proposal in several steps, each whole in itself, and a crash between them is mended
    /// by the next proposal.</summary>
    Task<PlanningGroups> ChangeAsync(TenantId tenant, CycleId cycle, Func<PlanningGroups, PlanningGroups> change, CancellationToken cancel);
}
