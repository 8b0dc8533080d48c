using OkrBot.Storage.Tables;

namespace OkrBot.Host.Jobs;

/// <summary>Runs a round of the planner whenever a shard's turn may have come, and one at the start, when a crash may have left work behind. It stops
/// as soon as the program is told to stop, while turns are still answered.</summary>
internal sealed partial class PlannerLoop(PlannerRound round, JobClock clock, ILogger<PlannerLoop> log) : BackgroundService
{
    private static readonly TimeSpan Unreachable = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, clock.Stopping);
        try
        {
            while (true)
            {
                var rest = await TryAsync(either.Token);
                clock.Signal.Raise();
                if (rest > TimeSpan.Zero) await Task.Delay(rest, clock.Time, either.Token);
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
        }
    }

    private async Task<TimeSpan> TryAsync(CancellationToken cancel)
    {
        try
        {
            return await round.RunAsync(clock.Time, cancel);
        }
        catch (StorageUnavailableException failure)
        {
            Log.RoundFailed(log, failure.Message);
            return Unreachable;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A round of the planner ended early and is repeated: {Reason}")]
        public static partial void RoundFailed(ILogger log, string reason);
    }
}
