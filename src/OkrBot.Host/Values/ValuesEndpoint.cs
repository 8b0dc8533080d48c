using System.Net.Http.Headers;
using OkrBot.App.Numbers;

namespace OkrBot.Host.Values;

/// <summary>What stands after a number arrived.</summary>
/// <param name="KeyResult">Its id.</param>
internal sealed record ValueTaken(string KeyResult, decimal Value, DateTimeOffset ArrivedAt);

/// <summary><c>POST /api/v1/values</c>: a pipeline or script sets the number of the one key result whose write key it holds. <c>Authorization: Bearer okrk_…</c>,
/// body <c>{"value": 12.5}</c>, optionally <c>Idempotency-Key</c>. Answers 200 with what stands now, else <c>application/problem+json</c>: 400 body, 401 key, 409 stopped or
/// not begun, 410 weeks over, 413 too large, 422 no such number, 429 too many, 503 busy.</summary>
internal static class ValuesEndpoint
{
    public const string Path = "/api/v1/values";
    private const int LongestWish = 200;
    private const string Scheme = "Bearer";

    public static void MapValues(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, TakeAsync).AllowAnonymous();

    private static async Task<IResult> TakeAsync(HttpContext http, ArrivingNumbers numbers, NumberLimits limits, TimeProvider time, CancellationToken cancel)
    {
        var problems = new ValueProblems(http);
        if (limits.OfAddress(CallerAddress.Of(http)) is { } again) return problems.TooMany(again);
        // Nothing of the body is read for a key that is none.
        if (await numbers.FindAsync(KeyIn(http), cancel) is not { } key) return problems.NoSuchKey();
        var wish = http.Request.Headers["Idempotency-Key"].ToString();
        if (wish.Length > LongestWish) return problems.Of(StatusCodes.Status400BadRequest, "api.wish");
        if (await ValueBody.ReadAsync(http.Request, cancel) is not { } body) return problems.Of(StatusCodes.Status413PayloadTooLarge, "api.tooLarge");
        if (ValueBody.Parse(body) is not { } value) return problems.Of(StatusCodes.Status400BadRequest, "api.body");
        return await numbers.TakeAsync(key, value, wish.Length == 0 ? null : wish, time.GetUtcNow(), cancel) switch
        {
            Arrival.Stands stands => Results.Ok(new ValueTaken(stands.KeyResult.Value, stands.Number.Value, stands.Number.At)),
            Arrival.Refused refused => problems.Of(refused.Refusal),
            Arrival.TooMany many => problems.TooMany(many.Again),
            Arrival.Busy => problems.Of(StatusCodes.Status503ServiceUnavailable, "api.busy"),
            _ => problems.NoSuchKey(),
        };
    }

    private static string? KeyIn(HttpContext http)
        => AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header) && string.Equals(header.Scheme, Scheme, StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;
}
