using System.Collections.Immutable;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>A calendar in which series stand that check-ins belong to, and how far it has been read.</summary>
/// <param name="Series">The meetings' chats.</param>
public sealed record WatchEntry(TenantId Tenant, PersonId Owner, ImmutableArray<SeriesId> Series)
{
    /// <summary>Microsoft 365's id of the subscription; null while there is none.</summary>
    public string? Subscription { get; init; }

    /// <summary>The client state: comes back with each notification, and proves that it is meant. Written before the subscription exists; signed, unless it was begun before they were.</summary>
    public string? Secret { get; init; }

    /// <summary>Where the subscription tells of changes; null = it was begun before that was kept.</summary>
    public string? Address { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the subscription was last made to last longer.</summary>
    public DateTimeOffset? RenewedAt { get; init; }

    /// <summary>When the renewal is due that was queued last, by which every series counts that is here before.</summary>
    public DateTimeOffset? RenewalDue { get; init; }

    /// <summary>From which to ask what changed; null = never read, or too long ago.</summary>
    public string? Mark { get; init; }

    /// <summary>The end of the window for which the mark holds.</summary>
    public DateTimeOffset? MarkUntil { get; init; }

    /// <summary>When somebody last wanted every series read, whatever the mark says: a team has come.</summary>
    public DateTimeOffset? AnewAt { get; init; }

    /// <summary>When the last look began that was brought to its end: whatever was heard before is part of it.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>Series that may have changed before the mark and gave no answer: the next look reads them, whatever it hears.</summary>
    public ImmutableArray<SeriesId> Unread { get; init; } = [];

    /// <summary>When the look that failed last is tried again; null = none failed since the last one that did not.</summary>
    public DateTimeOffset? LookAgain { get; init; }

    /// <summary>The same of the renewal.</summary>
    public DateTimeOffset? RenewalAgain { get; init; }

    /// <summary>The mailbox was not there, several looks in a row until now.</summary>
    public DateTimeOffset? MissingSince { get; init; }
}

/// <summary>Watched calendars. Small rows, written seldom; each write is conditional inside.</summary>
public interface IWatches
{
    /// <summary>As stored, never from memory.</summary>
    Task<WatchEntry?> FindAsync(TenantId tenant, PersonId owner, CancellationToken cancel);

    /// <summary>Again while others write. <paramref name="change"/> gets null when there is no row; answering the same value writes nothing.</summary>
    Task<WatchEntry> ChangeAsync(TenantId tenant, PersonId owner, Func<WatchEntry?, WatchEntry> change, CancellationToken cancel);

    /// <summary>Those in one part.</summary>
    IAsyncEnumerable<WatchEntry> AllAsync(TenantId tenant, Shard shard, CancellationToken cancel);
}
