namespace OkrBot.Storage.Queues;

/// <summary>What stands in the queue at one moment, for people who run the program.</summary>
/// <param name="Due">Items that are due and not leased.</param>
/// <param name="OrMore">Whether <paramref name="Due"/> is only as far as could be looked: a shared queue shows its first 32.</param>
/// <param name="OldestDue">When the oldest of them was due; null when none is.</param>
/// <param name="Waiting">Everything, also what is leased or not due yet; near enough in a shared queue.</param>
public sealed record QueueFigures(int Due, bool OrMore, DateTimeOffset? OldestDue, long Waiting);

/// <summary>Looks into the queue without taking anything out of it.</summary>
public interface IQueueLook
{
    /// <exception cref="Tables.StorageUnavailableException">Storage gave no answer.</exception>
    Task<QueueFigures> LookAsync(CancellationToken cancel);
}
