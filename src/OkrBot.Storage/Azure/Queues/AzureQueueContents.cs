using System.Runtime.CompilerServices;
using OkrBot.App.Ports;
using OkrBot.Storage.Copying;

namespace OkrBot.Storage.Azure.Queues;

/// <summary>The Azure queue as a whole. It shows only what is not hidden: to read all of that, each message is leased for a while and given back in the
/// end. What is not one of ours, or has failed for the last time, goes to the dead letters on the way, as a server would do it.</summary>
internal sealed class AzureQueueContents(QueueClient queue, DeadLetterRows dead, Receiving receiving, AzureWorkQueue work) : IQueueContents
{
    private const int Most = 32;

    /// <summary>Longer than reading all takes. After a crash in between the messages come back by themselves.</summary>
    private const int LeaseSeconds = 600;

    public async IAsyncEnumerable<WorkItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var leased = new List<QueueMessage>();
        try
        {
            IReadOnlyList<QueueMessage> page;
            do
            {
                page = await queue.ReceiveMessagesAsync(Most, LeaseSeconds, cancel);
                foreach (var message in page)
                {
                    if (Receiving.Read(message) is not { Reason: null } body)
                    {
                        await receiving.BuryAsync(message, cancel);
                        continue;
                    }

                    // Only what is needed to give it back: the text stays where it is.
                    leased.Add(message with { Text = "" });
                    yield return body.Item;
                }
            }
            while (page.Count > 0);
        }
        finally
        {
            await Parallel.ForEachAsync(leased, CancellationToken.None, async (message, stop) => await queue.ShowMessageAsync(message, stop));
        }
    }

    public IAsyncEnumerable<DeadLetter> DeadLettersAsync(CancellationToken cancel) => dead.ReadAsync(cancel).Select(found => found.Letter);

    public Task<long> CountAsync(CancellationToken cancel) => queue.CountMessagesAsync(cancel);

    public Task AddAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel) => work.EnqueueAsync(items, cancel);

    public Task AddAsync(DeadLetter letter, CancellationToken cancel) => dead.AddAsync(letter, null, cancel);

    public async Task ClearAsync(CancellationToken cancel)
    {
        await queue.ClearMessagesAsync(cancel);
        await foreach (var (_, row) in dead.ReadAsync(cancel)) await dead.RemoveAsync(row, cancel);
    }
}
