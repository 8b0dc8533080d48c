using System.Net;
using Microsoft.Extensions.Options;
using OkrBot.Graph.Changes;
using OkrBot.Graph.Settings;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Changes;

/// <summary>Where Microsoft Graph tells that something changed: <c>POST /api/graph/notifications</c> and <c>/api/graph/lifecycle</c>, there while Graph is switched on.
/// Answers 202 as soon as a look at the calendar is queued, and the same to whoever only pretends; 400 to what is no list of notifications, 413 to what is too
/// large, 429 to too many from one address, 503 while nothing can be queued, so that Graph tells again. No token is read here: we subscribe without the
/// resource's data, and such notifications prove themselves by their client state alone.</summary>
internal static class ChangesEndpoint
{
    private const int LongestToken = 2048;

    /// <summary>Graph waits three seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    public static IServiceCollection AddChanges(this IServiceCollection services) => services
        .AddSingleton<StandingStates>().AddSingleton<ChangesJudge>().AddSingleton<ChangesDoor>().AddSingleton<ChangesTelemetry>().AddSingleton<ChangesLimit>()
        .AddHostedService<ChangesStart>();

    public static void MapChanges(this IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<IOptions<GraphOptions>>().Value.Enabled) return;
        foreach (var path in new[] { ChangePaths.Notifications, ChangePaths.Lifecycle })
            endpoints.MapPost("/" + path, AnswerAsync).AllowAnonymous();
    }

    private static Task<IResult> AnswerAsync(HttpContext http, ChangesDoor door, ChangesLimit limit, ChangesTelemetry telemetry, TimeProvider time, CancellationToken cancel)
    {
        // Two for each new subscription, thousands in a minute where many teams begin; they cost no storage, and a refused one is a subscription that was not made.
        if (http.Request.Query.TryGetValue("validationToken", out var token)) return Task.FromResult(Echo(http, token));
        return limit.Allows(CallerAddress.Of(http)) ? TakeAsync(http, door, telemetry, time, cancel) : Task.FromResult(Results.StatusCode(StatusCodes.Status429TooManyRequests));
    }

    /// <summary>The handshake: the token comes back as plain text. Markup in it stays text also for a browser that guesses.</summary>
    private static IResult Echo(HttpContext http, Microsoft.Extensions.Primitives.StringValues token)
    {
        if (token is not [{ Length: > 0 and <= LongestToken } only]) return Results.StatusCode(StatusCodes.Status400BadRequest);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(WebUtility.HtmlEncode(only), "text/plain");
    }

    private static async Task<IResult> TakeAsync(HttpContext http, ChangesDoor door, ChangesTelemetry telemetry, TimeProvider time, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            if (await ChangesBody.ReadAsync(http.Request, both.Token) is not { } body) return Refused(telemetry, StatusCodes.Status413PayloadTooLarge);
            if (ChangesBody.Parse(body) is not { } told) return Refused(telemetry, StatusCodes.Status400BadRequest);
            await door.TakeAsync(told, both.Token);
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }
        catch (StorageUnavailableException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Refused(ChangesTelemetry telemetry, int status)
    {
        telemetry.Refused();
        return Results.StatusCode(status);
    }
}
