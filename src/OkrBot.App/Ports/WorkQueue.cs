using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Ports;

/// <summary>A chat of a tenant.</summary>
public readonly record struct ChatPlace(TenantId Tenant, ChatId Chat);

/// <summary>A planning group of a tenant, in the cycle that it plans.</summary>
public sealed record GroupPlace(TenantId Tenant, CycleId Cycle, ClusterId Group);

/// <summary>A small piece of work that is due later: ids only, never texts. Its handler reads the state and does what the state says is due.</summary>
/// <param name="Kind">Names the handler.</param>
/// <param name="Id">Deterministic, for people and logs; the queue itself does not merge equal ones.</param>
/// <param name="ExpectedVersion">The commit that this item announces. While the team is older than this the item waits;
/// 60 s after <paramref name="CreatedAt"/> it is dropped, for its commit never came.</param>
public sealed record WorkItem(string Kind, string Id, DateTimeOffset Due, DateTimeOffset CreatedAt)
{
    public TeamCycleId? Team { get; init; }
    public Occurrence? Occurrence { get; init; }
    public long? ExpectedVersion { get; init; }

    /// <summary>With <see cref="Person"/>, for work about one person.</summary>
    public TenantId? Tenant { get; init; }
    public PersonId? Person { get; init; }

    /// <summary>For work about a chat.</summary>
    public ChatPlace? Chat { get; init; }

    /// <summary>For work about a planning group.</summary>
    public GroupPlace? Group { get; init; }

    /// <summary>An effect's id, when the item stands for one.</summary>
    public string? EffectId { get; init; }

    /// <summary>Failures so far; a deferral is none.</summary>
    public int Attempts { get; init; }

    /// <summary>The span in which it was asked for, to link its run to; null where no telemetry is on. No part of what is due.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>A received item and the proof that it is ours until the lease ends.</summary>
public sealed record WorkLease(WorkItem Item, string MessageId, string Receipt, DateTimeOffset LeasedUntil);

/// <param name="Id">For the replay verb.</param>
public sealed record DeadLetter(string Id, WorkItem Item, string Reason, DateTimeOffset At);

/// <summary>Work that is due later, shared by all servers. At least once: an item may be received twice.</summary>
public interface IWorkQueue
{
    Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel);

    /// <summary>Up to <paramref name="most"/> (1 to 32) items that are due, hidden from others for <paramref name="lease"/>.</summary>
    Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel);

    /// <summary>Hides the item for <paramref name="length"/> from now, for work that takes longer than its lease. Null when the lease was lost meanwhile;
    /// else the lease that counts from here on, also for its end.</summary>
    Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel);

    /// <summary>Ends the item. Answers false when the lease was lost meanwhile, which is no error.</summary>
    Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel);

    /// <summary>Hides the item until then, without counting an attempt; an instant that is over gives it back at once.</summary>
    Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel);

    /// <summary>Counts a failure: tried again after a growing pause, or moved to the dead letters at the fifth.</summary>
    Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel);

    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel);

    /// <summary>How many there are.</summary>
    Task<int> CountDeadLettersAsync(CancellationToken cancel);

    /// <summary>Puts a dead letter back, due now, with no attempts counted. False when it is not there.</summary>
    Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel);

    /// <summary>How long a runner that found nothing may sleep: until the next item of which this queue knows is due, and never
    /// long, for another server may queue something meanwhile.</summary>
    Task<TimeSpan> RestAsync(CancellationToken cancel);

    /// <summary>When the oldest item that is due and not leased was due; null when none is.</summary>
    Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel);
}
