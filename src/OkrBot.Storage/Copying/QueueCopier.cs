using OkrBot.App.Ports;
using OkrBot.Storage.Json;

namespace OkrBot.Storage.Copying;

/// <summary>Copies items with their due times and attempts, and dead letters. Items have no name of their own in a queue, so a copy that begins again takes
/// out first what the one before put in.</summary>
internal sealed class QueueCopier(CopyPlace from, CopyPlace to)
{
    private const int Together = 100;

    public async Task<CopiedQueue> RunAsync(CancellationToken cancel)
    {
        await to.Queue.ClearAsync(cancel);
        var counted = await from.Queue.CountAsync(cancel);
        var (items, letters) = (default(Digest), default(Digest));
        await foreach (var some in from.Queue.ItemsAsync(cancel).Chunk(Together).WithCancellation(cancel))
        {
            await to.Queue.AddAsync(some, cancel);
            items = some.Aggregate(items, With);
        }

        await foreach (var letter in from.Queue.DeadLettersAsync(cancel))
        {
            await to.Queue.AddAsync(letter, cancel);
            letters = With(letters, letter);
        }

        return new CopiedQueue(items, letters, counted);
    }

    /// <summary>Where a queue does not show all that it holds, what it counts is compared.</summary>
    public async Task<IReadOnlyList<Copied>> CompareAsync(CopiedQueue copied, CancellationToken cancel)
    {
        var counted = await to.Queue.CountAsync(cancel);
        var shown = await ItemsOfAsync(to, cancel);
        return
        [
            new Copied("queue", copied.Items, await SourceAsync(copied, cancel), shown.Count == counted ? shown : null, counted),
            new Copied("dead letters", copied.Letters, await LettersOfAsync(from, cancel), await LettersOfAsync(to, cancel)),
        ];
    }

    private async Task<Digest> SourceAsync(CopiedQueue copied, CancellationToken cancel)
    {
        if (await from.Queue.CountAsync(cancel) != copied.Counted) return default;
        return copied.Hidden > 0 ? copied.Items : await ItemsOfAsync(from, cancel);
    }

    private static async Task<Digest> ItemsOfAsync(CopyPlace place, CancellationToken cancel)
        => await place.Queue.ItemsAsync(cancel).AggregateAsync(default(Digest), With, cancel);

    private static async Task<Digest> LettersOfAsync(CopyPlace place, CancellationToken cancel)
        => await place.Queue.DeadLettersAsync(cancel).AggregateAsync(default(Digest), With, cancel);

    private static Digest With(Digest digest, WorkItem item) => digest.With(StoredJson.Write(item));

    /// <summary>Without the id: a store may give its own.</summary>
    private static Digest With(Digest digest, DeadLetter letter) => digest.With($"{letter.At.UtcTicks}|{letter.Reason}|{StoredJson.Write(letter.Item)}");
}

/// <param name="Counted">Everything that the source held.</param>
internal sealed record CopiedQueue(Digest Items, Digest Letters, long Counted)
{
    /// <summary>What the source does not show.</summary>
    public long Hidden => Math.Max(0, Counted - Items.Count);
}
