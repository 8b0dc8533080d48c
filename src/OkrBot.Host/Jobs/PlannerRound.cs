using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Observability;
using OkrBot.App.Ports;
using OkrBot.Host.Observability;
using OkrBot.Storage.Planning;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Jobs;

/// <summary>This server's share of the planner's work: claims some of the shards whose turn has come, passes over them with every slice's planner, and
/// goes on with more until none is left. Another server that looks meanwhile claims its own.</summary>
internal sealed partial class PlannerRound(
    IEnumerable<IPlanner> planners, IDirectory directory, ShardLeases leases, JobTelemetry telemetry, ILogger<PlannerRound> log)
{
    /// <summary>So many servers may share the work of one minute.</summary>
    private const int Parts = 4;
    private static readonly TimeSpan GiveBackWithin = TimeSpan.FromSeconds(3);

    /// <summary>Answers how long it may rest.</summary>
    /// <exception cref="OperationCanceledException">What was claimed and not finished was given back.</exception>
    public async Task<TimeSpan> RunAsync(TimeProvider time, CancellationToken cancel)
    {
        var look = await leases.LookAsync(cancel);
        if (look.Due.Count == 0) return look.Rest;
        var tenants = ImmutableArray.CreateBuilder<TenantEntry>();
        await foreach (var tenant in directory.TenantsAsync(cancel)) tenants.Add(tenant);
        var round = new Round(time, look.At, tenants.ToImmutable());
        foreach (var some in look.Due.Chunk(Math.Max(1, Shards.Count / Parts))) await PassAsync(some, round, cancel);
        return TimeSpan.Zero;
    }

    private async Task PassAsync(DueShard[] due, Round round, CancellationToken cancel)
    {
        var held = await leases.ClaimAsync(due, cancel);
        if (held.Count == 0) return;
        var done = false;
        try
        {
            await Renewal.DuringAsync(ended => PassAsync(held.ToImmutableArray(), round, ended), RenewAsync, ShardLeases.Length / 3, round.Time, cancel);
            done = true;
        }
        finally
        {
            using var lastWords = new CancellationTokenSource();
            if (cancel.IsCancellationRequested) lastWords.CancelAfter(GiveBackWithin);
            await leases.EndAsync(held, done, lastWords.Token);
        }

        async Task<bool> RenewAsync(CancellationToken ended)
        {
            if (await leases.RenewAsync(held, ended) is not { } renewed) return false;
            held = renewed;
            return true;
        }
    }

    private async Task<bool> PassAsync(ImmutableArray<ShardLease> shards, Round round, CancellationToken cancel)
    {
        foreach (var shard in shards)
            await PassAsync(new PlannerPass(shard.Shard, round.Tenants, round.At, shard.FirstOfDay) { Tenantwide = shard.Shard.Name == Shards.All.First() }, cancel);
        return true;
    }

    /// <summary>One pass of every planner; one that fails leaves the others theirs.</summary>
    private async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        foreach (var planner in planners)
        {
            using var timed = telemetry.Pass(planner);
            try
            {
                await planner.PassAsync(pass, cancel);
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

    private sealed record Round(TimeProvider Time, DateTimeOffset At, ImmutableArray<TenantEntry> Tenants);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The pass of {Planner} ended early and is repeated: {Reason}")]
        public static partial void PassFailed(ILogger log, string planner, string reason);
    }
}
