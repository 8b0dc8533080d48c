using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Host.Observability;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Jobs;

/// <summary>Takes due work from the queue and hands it to its handler. One of the two places with a catch-all: a bug in one
/// item is its failure, counted and in the end dead-lettered, and never the end of the others.</summary>
public sealed partial class JobRunner(IWorkQueue queue, WorkHandlers handlers, JobClock clock, JobTelemetry telemetry, ILogger<JobRunner> log) : BackgroundService
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    /// <summary>The host stops waiting at 25 s.</summary>
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Unreachable = TimeSpan.FromSeconds(1);

    /// <summary>On a stop nothing new is taken; what runs may finish, for a send that is cut off may have arrived all the same.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var patience = new CancellationTokenSource();
        await using var stop = stoppingToken.Register(() => patience.CancelAfter(FinishWithin));
        var running = new HashSet<Task>();
        try
        {
            while (!stoppingToken.IsCancellationRequested) await PumpAsync(running, patience.Token, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        await Task.WhenAll(running);
    }

    // One slow item holds one place, not all of them.
    private async Task PumpAsync(HashSet<Task> running, CancellationToken patience, CancellationToken stop)
    {
        running.RemoveWhere(item => item.IsCompleted);
        var taken = await TakeAsync(AtOnce - running.Count, stop);
        foreach (var lease in taken) running.Add(RunAndTellAsync(lease, patience));
        if (running.Count >= AtOnce) await Task.WhenAny(running).WaitAsync(stop);
        else if (taken.Count == 0) await clock.Signal.WaitAsync(await RestAsync(stop), clock.Time, stop);
    }

    // What it made due, or put off, may be due before the runner would look again.
    private async Task RunAndTellAsync(WorkLease lease, CancellationToken cancel)
    {
        await RunAsync(lease, cancel);
        clock.Signal.Raise();
    }

    /// <summary>Takes what is due now, up to a handful, and does it. Answers how many items that were.</summary>
    internal async Task<int> PassAsync(CancellationToken cancel)
    {
        var taken = await TakeAsync(AtOnce, cancel);
        await Task.WhenAll(taken.Select(lease => RunAsync(lease, cancel)));
        return taken.Count;
    }

    private async Task<IReadOnlyList<WorkLease>> TakeAsync(int most, CancellationToken cancel)
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

    private async Task<TimeSpan> RestAsync(CancellationToken cancel)
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

    private async Task RunAsync(WorkLease lease, CancellationToken cancel)
    {
        var handler = handlers.Find(lease.Item.Kind);
        using var timed = telemetry.Work(lease.Item, known: handler is not null);
        WorkResult result;
        try
        {
            result = handler is not null
                ? await handler.HandleAsync(lease.Item, cancel)
                : new WorkResult.Failed($"nobody handles work of kind '{lease.Item.Kind}'");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            Log.WorkFailed(log, lease.Item.Kind, lease.Item.Id, failure);
            result = new WorkResult.Failed(failure.GetType().Name + ": " + failure.Message);
        }
        JobTelemetry.Tell(timed, result);
        await TryEndAsync(lease, result, cancel);
    }

    // An end that cannot be written costs a second run when the lease is over, and never the runner: an exception here would stop the program.
    private async Task TryEndAsync(WorkLease lease, WorkResult result, CancellationToken cancel)
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
    }

    private Task<bool> EndAsync(WorkLease lease, WorkResult result, CancellationToken cancel) => result switch
    {
        WorkResult.Later later => queue.DeferAsync(lease, later.At, cancel),
        WorkResult.Failed failed => queue.FailAsync(lease, failed.Reason, cancel),
        _ => queue.CompleteAsync(lease, cancel),
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Work {Kind} {Id} failed")]
        public static partial void WorkFailed(ILogger log, string kind, string id, Exception failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Work {Kind} {Id} was not done and is tried again or put aside: {Reason}")]
        public static partial void WorkNotDone(ILogger log, string kind, string id, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The work queue cannot be reached: {Reason}")]
        public static partial void QueueUnreachable(ILogger log, string reason);
    }
}

/// <summary>The clock and the signal of whoever waits for work.</summary>
public sealed record JobClock(TimeProvider Time, WorkSignal Signal);
