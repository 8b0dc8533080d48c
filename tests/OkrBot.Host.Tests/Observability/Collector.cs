using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace OkrBot.Host.Tests.Observability;

/// <summary>A real OTLP receiver on loopback, that writes down what it gets.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private static readonly byte[] EmptyMessage = new byte[5];
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _got = new();

    private Collector(bool grpc)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = grpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        _app = builder.Build();
        _app.Run(grpc ? AnswerGrpcAsync : AnswerAsync);
    }

    public string Address { get; private set; } = "";

    public IReadOnlyCollection<(string Path, byte[] Body)> Got => _got;

    /// <summary>Everything that came there, as text in which the words of the messages can be found.</summary>
    public string TextOf(string path) => string.Concat(_got.Where(got => got.Path == path).Select(got => Encoding.UTF8.GetString(got.Body)));

    public static async Task<Collector> StartAsync(bool grpc = false)
    {
        var collector = new Collector(grpc);
        await collector._app.StartAsync();
        collector.Address = collector._app.Urls.First();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        await KeepAsync(context);
        context.Response.ContentType = "application/x-protobuf";
    }

    private async Task AnswerGrpcAsync(HttpContext context)
    {
        await KeepAsync(context);
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(EmptyMessage);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _got.Enqueue((context.Request.Path.Value!, body.ToArray()));
    }
}
