using OkrBot.App.Ports;

namespace OkrBot.Storage.Copying;

/// <summary>Everything that stands in a queue, for moving it to another store while no server runs.</summary>
public interface IQueueContents
{
    /// <summary>Each item that can be read, leased ones too where the store shows them, with its due time and the failures counted so far. Takes nothing
    /// out.</summary>
    IAsyncEnumerable<WorkItem> ItemsAsync(CancellationToken cancel);

    IAsyncEnumerable<DeadLetter> DeadLettersAsync(CancellationToken cancel);

    /// <summary>All items, also those that <see cref="ItemsAsync"/> cannot show.</summary>
    Task<long> CountAsync(CancellationToken cancel);

    Task AddAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel);

    /// <summary>Under its own id where the store lets ids be chosen.</summary>
    Task AddAsync(DeadLetter letter, CancellationToken cancel);

    /// <summary>Takes out all items and all dead letters: for a copy that begins again.</summary>
    Task ClearAsync(CancellationToken cancel);
}
