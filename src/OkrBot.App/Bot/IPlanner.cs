using System.Collections.Immutable;
using OkrBot.App.Ports;

namespace OkrBot.App.Bot;

/// <summary>One slice's pass over a part of Directory and Board that queues what the state says is due. Each part is passed over every minute, as a rule by
/// one server; queueing twice is harmless.</summary>
public interface IPlanner
{
    Task PassAsync(PlannerPass pass, CancellationToken cancel);
}

/// <param name="Shard">The part.</param>
/// <param name="Tenants">All of them, as read when the round began.</param>
/// <param name="Now">When the round began: all passes of a server's round carry the same.</param>
/// <param name="FirstOfDay">No server has finished a pass over this part on this date (UTC) before.</param>
public sealed record PlannerPass(Shard Shard, ImmutableArray<TenantEntry> Tenants, DateTimeOffset Now, bool FirstOfDay)
{
    /// <summary>With this shard's pass goes what belongs to a whole tenant.</summary>
    public bool Tenantwide { get; init; }
}
