using OkrBot.App.Ports;
using OkrBot.Storage;

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
        var waiting = await queue.OldestDueAsync(cancel) is { } oldest ? time.GetUtcNow() - oldest : TimeSpan.Zero;
        return Answer(new Readiness(waiting > Stuck ? "work is stuck" : "ready", "ok", Math.Max(0, Math.Round(waiting.TotalSeconds, 1))));
    }

    private static IResult Answer(Readiness readiness)
        => Results.Json(readiness, statusCode: readiness.Status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
