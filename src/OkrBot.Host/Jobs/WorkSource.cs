using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Jobs;

/// <summary>The queue as its runner uses it. Storage that gives no answer costs a later look or a second run of an item, and never the runner.</summary>
public sealed partial class WorkSource(IWorkQueue queue, TimeProvider time, ILogger<WorkSource> log)
{
    /// <summary>What a killed server held comes back after this long at the latest; work that takes longer is renewed in time.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RenewEvery = Lease / 3;
    private static readonly TimeSpan Unreachable = TimeSpan.FromSeconds(1);

    /// <summary>After a stop an end or a return that is not written by then is left to the lease.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    /// <summary>Up to so many items; none while storage gives no answer.</summary>
    public async Task<IReadOnlyList<WorkLease>> TakeAsync(int most, CancellationToken cancel)
    {
        try
        {
            return await queue.ReceiveAsync(most, Lease, cancel);
        }
        catch (StorageUnavailableException failure)
        {
            Log.QueueUnreachable(log, failure.Message);
            return [];
        }
    }

    public async Task<TimeSpan> RestAsync(CancellationToken cancel)
    {
        try
        {
            return await queue.RestAsync(cancel);
        }
        catch (StorageUnavailableException)
        {
            return Unreachable;
        }
    }

    /// <summary>Runs one item's work, its lease kept until then, and ends the item as it ended.</summary>
    /// <param name="work">Null when it had to stop before its end: then the item goes back, for another server to take at once.</param>
    /// <param name="stopped">No time is left.</param>
    public async Task RunAsync(WorkLease lease, Func<CancellationToken, Task<WorkResult?>> work, CancellationToken stopped)
    {
        var held = lease;
        var result = await Renewal.DuringAsync(work, RenewAsync, RenewEvery, time, stopped);
        using var lastWords = new CancellationTokenSource();
        if (stopped.IsCancellationRequested) lastWords.CancelAfter(LastWords);
        await TryEndAsync(held, result, lastWords.Token);

        async Task<bool> RenewAsync(CancellationToken ended)
        {
            if (await queue.ExtendAsync(held, Lease, ended) is not { } renewed) return false;
            held = renewed;
            return true;
        }
    }

    /// <summary>Gives back what was taken and not begun.</summary>
    public async Task GiveBackAsync(WorkLease lease, CancellationToken cancel)
    {
        using var lastWords = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        lastWords.CancelAfter(LastWords);
        await TryEndAsync(lease, null, lastWords.Token);
    }

    // An end that cannot be written costs a second run when the lease is over: an exception here would stop the program.
    private async Task TryEndAsync(WorkLease lease, WorkResult? result, CancellationToken cancel)
    {
        try
        {
            if (result is WorkResult.Failed failed) Log.WorkNotDone(log, lease.Item.Kind, lease.Item.Id, failed.Reason);
            await EndAsync(lease, result, cancel);
        }
        catch (StorageUnavailableException failure)
        {
            Log.QueueUnreachable(log, failure.Message);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Log.QueueUnreachable(log, "no answer before the end of the program");
        }
    }

    private Task<bool> EndAsync(WorkLease lease, WorkResult? result, CancellationToken cancel) => result switch
    {
        null => queue.DeferAsync(lease, lease.Item.Due, cancel),
        WorkResult.Later later => queue.DeferAsync(lease, later.At, cancel),
        WorkResult.Failed failed => queue.FailAsync(lease, failed.Reason, cancel),
        _ => queue.CompleteAsync(lease, cancel),
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Work {Kind} {Id} was not done and is tried again or put aside: {Reason}")]
        public static partial void WorkNotDone(ILogger log, string kind, string id, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The work queue cannot be reached: {Reason}")]
        public static partial void QueueUnreachable(ILogger log, string reason);
    }
}
