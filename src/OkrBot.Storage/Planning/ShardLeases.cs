using OkrBot.App.Ports;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Planning;

/// <summary>Shares the planner's shards out among any number of servers, without a leader: whoever sees that a shard's turn has come claims its row.
/// A shard's row is written twice a pass, by one server; a server that dies loses its claims, and the next one to look takes them.</summary>
/// <remarks>No two clocks are compared. What counts is how long this server has seen a row unchanged; the instant in the row only tells where, between
/// two looks of ours, the change was. So a clock that is wrong moves a pass by the time between two looks, a minute at most.</remarks>
public sealed class ShardLeases(ITableServiceClient tables, TimeProvider time)
{
    /// <summary>How long a claim that is not renewed keeps others away. A third of it is a good time to renew.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>A minute at most between two passes, and up to this much less, so that it is not always the same server's turn.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AtMostEarlier = TimeSpan.FromSeconds(10);

    /// <summary>A server that starts does not believe that a pass longer ago than this left nothing behind.</summary>
    private static readonly TimeSpan FreshAtStart = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);

    private readonly ITableClient _table = tables.GetTableClient(TableNames.Budget);
    private readonly string _server = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";
    private readonly Dictionary<string, (string ETag, DateTimeOffset TurnAt)> _seen = new(StringComparer.Ordinal);
    private DateTimeOffset? _lookedAt;

    /// <summary>Who is at what, for people who look on.</summary>
    public async Task<IReadOnlyList<ShardState>> StatesAsync(CancellationToken cancel)
    {
        var states = new List<ShardState>();
        await foreach (var row in _table.ReadPartitionAsync(ShardRow.Partition, cancel))
            if (ShardRow.Of(row) is var stored) states.Add(new ShardState(new Shard(stored.Shard), stored.Holder, stored.WrittenAt));
        return states;
    }

    /// <summary>One query. Not for two threads at once, as all of this.</summary>
    public async Task<ShardLook> LookAsync(CancellationToken cancel)
    {
        var stored = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        await foreach (var row in _table.ReadPartitionAsync(ShardRow.Partition, cancel)) stored[row.RowKey] = row;
        var now = time.GetUtcNow();
        var pace = Every - (AtMostEarlier * Random.Shared.NextDouble());
        foreach (var row in stored.Values)
            if (_seen.GetValueOrDefault(row.RowKey).ETag != row.ETag) _seen[row.RowKey] = (row.ETag, TurnOf(ShardRow.Of(row), pace, now));
        _lookedAt = now;
        DueShard[] due = [.. Shards.All.Where(shard => !stored.ContainsKey(shard) || _seen[shard].TurnAt <= now).Select(shard => Due(shard, stored.GetValueOrDefault(shard)))];
        // Several servers that look at once begin in different places.
        Random.Shared.Shuffle(due);
        return new ShardLook(now, due, RestFrom(now));
    }

    /// <summary>Claims as many of them as nobody else has claimed since the look. One transaction, and one more for each that was gone.</summary>
    public async Task<IReadOnlyList<ShardLease>> ClaimAsync(IReadOnlyCollection<DueShard> due, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var open = due.ToList();
        while (open.Count > 0)
        {
            var actions = open.Select(one => Write(new ShardRow(one.Shard.Name, _server, now, IsOwed: true, one.Day), one.ETag)).ToList();
            switch (await _table.SubmitTransactionAsync(actions, cancel))
            {
                case TransactionResult.Committed committed:
                    return [.. open.Select((one, at) => new ShardLease(one.Shard, committed.ETags[at], one.Day, FirstOfDay: !(one.Day >= Today(now))))];
                case TransactionResult.Rejected rejected:
                    open.RemoveAt(rejected.Index);
                    break;
            }
        }
        return [];
    }

    /// <summary>For passes that take longer. Null when one of them was taken over: then all of these are better let go.</summary>
    public async Task<IReadOnlyList<ShardLease>?> RenewAsync(IReadOnlyList<ShardLease> held, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await WriteAsync(held, lease => new ShardRow(lease.Shard.Name, _server, now, IsOwed: true, lease.Day), cancel) is { } etags
            ? [.. held.Select((lease, at) => lease with { ETag = etags[at] })]
            : null;
    }

    /// <summary>Their passes are done; or, when not, another server makes them at once.</summary>
    public async Task EndAsync(IReadOnlyList<ShardLease> held, bool done, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var turnAt = done ? now + Every - (AtMostEarlier * Random.Shared.NextDouble()) : now;
        var etags = await WriteAsync(held, lease => new ShardRow(lease.Shard.Name, null, now, IsOwed: !done, done ? Today(now) : lease.Day), cancel);
        for (var at = 0; at < etags?.Count; at++) _seen[held[at].Shard.Name] = (etags[at], turnAt);
    }

    private async Task<IReadOnlyList<string>?> WriteAsync(IReadOnlyList<ShardLease> held, Func<ShardLease, ShardRow> row, CancellationToken cancel)
        => await _table.SubmitTransactionAsync([.. held.Select(lease => Write(row(lease), lease.ETag))], cancel) is TransactionResult.Committed committed ? committed.ETags : null;

    private DateTimeOffset TurnOf(ShardRow row, TimeSpan pace, DateTimeOffset now)
    {
        var changedAt = row.WrittenAt > now ? now : row.WrittenAt;
        if (changedAt < _lookedAt) changedAt = _lookedAt.Value;
        if (row.Holder is not null) return changedAt + Length;
        return row.IsOwed ? now : changedAt + (_lookedAt is null ? FreshAtStart : pace);
    }

    private TimeSpan RestFrom(DateTimeOffset now)
    {
        var next = _seen.Count < Shards.Count ? now : _seen.Values.Min(seen => seen.TurnAt);
        return next - now > ShortestRest ? next - now : ShortestRest;
    }

    private static DueShard Due(string shard, TableRow? row) => new(new Shard(shard), row?.ETag, row is null ? null : ShardRow.Of(row).Day);

    private static TableTransactionAction Write(ShardRow row, string? etag) => etag is null ? new Add(row.ToRow()) : new UpdateReplace(row.ToRow(), etag);

    private static DateTimeOffset Today(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);
}
