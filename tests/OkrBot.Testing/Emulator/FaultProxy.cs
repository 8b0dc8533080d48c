using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace OkrBot.Testing.Emulator;

/// <summary>Stands between the program and the emulator and lets things go wrong as the dice say.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(30);
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Transfer-Encoding", "Keep-Alive"];

    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _onward = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Dictionary<int, Uri> _onwardTo = [];
    private readonly StorageFaults _faults;

    private FaultProxy(StorageFaults faults)
    {
        _faults = faults;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _app.Run(context => PassAsync(context, _onwardTo[context.Connection.LocalPort]));
    }

    /// <summary>As that of the emulator behind it.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<FaultProxy> StartAsync(Azurite behind, StorageFaults faults)
    {
        var proxy = new FaultProxy(faults);
        await proxy._app.StartAsync();
        var own = proxy._app.Urls.Select(url => new Uri(url)).ToList();
        var (tables, queues) = behind.Addresses;
        (proxy._onwardTo[own[0].Port], proxy._onwardTo[own[1].Port]) = (tables, queues);
        proxy.ConnectionString = Azurite.ConnectionStringOf(own[0], own[1]);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _onward.Dispose();
    }

    private async Task PassAsync(HttpContext context, Uri to)
    {
        var (fault, isDone) = _faults.Next();
        try
        {
            if (fault == StorageFault.Stall) await Task.Delay(Stalled, TimeProvider.System, context.RequestAborted);
            using var answer = fault == StorageFault.None || isDone ? await OnwardAsync(context, to) : null;
            if (fault == StorageFault.None) await CopyAsync(answer!, context);
            else if (fault == StorageFault.Busy) await SayAsync(context, 503, "ServerBusy");
            else if (fault == StorageFault.Broken) await SayAsync(context, 500, "OperationTimedOut");
            else context.Abort();
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    /// <summary>Not given up when the caller is: what storage has, it carries out.</summary>
    private async Task<HttpResponseMessage> OnwardAsync(HttpContext context, Uri to)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{to.GetLeftPart(UriPartial.Authority)}{target}");
        request.Content = body.Length > 0 || context.Request.ContentLength == 0 ? new ByteArrayContent(body.ToArray()) : null;
        foreach (var (name, values) in context.Request.Headers)
        {
            if (OfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable())) request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return await _onward.SendAsync(request, CancellationToken.None);
    }

    private static async Task CopyAsync(HttpResponseMessage answer, HttpContext context)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!OfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase)) context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task SayAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($$"""{"odata.error":{"code":"{{code}}","message":{"lang":"en-US","value":"Not now."} } }""", context.RequestAborted);
    }
}
