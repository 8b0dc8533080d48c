namespace OkrBot.Storage.Queues;

/// <summary>What every queue adapter does alike.</summary>
internal static class WorkQueueRules
{
    public const int MostReceived = 32;

    /// <summary>At this failure an item becomes a dead letter.</summary>
    public const int MostAttempts = 5;

    /// <summary>5 s, 20 s, 80 s, then 320 s.</summary>
    public static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(5 * Math.Pow(4, attempts - 1));
}
