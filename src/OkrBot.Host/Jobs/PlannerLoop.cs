using OkrBot.App.Bot;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Jobs;

/// <summary>Runs every slice's planner once a minute, and once at the start, when a crash may have left work behind.</summary>
internal sealed partial class PlannerLoop(IEnumerable<IPlanner> planners, JobClock clock, ILogger<PlannerLoop> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock.Time);
        do
        {
            foreach (var planner in planners)
            {
                try
                {
                    await planner.PassAsync(stoppingToken);
                }
                catch (StorageUnavailableException failure)
                {
                    Log.PassFailed(log, planner.GetType().Name, failure.Message);
                }
                catch (InvalidDataException failure)
                {
                    Log.PassFailed(log, planner.GetType().Name, failure.Message);
                }
            }
            clock.Signal.Raise();
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The pass of {Planner} ended early and is repeated: {Reason}")]
        public static partial void PassFailed(ILogger log, string planner, string reason);
    }
}
