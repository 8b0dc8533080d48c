using OkrBot.App.Ports;
using OkrBot.Storage;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Health;

/// <param name="Storage"><c>ok</c> or what is wrong.</param>
/// <param name="OldestDueSeconds">How long the oldest due item has been waiting; 0 = nothing waits.</param>
internal sealed record Readiness(string Status, string Storage, double OldestDueSeconds);

internal static class HealthEndpoints
{
    /// <summary>Work waiting longer than this says that nobody does it.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(5);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("alive"));
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IStorageProbe storage, IWorkQueue queue, TimeProvider time, IHostApplicationLifetime life, CancellationToken cancel)
    {
        if (life.ApplicationStopping.IsCancellationRequested) return Answer(new Readiness("stopping", "not asked", 0));
        if (await storage.CheckAsync(cancel) is { Ready: false } health) return Answer(new Readiness("not ready", health.Reason ?? "unknown", 0));
        return Answer(await LookIntoQueueAsync(queue, time.GetUtcNow(), cancel));
    }

    /// <summary>In Azure the queue is another service than the tables, with rights of its own.</summary>
    private static async Task<Readiness> LookIntoQueueAsync(IWorkQueue queue, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            var waiting = await queue.OldestDueAsync(cancel) is { } oldest ? now - oldest : TimeSpan.Zero;
            return new Readiness(waiting > Stuck ? "work is stuck" : "ready", "ok", Math.Max(0, Math.Round(waiting.TotalSeconds, 1)));
        }
        catch (StorageUnavailableException error)
        {
            return new Readiness("not ready", "queue: " + error.Message, 0);
        }
    }

    private static IResult Answer(Readiness readiness)
        => Results.Json(readiness, statusCode: readiness.Status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
