using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OkrBot.Testing.Teams;

/// <summary>What the bot asked the connector.</summary>
/// <param name="Target">Path and query as they stood on the wire, escapes and all.</param>
public sealed record ConnectorRequest(string Method, string Target, string? Authorization, string Body);

/// <param name="Status">0 cuts the connection without an answer.</param>
public sealed record StubAnswer(int Status, string Body = "{}", string? RetryAfter = null, string? Location = null);

/// <summary>A connector that takes everything and writes it down. Tests put answers in its way: the queued ones first, then what <see cref="Rule"/> says.</summary>
public sealed class StubConnector : IAsyncDisposable
{
    private readonly WebApplication _app = Loopback.Builder().Build();
    private int _ids;

    private StubConnector() => _app.Run(AnswerAsync);

    /// <summary>A service URL, with a slash at the end as Teams writes it.</summary>
    public string ServiceUrl { get; private set; } = "";

    public ConcurrentQueue<ConnectorRequest> Requests { get; } = new();
    public ConcurrentQueue<StubAnswer> Next { get; } = new();
    public Func<ConnectorRequest, StubAnswer?>? Rule { get; set; }

    /// <summary>Holds every answer back until it completes.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public IEnumerable<ConnectorRequest> Sent => Requests.Where(r => r.Method == "POST" && r.Target.Contains("/activities", StringComparison.Ordinal));

    public static async Task<StubConnector> StartAsync(string path = "/emea/")
    {
        var stub = new StubConnector();
        stub.ServiceUrl = await Loopback.StartAsync(stub._app) + path;
        return stub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new ConnectorRequest(context.Request.Method, target, context.Request.Headers.Authorization, await reader.ReadToEndAsync());
        Requests.Enqueue(request);
        await Hold;
        var answer = Next.TryDequeue(out var next) ? next : Rule?.Invoke(request) ?? Usual(request);
        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        if (answer.RetryAfter is { } retryAfter)
            context.Response.Headers.RetryAfter = retryAfter;
        if (answer.Location is { } location)
            context.Response.Headers.Location = location;
        await context.Response.WriteAsync(answer.Body);
    }

    private StubAnswer Usual(ConnectorRequest request) => (request.Method, request.Target) switch
    {
        ("POST", var target) when target.EndsWith("/v3/conversations", StringComparison.Ordinal) => new(201, """{"id":"a:personal-1"}"""),
        ("POST", _) => new(201, $$"""{"id":"sent-{{Interlocked.Increment(ref _ids)}}"}"""),
        ("PUT" or "DELETE", _) => new(200),
        _ => new(404, """{"error":{"code":"NotFound","message":"no such thing"}}"""),
    };
}
