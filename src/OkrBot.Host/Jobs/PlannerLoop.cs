using OkrBot.App.Bot;
using OkrBot.App.Observability;
using OkrBot.Host.Observability;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Jobs;

/// <summary>Runs every slice's planner once a minute, and once at the start, when a crash may have left work behind.</summary>
internal sealed partial class PlannerLoop(IEnumerable<IPlanner> planners, JobClock clock, JobTelemetry telemetry, ILogger<PlannerLoop> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock.Time);
        do
        {
            await PassAsync(stoppingToken);
            clock.Signal.Raise();
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One pass of every planner; one that fails leaves the others theirs.</summary>
    internal async Task PassAsync(CancellationToken cancel)
    {
        foreach (var planner in planners)
        {
            using var timed = telemetry.Pass(planner);
            try
            {
                await planner.PassAsync(cancel);
                timed.Ends("done");
            }
            catch (StorageUnavailableException failure)
            {
                Failed(timed, planner, failure);
            }
            catch (InvalidDataException failure)
            {
                Failed(timed, planner, failure);
            }
        }
    }

    private void Failed(Timed timed, IPlanner planner, Exception failure)
    {
        timed.Ends("failed", failure.GetType().Name);
        Log.PassFailed(log, planner.GetType().Name, failure.Message);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The pass of {Planner} ended early and is repeated: {Reason}")]
        public static partial void PassFailed(ILogger log, string planner, string reason);
    }
}
