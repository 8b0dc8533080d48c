using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Storage.Json;
using OkrBot.Storage.Queues;

namespace OkrBot.Storage.Embedded;

/// <summary>The queue in the storage file. An item stays until it is completed or moved to the dead letters; a lease only hides it.</summary>
/// <param name="longestRest">Other processes on the file queue too, and this one does not hear of it.</param>
internal sealed class EmbeddedWorkQueue(EmbeddedDatabase database, TimeProvider time, TimeSpan? longestRest = null) : IWorkQueue
{
    private readonly TimeSpan _longestRest = longestRest ?? StorageOptions.DefaultRest;

    private long Now => time.GetUtcNow().UtcTicks;

    public async Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
    {
        if (items.Count == 0) return;
        await database.WriteAsync(
            connection =>
            {
                foreach (var item in items) Insert(connection, item);
                return new Written<int>(items.Count);
            },
            cancel);
    }

    public async Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, WorkQueueRules.MostReceived);
        var now = Now;
        // A look costs no flush; most looks find nothing.
        const string anything = "SELECT 1 FROM queue WHERE hidden_until <= $1 LIMIT 1";
        if (!await database.ReadAsync(connection => connection.Scalar(anything, now) is not null, cancel)) return [];
        var until = now + lease.Ticks;
        return await database.WriteAsync(connection => new Written<IReadOnlyList<WorkLease>>(Lease(connection, most, now, until)), cancel);
    }

    public async Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel)
    {
        var until = Now + length.Ticks;
        const string hide = "UPDATE queue SET hidden_until = $3 WHERE id = $1 AND receipt = $2";
        return await ChangeAsync(lease, (connection, id, receipt) => connection.Execute(hide, id, receipt, until) == 1, cancel)
            ? lease with { LeasedUntil = InstantOf(until) }
            : null;
    }

    public Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel)
        => ChangeAsync(
            lease, (connection, id, receipt) => connection.Execute("DELETE FROM queue WHERE id = $1 AND receipt = $2", id, receipt) == 1, cancel);

    public Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel)
        => ChangeAsync(
            lease,
            (connection, id, receipt) => connection.Execute(
                "UPDATE queue SET due = $3, hidden_until = $3, receipt = $4 WHERE id = $1 AND receipt = $2",
                id, receipt, until.UtcTicks, NewReceipt()) == 1,
            cancel);

    public Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel)
    {
        var now = Now;
        return ChangeAsync(lease, (connection, id, receipt) => Fail(connection, id, receipt, reason, now), cancel);
    }

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel)
        => database.ReadAsync<IReadOnlyList<DeadLetter>>(
            connection =>
            {
                using var reader = connection.Read("SELECT id, at, reason, item FROM dead_letters ORDER BY at, id LIMIT $1", most);
                var letters = new List<DeadLetter>();
                while (reader.Read())
                {
                    var item = StoredJson.Read<WorkItem>(reader.GetString(3));
                    letters.Add(new DeadLetter(TextOf(reader.GetInt64(0)), item, reader.GetString(2), InstantOf(reader.GetInt64(1))));
                }

                return letters;
            },
            cancel);

    public Task<int> CountDeadLettersAsync(CancellationToken cancel)
        => database.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM dead_letters") is long count ? (int)count : 0, cancel);

    public Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel)
    {
        if (!long.TryParse(deadLetterId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return Task.FromResult(false);
        var now = time.GetUtcNow();
        return database.WriteAsync(
            connection =>
            {
                if (connection.Scalar("SELECT item FROM dead_letters WHERE id = $1", id) is not string item) return new Written<bool>(false);
                connection.Execute("DELETE FROM dead_letters WHERE id = $1", id);
                Insert(connection, StoredJson.Read<WorkItem>(item) with { Due = now, Attempts = 0 });
                return new Written<bool>(true);
            },
            cancel);
    }

    public Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel)
    {
        var now = Now;
        return database.ReadAsync<DateTimeOffset?>(
            connection => connection.Scalar("SELECT min(due) FROM queue WHERE hidden_until <= $1", now) is long due ? InstantOf(due) : null, cancel);
    }

    public Task<TimeSpan> RestAsync(CancellationToken cancel)
    {
        var now = Now;
        return database.ReadAsync(
            connection => connection.Scalar("SELECT min(hidden_until) FROM queue") is long next && next - now < _longestRest.Ticks
                ? TimeSpan.FromTicks(Math.Max(1, next - now))
                : _longestRest,
            cancel);
    }

    private static List<WorkLease> Lease(EmbeddedConnection connection, int most, long now, long until)
    {
        const string due = "SELECT id, attempts, due, item FROM queue WHERE hidden_until <= $1 ORDER BY hidden_until, id LIMIT $2";
        const string hide = "UPDATE queue SET hidden_until = $2, receipt = $3 WHERE id = $1";
        var leases = new List<WorkLease>();
        using (var reader = connection.Read(due, now, most))
        {
            while (reader.Read())
            {
                var item = ItemOf(reader.GetString(3), reader.GetInt32(1), reader.GetInt64(2));
                leases.Add(new WorkLease(item, TextOf(reader.GetInt64(0)), TextOf(NewReceipt()), InstantOf(until)));
            }
        }

        foreach (var lease in leases) connection.Execute(hide, NumberOf(lease.MessageId), until, NumberOf(lease.Receipt));
        return leases;
    }

    private static bool Fail(EmbeddedConnection connection, long id, long receipt, string reason, long now)
    {
        if (connection.Scalar("SELECT attempts FROM queue WHERE id = $1 AND receipt = $2", id, receipt) is not long before) return false;
        var attempts = (int)before + 1;
        if (attempts < WorkQueueRules.MostAttempts)
        {
            var next = now + WorkQueueRules.PauseAfter(attempts).Ticks;
            connection.Execute(
                "UPDATE queue SET attempts = $2, due = $3, hidden_until = $3, receipt = $4 WHERE id = $1", id, attempts, next, NewReceipt());
            return true;
        }

        var due = (long)connection.Scalar("SELECT due FROM queue WHERE id = $1", id)!;
        var item = ItemOf((string)connection.Scalar("SELECT item FROM queue WHERE id = $1", id)!, attempts, due);
        connection.Execute("INSERT INTO dead_letters (at, reason, item) VALUES ($1, $2, $3)", now, reason, StoredJson.Write(item));
        connection.Execute("DELETE FROM queue WHERE id = $1", id);
        return true;
    }

    private Task<bool> ChangeAsync(WorkLease lease, Func<EmbeddedConnection, long, long, bool> change, CancellationToken cancel)
        => database.WriteAsync(connection => new Written<bool>(change(connection, NumberOf(lease.MessageId), NumberOf(lease.Receipt))), cancel);

    private static void Insert(EmbeddedConnection connection, WorkItem item)
        => connection.Execute(
            "INSERT INTO queue (due, hidden_until, receipt, attempts, item) VALUES ($1, $1, 0, $2, $3)",
            item.Due.UtcTicks, item.Attempts, StoredJson.Write(item));

    /// <summary>As it is due now: a deferral or a failure may have moved it.</summary>
    private static WorkItem ItemOf(string item, int attempts, long due) => StoredJson.Read<WorkItem>(item) with { Attempts = attempts, Due = InstantOf(due) };

    private static long NewReceipt() => Random.Shared.NextInt64(1, long.MaxValue);

    private static string TextOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long NumberOf(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset InstantOf(long ticks) => new(ticks, TimeSpan.Zero);
}
