using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Ports;

/// <summary>How a change of a link ended.</summary>
public abstract record LinkChange
{
    private LinkChange() { }

    /// <summary>Durable.</summary>
    public sealed record Saved(Link Link) : LinkChange;

    /// <summary>There was nothing to change.</summary>
    /// <param name="Link">As it is; null = it never was.</param>
    public sealed record Unchanged(Link? Link) : LinkChange;

    /// <summary>It would have closed a loop of links that stand. Nothing was changed.</summary>
    public sealed record WouldLoop : LinkChange;

    /// <summary>The tenant's cycle has as many links as there may be. Nothing was changed.</summary>
    public sealed record Full(int Most) : LinkChange;

    /// <summary>Others kept winning for a while, or storage did not answer: try again. Whether it was written is found out by doing it again.</summary>
    public sealed record Busy : LinkChange;
}

/// <summary>The links of a tenant's cycle: the truth, of which the two teams hold copies. A link that is taken back stays, so that nothing old brings it
/// back.</summary>
public interface ILinks
{
    /// <summary>So many links in one cycle of a tenant, those that were taken back included.</summary>
    public const int Most = 50_000;

    /// <summary>Null when it never was. One request.</summary>
    Task<Link?> FindAsync(TenantId tenant, CycleId cycle, LinkId id, CancellationToken cancel);

    /// <summary>All in which the team is an end, those that were taken back too. One request, and one for each.</summary>
    IAsyncEnumerable<Link> OfTeamAsync(TenantId tenant, CycleId cycle, TeamId team, CancellationToken cancel);

    /// <summary>Reads, decides and writes under the link's mark, again while others write. Where it makes a link stand or no longer stand, the graph's
    /// version is written in the same transaction, after a look for loops at exactly that version: of two that would close a loop together one is refused,
    /// whichever servers they are on.</summary>
    /// <param name="change">Gets null when the link never was; answers null when there is nothing to change. Pure: it may run more than once.</param>
    Task<LinkChange> ChangeAsync(TenantId tenant, CycleId cycle, LinkId id, Func<Link?, Link?> change, CancellationToken cancel);

    /// <summary>Whether a link would close a loop now. The answer may be old a moment later; <see cref="ChangeAsync"/> alone is sure.</summary>
    Task<bool> WouldLoopAsync(TenantId tenant, CycleId cycle, Link link, CancellationToken cancel);
}
