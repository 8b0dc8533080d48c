using OkrBot.App.Ports;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Queues;

/// <param name="Messages">How many the service gave.</param>
/// <param name="PutOff">When those that were not due can be received again.</param>
internal sealed record Received(int Messages, IReadOnlyList<WorkLease> Leases, IReadOnlyList<DateTimeOffset> PutOff);

/// <summary>Sorts what the service hands out: what is due is leased; what is not due yet by the program's clock is hidden again, which is no attempt; what
/// failed for the last time, or is not one of ours, goes to the dead letters.</summary>
/// <remarks>What storage does wrong with one message leaves that one to the end of its lease, and the others are handed out all the same.</remarks>
internal sealed class Receiving(QueueClient queue, DeadLetterRows dead, TimeProvider time, Delays delays)
{
    /// <summary>The kind of a message that is not one of ours. Replayed, nobody handles it, and it comes back.</summary>
    public const string Unreadable = "unreadable";

    private static readonly TimeSpan ToBury = TimeSpan.FromMinutes(1);

    public async Task<Received> OneAsync(int most, TimeSpan lease, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var messages = await queue.ReceiveMessagesAsync(most, delays.Lease(lease), cancel);
        var sorted = await Task.WhenAll(messages.Select(message => SortAsync(message, now, now + lease, cancel)));
        return new Received(
            messages.Count, [.. sorted.Select(one => one.Lease).OfType<WorkLease>().OrderBy(one => one.Item.Due)],
            [.. sorted.Select(one => one.PutOff).OfType<DateTimeOffset>()]);
    }

    /// <summary>The last failure. The message says so first: then a crash at any point leaves a message that is buried when it comes again, and a lost lease
    /// leaves nothing.</summary>
    public async Task<bool> DieAsync(QueueMessage message, QueueBody dying, CancellationToken cancel)
    {
        if (await queue.UpdateMessageAsync(message, dying.Encode(), delays.Lease(ToBury), cancel) is not { } receipt) return false;
        await BuryAsync(message with { PopReceipt = receipt, Text = dying.Encode() }, cancel);
        return true;
    }

    /// <summary>The row first; a second time it is there already.</summary>
    /// <param name="message">One that has failed for the last time, or that is not one of ours.</param>
    public async Task BuryAsync(QueueMessage message, CancellationToken cancel)
    {
        var body = Read(message);
        await dead.AddAsync(message.MessageId, body ?? Foreign(message, time.GetUtcNow()), body is null ? message.Text : null, cancel);
        await queue.DeleteMessageAsync(message, cancel);
    }

    /// <summary>Never later than now for what cannot be read: it counts as waiting.</summary>
    public static DateTimeOffset DueOf(QueueMessage message)
        => Read(message) is { Reason: null } body ? body.Item.Due : message.InsertedOn;

    /// <summary>Null for a message that is not one of ours.</summary>
    public static QueueBody? Read(QueueMessage message)
    {
        try
        {
            return QueueBody.Decode(message.Text);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public static QueueMessage MessageOf(WorkLease lease) => new(lease.MessageId, lease.Receipt, lease.Item.CreatedAt, "");

    private async Task<(WorkLease? Lease, DateTimeOffset? PutOff)> SortAsync(QueueMessage message, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        var body = Read(message);
        if (body is { Reason: null } && body.Item.Due <= now) return (new WorkLease(body.Item, message.MessageId, message.PopReceipt, until), null);
        try
        {
            if (body is { Reason: null }) return (null, await HideAsync(message, body.Item.Due, now, cancel));
            await BuryAsync(message, cancel);
        }
        catch (StorageUnavailableException)
        {
        }

        return default;
    }

    private async Task<DateTimeOffset?> HideAsync(QueueMessage message, DateTimeOffset due, DateTimeOffset now, CancellationToken cancel)
    {
        var hidden = delays.Until(due, now);
        return await queue.UpdateMessageAsync(message, message.Text, hidden, cancel) is null ? null : now + TimeSpan.FromSeconds(hidden);
    }

    private static QueueBody Foreign(QueueMessage message, DateTimeOffset now)
        => new(new WorkItem(Unreadable, message.MessageId, message.InsertedOn, message.InsertedOn), "The message is not one of this program's.", now);
}
