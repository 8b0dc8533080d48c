using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OkrBot.Rehearsal.Tests.Doubles;

/// <summary>The smallest program that Teams can talk to: answers each activity with what a function says, and remembers it with its token.</summary>
internal sealed class TinyBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TinyBot(Func<JsonObject, Task<JsonObject?>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/api/messages", async (HttpContext http) =>
        {
            var activity = (JsonObject)(await JsonNode.ParseAsync(http.Request.Body))!;
            Tokens.Enqueue(http.Request.Headers.Authorization.ToString());
            Activities.Enqueue(activity);
            var reply = await answer(activity);
            return reply is null ? Results.StatusCode(200) : Results.Text(reply.ToJsonString(), "application/json");
        });
    }

    internal ConcurrentQueue<JsonObject> Activities { get; } = new();
    internal ConcurrentQueue<string> Tokens { get; } = new();
    internal Uri Url => new(_app.Urls.First());

    internal IEnumerable<JsonObject> Invokes(string name) => Activities.Where(activity => (string?)activity["name"] == name);

    internal static async Task<TinyBot> StartSlowAsync(Func<JsonObject, Task<JsonObject?>> answer)
    {
        var bot = new TinyBot(answer);
        await bot._app.StartAsync();
        return bot;
    }

    internal static Task<TinyBot> StartAsync(Func<JsonObject, JsonObject?> answer) => StartSlowAsync(activity => Task.FromResult(answer(activity)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
