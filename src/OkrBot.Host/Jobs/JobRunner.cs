using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Host.Observability;

namespace OkrBot.Host.Jobs;

/// <summary>Takes due work from the queue and hands it to its handler. One of the two places with a catch-all: a bug in one
/// item is its failure, counted and in the end dead-lettered, and never the end of the others.</summary>
public sealed partial class JobRunner(WorkSource source, WorkHandlers handlers, JobClock clock, JobTelemetry telemetry, ILogger<JobRunner> log) : BackgroundService
{
    private const int AtOnce = 16;

    /// <summary>The host stops waiting at 25 s, and what is cut off then has to be given back.</summary>
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(20);

    /// <summary>As soon as the program is told to stop nothing new is taken, while turns are still answered. What runs may finish, for a send that is
    /// cut off may have arrived all the same; what cannot goes back to the queue.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, clock.Stopping);
        using var patience = new CancellationTokenSource();
        await using var stop = either.Token.Register(() => patience.CancelAfter(FinishWithin));
        var running = new HashSet<Task>();
        try
        {
            while (!either.IsCancellationRequested) await PumpAsync(running, patience.Token, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
        }
        await Task.WhenAll(running);
    }

    // One slow item holds one place, not all of them.
    private async Task PumpAsync(HashSet<Task> running, CancellationToken patience, CancellationToken stop)
    {
        running.RemoveWhere(item => item.IsCompleted);
        // A look that was cut off might have taken something of which nobody knows.
        var taken = await source.TakeAsync(AtOnce - running.Count, patience);
        foreach (var lease in taken) running.Add(stop.IsCancellationRequested ? source.GiveBackAsync(lease, patience) : RunAndTellAsync(lease, patience));
        if (running.Count >= AtOnce) await Task.WhenAny(running).WaitAsync(stop);
        else if (taken.Count == 0) await clock.Signal.WaitAsync(await source.RestAsync(stop), clock.Time, stop);
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
        var taken = await source.TakeAsync(AtOnce, cancel);
        await Task.WhenAll(taken.Select(lease => RunAsync(lease, cancel)));
        return taken.Count;
    }

    private async Task RunAsync(WorkLease lease, CancellationToken cancel)
    {
        var handler = handlers.Find(lease.Item.Kind);
        using var timed = telemetry.Work(lease.Item, known: handler is not null);
        await source.RunAsync(lease, HandleAsync, cancel);

        async Task<WorkResult?> HandleAsync(CancellationToken stopped)
        {
            var result = handler is null ? new WorkResult.Failed($"nobody handles work of kind '{lease.Item.Kind}'") : await RunAsync(handler, lease.Item, stopped);
            if (result is not null) JobTelemetry.Tell(timed, result);
            return result;
        }
    }

    /// <summary>Null when it was cut off because the program ends.</summary>
    private async Task<WorkResult?> RunAsync(IWorkHandler handler, WorkItem item, CancellationToken cancel)
    {
        try
        {
            return await handler.HandleAsync(item, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            Log.WorkFailed(log, item.Kind, item.Id, failure);
            return new WorkResult.Failed(failure.GetType().Name + ": " + failure.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Work {Kind} {Id} failed")]
        public static partial void WorkFailed(ILogger log, string kind, string id, Exception failure);
    }
}

/// <summary>The clock and the signal of whoever waits for work.</summary>
/// <param name="Stopping">The program was told to end.</param>
public sealed record JobClock(TimeProvider Time, WorkSignal Signal, CancellationToken Stopping = default);
