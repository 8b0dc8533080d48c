using OkrBot.Storage.Queues;

namespace OkrBot.Storage.Azure.Queues;

/// <summary>Looks at the first 32 messages that nobody leases, and asks for the count of all.</summary>
internal sealed class AzureQueueLook(QueueClient queue, TimeProvider time) : IQueueLook
{
    public async Task<QueueFigures> LookAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var seen = await queue.PeekMessagesAsync(cancel);
        var due = seen.Select(Receiving.DueOf).Where(due => due <= now).ToList();
        return new QueueFigures(due.Count, seen.Count == 32, due.Count == 0 ? null : due.Min(), await queue.CountMessagesAsync(cancel));
    }
}
