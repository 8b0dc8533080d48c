using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playground;

/// <summary>Where a Microsoft 365 Agents Playground may be pointed instead of at the bot. The Playground sends no token and the bot asks everybody
/// for one, so this door signs each activity as Teams would, hands it on, and gives the bot's answer back as it came.
/// Only programs of this machine are let in, and no web page.</summary>
public sealed class PlaygroundSigner : IDisposable
{
    internal const string MessagesPath = "/playground/api/messages";

    private readonly StandInTenant _tenant;
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20) });
    private readonly Lock _gate = new();
    private Uri? _known;
    private Task _greeted = Task.CompletedTask;

    internal PlaygroundSigner(StandInTenant tenant) => _tenant = tenant;

    /// <summary>For the Playground's option <c>--app-endpoint</c>.</summary>
    public Uri Address => new(_tenant.BaseUrl, MessagesPath);

    /// <summary>Where the bot listens; only its host part counts. Null, as at the start: nothing is signed, and the door answers 404.</summary>
    public Uri? Bot { get; set; }

    /// <summary>Runs before the first activity of a Playground goes on, with the address under which the bot can call it back.</summary>
    public Func<Uri, Task> Greeting { get; set; } = static _ => Task.CompletedTask;

    public void Dispose() => _http.Dispose();

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(MessagesPath, HandleAsync);
        // The Playground looks whether somebody is there before it shows its page.
        routes.MapMethods(MessagesPath, [HttpMethods.Head], static () => Results.StatusCode(StatusCodes.Status405MethodNotAllowed));
    }

    private async Task HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        var refusal = Bot is null ? ConnectorReply.Error(404, "NotFound", "No bot was named.")
            : LocalCaller.Is(http) ? null
            : ConnectorReply.Error(403, "Forbidden", "Only for programs of this machine.");
        if (refusal is null)
        {
            (var activity, refusal) = await PlaygroundActivity.ReadAsync(http, cancel);
            if (activity is not null) await PassOnAsync(http, Bot!, activity, cancel);
        }
        if (refusal is not null) await refusal.WriteAsync(http.Response, cancel);
    }

    private async Task PassOnAsync(HttpContext http, Uri bot, PlaygroundActivity activity, CancellationToken cancel)
    {
        await GreetAsync(activity.ServiceUrl, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/api/messages"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tenant.Tokens.ForChannel(activity.ServiceUrl));
        request.Headers.TryAddWithoutValidation("x-ms-tenant-id", _tenant.Options.TenantId);
        request.Content = new StringContent(AsTeamsTells(activity.Body).ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var answer = await _http.SendAsync(request, cancel);
            http.Response.StatusCode = (int)answer.StatusCode;
            http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await answer.Content.CopyToAsync(http.Response.Body, cancel);
        }
        catch (HttpRequestException)
        {
            await ConnectorReply.Error(502, "BadGateway", $"The bot on {bot} does not answer.").WriteAsync(http.Response, cancel);
        }
    }

    private Task GreetAsync(Uri serviceUrl, CancellationToken cancel)
    {
        lock (_gate)
        {
            if (_known != serviceUrl || _greeted.IsFaulted) _greeted = Greeting(serviceUrl);
            _known = serviceUrl;
            return _greeted.WaitAsync(cancel);
        }
    }

    /// <summary>What Teams tells with every activity and an injected one may lack: an id, the tenant, the meeting behind the chat, the time of the tenant's clock.</summary>
    private JsonObject AsTeamsTells(JsonObject activity)
    {
        activity["id"] ??= $"playground-{Guid.NewGuid():N}";
        if (activity["channelData"] is not JsonObject data) activity["channelData"] = data = [];
        if (Json.Text((data["tenant"] as JsonObject)?["id"]) is null) data["tenant"] = new JsonObject { ["id"] = _tenant.Options.TenantId };
        var chat = Json.Text((activity["conversation"] as JsonObject)?["id"]) is { } id ? _tenant.World.FindChat(id) : null;
        if (data["meeting"] is null && chat?.Meeting is { } meeting) data["meeting"] = new JsonObject { ["id"] = meeting.Id };
        activity["timestamp"] = _tenant.Options.Time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return activity;
    }
}

/// <summary>Tells a program of this machine from another machine, and from a web page in this machine's browser.</summary>
internal static class LocalCaller
{
    /// <summary>A page's request carries its origin. A foreign name that was made to point here shows in the host header.</summary>
    internal static bool Is(HttpContext http)
        => http.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
            && http.Request.Headers.Origin.Count == 0
            && Uri.TryCreate($"http://{http.Request.Host}", UriKind.Absolute, out var called) && called.IsLoopback;
}
