using OkrBot.App.Ports;
using OkrBot.Storage.Queues;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Queues;

/// <summary>The queue in an Azure storage account, shared by all servers. An item stays until it is completed or in the dead letters; a lease only hides it.
/// Order is near enough, no more: an item comes when it is due, not before the others that are.</summary>
internal sealed class AzureWorkQueue(QueueClient queue, DeadLetterRows dead, Receiving receiving, TimeProvider time, Delays delays) : IWorkQueue
{
    private const int PutsAtOnce = 8;

    /// <summary>Pages of items that are not due that one receiving puts aside before it lets others have a turn.</summary>
    private const int MostPages = 4;

    // Where clocks go their own ways, what is due may stay hidden for a second of real time.
    private readonly NextLook _next = new(time, delays.LongestRest, patientLooks: delays.AreReal ? 1 : 10);

    /// <summary>Several puts, some at once: when one fails, others may be there. Who enqueues does so before the commit and repeats both, so what is
    /// there twice, or without its commit, does nothing. The same holds for a put without an answer.</summary>
    public async Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
    {
        try
        {
            await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = PutsAtOnce, CancellationToken = cancel }, PutAsync);
        }
        catch (StorageUnavailableException error) when (items.Count > 1)
        {
            throw new StorageUnavailableException(error.Message, mayHaveHappened: true, error);
        }
    }

    public async Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, WorkQueueRules.MostReceived);
        for (var page = 0; page < MostPages; page++)
        {
            var received = await receiving.OneAsync(most, lease, cancel);
            foreach (var visible in received.PutOff) _next.Know(visible);
            if (received.Leases.Count > 0) _next.Found();
            if (received.Leases.Count > 0 || received.Messages < most) return received.Leases;
        }

        return [];
    }

    public async Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel)
    {
        var until = time.GetUtcNow() + length;
        var text = new QueueBody(lease.Item).Encode();
        return await queue.UpdateMessageAsync(Receiving.MessageOf(lease), text, delays.Lease(length), cancel) is { } receipt
            ? lease with { Receipt = receipt, LeasedUntil = until }
            : null;
    }

    public Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel) => queue.DeleteMessageAsync(Receiving.MessageOf(lease), cancel);

    public Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel)
        => PutOffAsync(lease, lease.Item with { Due = until.ToUniversalTime() }, cancel);

    public Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel)
    {
        var failed = lease.Item with { Attempts = lease.Item.Attempts + 1 };
        return failed.Attempts < WorkQueueRules.MostAttempts
            ? PutOffAsync(lease, failed with { Due = time.GetUtcNow() + WorkQueueRules.PauseAfter(failed.Attempts) }, cancel)
            : receiving.DieAsync(Receiving.MessageOf(lease), new QueueBody(failed).Dying(reason, time.GetUtcNow()), cancel);
    }

    /// <summary>The oldest of as many as were asked for.</summary>
    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel)
    {
        var oldest = new PriorityQueue<DeadLetter, long>();
        await foreach (var (letter, _) in dead.ReadAsync(cancel))
        {
            oldest.Enqueue(letter, -letter.At.UtcTicks);
            if (oldest.Count > most) oldest.Dequeue();
        }

        return [.. oldest.UnorderedItems.Select(item => item.Element).OrderBy(letter => letter.At).ThenBy(letter => letter.Id, StringComparer.Ordinal)];
    }

    public Task<int> CountDeadLettersAsync(CancellationToken cancel) => dead.ReadAsync(cancel).CountAsync(cancel).AsTask();

    /// <summary>Into the queue first: a crash in between leaves a letter that is replayed once more, and never loses one.</summary>
    public async Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel)
    {
        if (await dead.FindAsync(deadLetterId, cancel) is not { } found) return false;
        await PutAsync(found.Letter.Item with { Due = time.GetUtcNow(), Attempts = 0 }, cancel);
        await dead.RemoveAsync(found.Row, cancel);
        return true;
    }

    public Task<TimeSpan> RestAsync(CancellationToken cancel) => Task.FromResult(_next.Rest());

    /// <summary>Of the first 32 that the service shows.</summary>
    public async Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = (await queue.PeekMessagesAsync(cancel)).Select(Receiving.DueOf).Where(due => due <= now).ToList();
        return due.Count == 0 ? null : due.Min();
    }

    private async ValueTask PutAsync(WorkItem item, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var hidden = delays.Until(item.Due, now);
        await queue.SendMessageAsync(new QueueBody(item).Encode(), hidden, cancel);
        _next.Know(now + TimeSpan.FromSeconds(hidden));
    }

    private async Task<bool> PutOffAsync(WorkLease lease, WorkItem item, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var hidden = delays.Until(item.Due, now);
        if (await queue.UpdateMessageAsync(Receiving.MessageOf(lease), new QueueBody(item).Encode(), hidden, cancel) is null) return false;
        _next.Know(now + TimeSpan.FromSeconds(hidden));
        return true;
    }
}
