using OkrBot.Domain;
using OkrBot.Domain.Follows;

namespace OkrBot.App.Ports;

/// <summary>What one person follows. Ids only: whom the directory names as reporting to them is not kept.</summary>
public sealed record FollowEntry(TenantId Tenant, PersonId Person, FollowList List)
{
    /// <summary>When the reporting line was read last; null = it never could be.</summary>
    public DateTimeOffset? SuggestedAt { get; init; }

    /// <summary>The right that reading it wants; null = it has it, or Microsoft 365 is not asked here.</summary>
    public string? MissingRight { get; init; }
}

/// <summary>One row a person who looked at what they follow.</summary>
public interface IFollows
{
    Task<FollowEntry?> FindAsync(TenantId tenant, PersonId person, CancellationToken cancel);

    /// <summary>Reads, changes and writes under the mark, again while others write. <paramref name="change"/> gets null when there is no row;
    /// answering the same value writes nothing.</summary>
    Task<FollowEntry> ChangeAsync(TenantId tenant, PersonId person, Func<FollowEntry?, FollowEntry> change, CancellationToken cancel);

    /// <summary>Nothing is kept of the person any more. Twice is no error.</summary>
    Task RemoveAsync(TenantId tenant, PersonId person, CancellationToken cancel);

    /// <summary>Those of one part.</summary>
    IAsyncEnumerable<FollowEntry> AllAsync(TenantId tenant, Shard shard, CancellationToken cancel);
}
