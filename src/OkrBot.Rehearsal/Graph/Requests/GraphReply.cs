using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OkrBot.Rehearsal.Graph.Requests;

/// <summary>What Graph answers to one request.</summary>
internal sealed record GraphReply(int Status, JsonObject? Body = null)
{
    /// <summary>Seconds.</summary>
    internal int? RetryAfter { get; init; }
    internal string? Location { get; init; }

    internal static GraphReply Ok(JsonObject body) => new(200, body);
    internal static GraphReply Created(JsonObject? body = null) => new(201, body);

    internal static GraphReply Page(IEnumerable<JsonObject> items, string? nextLink = null, string? deltaLink = null)
    {
        var body = new JsonObject { ["value"] = new JsonArray([.. items]) };
        if (nextLink is not null) body["@odata.nextLink"] = nextLink;
        if (deltaLink is not null) body["@odata.deltaLink"] = deltaLink;
        return new(200, body);
    }

    internal static GraphReply Error(int status, string code, string message) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["innerError"] = new JsonObject { ["request-id"] = "00000000-0000-0000-0000-000000000000" } },
    });

    internal static GraphReply NotFound(string what) => Error(404, "ErrorItemNotFound", $"The specified {what} was not found.");

    internal static GraphReply BadRequest(string message) => Error(400, "BadRequest", message);

    internal static GraphReply Throttled(int seconds) => Error(429, "TooManyRequests", "Too many requests.") with { RetryAfter = seconds };

    internal async Task WriteAsync(HttpResponse response, CancellationToken cancel)
    {
        response.StatusCode = Status;
        if (RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (Location is { } location) response.Headers.Location = location;
        if (Body is null) return;
        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(Body.ToJsonString(), cancel);
    }

    /// <summary>As one answer of a batch.</summary>
    internal JsonObject InBatch(string id)
    {
        var headers = new JsonObject { ["Content-Type"] = "application/json" };
        if (RetryAfter is { } seconds) headers["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);
        return new JsonObject { ["id"] = id, ["status"] = Status, ["headers"] = headers, ["body"] = Body?.DeepClone() };
    }
}
