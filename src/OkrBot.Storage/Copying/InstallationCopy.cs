using OkrBot.Storage.Planning;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Copying;

/// <summary>Moves a whole installation from one store to an empty other one: every table, the queue with due times and attempts, and the dead letters. The
/// source stays as it is. No server may run on either; one that does shows in the comparison at the end. A copy that stopped goes on when it is started
/// again.</summary>
/// <remarks>Marks (ETags) are another in the target. Nothing stored holds one: they live in the memory of a server between a read and a write, and a server
/// that starts on the target reads before it writes.</remarks>
/// <param name="tell">Is told what is being done.</param>
/// <param name="time">The real clock.</param>
public sealed class InstallationCopy(CopyPlace from, CopyPlace to, Action<string> tell, TimeProvider time)
{
    /// <summary>A server writes of its planner's shards every minute.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(2);

    /// <summary>When a server last wrote to one of the two, if that was a moment ago: it may be running still.</summary>
    public async Task<DateTimeOffset?> RunningAsync(CancellationToken cancel)
    {
        var last = default(DateTimeOffset?);
        foreach (var place in new[] { from, to })
            await foreach (var row in place.Tables.GetTableClient(TableNames.Budget).ReadPartitionAsync(ShardRow.Partition, cancel))
                if (ShardRow.Of(row).WrittenAt is var at && !(at <= last)) last = at;
        return last > time.GetUtcNow() - Quiet ? last : null;
    }

    /// <exception cref="CopyRefusedException">The target is not empty, or holds the beginning of another copy.</exception>
    /// <exception cref="StorageUnavailableException">A store gave no answer; start it again.</exception>
    public async Task<CopyReport> RunAsync(CancellationToken cancel)
    {
        if (from.Name == to.Name) throw new CopyRefusedException("Source and target are the same store.");
        var mark = new CopyMark(to.Tables);
        await BeginAsync(mark, cancel);
        var read = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var table in CopyPlace.TablesCopied)
        {
            tell($"copying {table}");
            read[table] = await new RowCopier(from, to).RunAsync(table, cancel);
        }

        tell("copying the queue");
        var queue = new QueueCopier(from, to);
        var copied = await queue.RunAsync(cancel);
        tell("comparing");
        var report = new CopyReport([.. await CompareAsync(read, cancel), .. await queue.CompareAsync(copied, cancel)], copied.Hidden);
        if (report.IsGood) await mark.RemoveAsync(cancel);
        return report;
    }

    private async Task BeginAsync(CopyMark mark, CancellationToken cancel)
    {
        switch (await mark.FindAsync(cancel))
        {
            case { } source when source == from.Name:
                tell("going on with the copy that was begun before");
                return;
            case { } source:
                throw new CopyRefusedException($"The target holds the beginning of a copy from {source}. Finish that one, or take an empty target.");
            default:
                await RequireEmptyAsync(cancel);
                await mark.SetAsync(from.Name, cancel);
                return;
        }
    }

    private async Task RequireEmptyAsync(CancellationToken cancel)
    {
        foreach (var table in CopyPlace.TablesCopied)
            if (await to.RowsAsync(table, cancel).AnyAsync(cancel)) throw NotEmpty($"table {table} holds rows");
        if (await to.Queue.CountAsync(cancel) > 0) throw NotEmpty("its queue holds work");
        if (await to.Queue.DeadLettersAsync(cancel).AnyAsync(cancel)) throw NotEmpty("it holds dead letters");
    }

    private static CopyRefusedException NotEmpty(string why) => new($"The target is not empty: {why}. Nothing was written.");

    private async Task<IReadOnlyList<Copied>> CompareAsync(Dictionary<string, Digest> read, CancellationToken cancel)
    {
        var parts = new List<Copied>();
        foreach (var (table, digest) in read) parts.Add(new Copied(table, digest, await DigestAsync(from, table, cancel), await DigestAsync(to, table, cancel)));
        return parts;
    }

    private static async Task<Digest> DigestAsync(CopyPlace place, string table, CancellationToken cancel)
        => await place.RowsAsync(table, cancel).AggregateAsync(default(Digest), (digest, row) => digest.With(row), cancel);
}
