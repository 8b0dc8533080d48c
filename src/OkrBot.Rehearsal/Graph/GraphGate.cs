using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.Identity;

namespace OkrBot.Rehearsal.Graph;

/// <summary>What every request passes: the token, the walker, the permission, the limits, the faults. Counts each.</summary>
internal sealed class GraphGate(GraphTenant graph, TenantTokens tokens, Violations violations, TimeProvider time)
{
    internal const string Path = "/graph/v1.0";
    private const int MostInBatch = 20;

    internal async Task RunAsync(HttpContext http, string path)
    {
        graph.Counts.Begins();
        try
        {
            await AnswerAsync(http, path, http.RequestAborted);
        }
        finally
        {
            graph.Counts.Ends();
        }
    }

    private async Task AnswerAsync(HttpContext http, string path, CancellationToken cancel)
    {
        if (await tokens.GraphRefusalAsync(http.Request.Headers.Authorization, cancel) is { } reason)
        {
            await GraphReply.Error(401, "InvalidAuthenticationToken", $"Access token validation failure: {reason}.").WriteAsync(http.Response, cancel);
            return;
        }
        var root = $"{http.Request.Scheme}://{http.Request.Host}{Path}";
        // The server leaves an escaped slash as it is.
        var request = await GraphRequest.ReadAsync(http, "/" + path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
        var reply = request.Path == "/$batch" ? await BatchAsync(request, root, cancel) : await AnswerAsync(request, root, cancel);
        await reply.WriteAsync(http.Response, cancel);
    }

    private async Task<GraphReply> AnswerAsync(GraphRequest request, string root, CancellationToken cancel)
    {
        if (GraphFacts.Known.Find(request.Method, request.Path) is not { } found) return Invalid($"{request.Method} {request.Path} is no operation that is known here", 404);
        var (operation, ids) = found;
        graph.Counts.Called(operation.Name);
        if (RequestWalker.Problem(operation, request) is { } problem) return Invalid($"{operation.Name}: {problem}", 400);
        var fault = graph.Faults.Take(operation.Name);
        if (fault is { Applied: false }) return Told(GraphReply.Error(fault.Status, "OnPurpose", "Refused on purpose.") with { RetryAfter = fault.RetryAfter });
        if (operation.Needs is { } permission && !graph.Grants(permission)) return graph.Refusal(operation.Name);
        if (operation.Needs is { } scoped && MailboxOf(operation, request, ids) is { } mailbox && !graph.Reaches(scoped, mailbox))
            return GraphReply.Error(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        using var place = graph.Limits.Enter(operation.Name, ids.IsEmpty ? null : ids[0], out var retryAfter);
        if (place is null) return Told(GraphReply.Throttled(retryAfter));
        if (graph.Faults.Delay > TimeSpan.Zero) await graph.Faults.DelayedAsync(time, cancel);
        var reply = await graph.Handlers.Find(operation)(new GraphCall(operation, request, ids, root), cancel);
        return fault is null ? reply : GraphReply.Error(fault.Status, "OnPurpose", "The answer was lost on purpose.");
    }

    /// <summary>Whose mailbox a request is about; null = nobody's.</summary>
    private static string? MailboxOf(GraphOperation operation, GraphRequest request, ImmutableArray<string> ids)
    {
        if (operation.Name == "subscribe") return ((string?)request.Body?["resource"])?.Split('/') is [_, var watched, ..] ? watched : null;
        return operation.Path.StartsWith("/users/{}/", StringComparison.Ordinal) ? ids[0] : null;
    }

    /// <summary>All parts together, as Graph does it, but four at a time of those about mailboxes ("Combine multiple HTTP requests using JSON batching", Learn).</summary>
    private async Task<GraphReply> BatchAsync(GraphRequest request, string root, CancellationToken cancel)
    {
        graph.Counts.Called("batch");
        if (request.Body?["requests"] is not JsonArray { Count: > 0 and <= MostInBatch } steps) return Invalid("batch: 1 to 20 requests are taken", 400);
        using var mailboxes = new SemaphoreSlim(GraphLimits.AtOncePerMailbox);
        var replies = await Task.WhenAll(steps.OfType<JsonObject>().Select(step => AnswerPartAsync(step, root, mailboxes, cancel)));
        return GraphReply.Ok(new JsonObject { ["responses"] = new JsonArray([.. replies]) });
    }

    private async Task<JsonNode> AnswerPartAsync(JsonObject step, string root, SemaphoreSlim mailboxes, CancellationToken cancel)
    {
        var part = GraphRequest.OfBatch(step);
        var isOfMailbox = part.Path.StartsWith("/users/", StringComparison.Ordinal);
        if (isOfMailbox) await mailboxes.WaitAsync(cancel);
        try
        {
            return (await AnswerAsync(part, root, cancel)).InBatch((string?)step["id"] ?? "");
        }
        finally
        {
            if (isOfMailbox) mailboxes.Release();
        }
    }

    private GraphReply Invalid(string what, int status)
    {
        graph.Counts.WasInvalid();
        violations.Add("graph-invalid-request", what);
        return GraphReply.Error(status, "BadRequest", what);
    }

    private GraphReply Told(GraphReply reply)
    {
        graph.Counts.Answered(reply.Status);
        return reply;
    }
}
