using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Queues;

/// <summary>Does the operations on one queue and writes down what came of each, in words that do not tell the stores apart.</summary>
internal sealed class QueueWalk(IWorkQueue queue, ManualTime time)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // The newest lease of each item, in the order in which items were first received.
    private readonly List<WorkLease> _leases = [];
    private int _enqueued;

    private static CancellationToken None => CancellationToken.None;

    public async Task<List<string>> RunAsync(IEnumerable<QueueOperation> operations)
    {
        var told = new List<string>();
        foreach (var operation in operations) told.Add($"{operation}: {await DoAsync(operation)} | oldest {Text(await queue.OldestDueAsync(None))}");
        told.Add("dead: " + string.Join(", ", (await LettersAsync()).Select(letter => $"{Text(letter.Item)} {letter.Reason} {Text(letter.At)}")));
        told.Add($"{await queue.CountDeadLettersAsync(None)} dead");
        return told;
    }

    private async Task<string> DoAsync(QueueOperation operation)
    {
        switch (operation)
        {
            case QueueOperation.Enqueue enqueue:
                var now = time.Now;
                await queue.EnqueueAsync([new WorkItem("segment", $"{_enqueued++:D2}", now.AddSeconds(enqueue.DueIn), now) { Attempts = enqueue.Attempts }], None);
                return "";
            case QueueOperation.Advance advance:
                time.Advance(TimeSpan.FromSeconds(advance.Seconds));
                return "";
            case QueueOperation.Receive:
                return await ReceiveAsync();
            case QueueOperation.Complete(var at):
                return At(at) is { } completed ? $"{await queue.CompleteAsync(completed, None)}" : "";
            case QueueOperation.Extend(var at):
                return At(at) is { } extended ? await ExtendAsync(extended) : "";
            case QueueOperation.Defer(var at, var by):
                return At(at) is { } deferred ? $"{await queue.DeferAsync(deferred, time.Now.AddSeconds(by), None)}" : "";
            case QueueOperation.Fail(var at):
                return At(at) is { } failed ? $"{await queue.FailAsync(failed, "no", None)}" : "";
            case QueueOperation.Replay(var at):
                return await LettersAsync() is { Count: > 0 } letters ? $"{await queue.ReplayAsync(letters[at % letters.Count].Id, None)}" : "";
            default:
                throw new ArgumentException($"Unknown operation {operation}.", nameof(operation));
        }
    }

    /// <summary>All that is due, so that their order does not matter.</summary>
    private async Task<string> ReceiveAsync()
    {
        var received = (await queue.ReceiveAsync(32, Lease, None)).OrderBy(lease => lease.Item.Id, StringComparer.Ordinal).ToList();
        foreach (var lease in received) Keep(lease);
        return string.Join(", ", received.Select(lease => $"{Text(lease.Item)} until {Text(lease.LeasedUntil)}"));
    }

    private async Task<string> ExtendAsync(WorkLease lease)
    {
        if (await queue.ExtendAsync(lease, Lease, None) is not { } extended) return "lost";
        Keep(extended);
        return "until " + Text(extended.LeasedUntil);
    }

    private void Keep(WorkLease lease)
    {
        var known = _leases.FindIndex(one => one.Item.Id == lease.Item.Id);
        if (known >= 0) _leases[known] = lease;
        else _leases.Add(lease);
    }

    private WorkLease? At(int place) => _leases.Count == 0 ? null : _leases[place % _leases.Count];

    private async Task<List<DeadLetter>> LettersAsync()
        => [.. (await queue.DeadLettersAsync(100, None)).OrderBy(letter => letter.Item.Id, StringComparer.Ordinal)];

    private static string Text(WorkItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.Id} due {item.Due.UtcDateTime:s} attempts {item.Attempts}");

    private static string Text(DateTimeOffset? instant) => instant is { } at ? at.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) : "none";
}
