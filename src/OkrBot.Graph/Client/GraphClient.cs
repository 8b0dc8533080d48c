using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Settings;

namespace OkrBot.Graph.Client;

/// <summary>The SDK's client with our own token, limits and retries in place of its own: the SDK repeats POST, and its waits have no bound that we choose.</summary>
internal sealed class GraphClient : IDisposable
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http;
    private readonly GraphOptions _options;

    public GraphClient(IOptions<GraphOptions> options, IAppTokens tokens, TimeProvider time)
    {
        _options = options.Value;
        var handlers = GraphClientFactory.CreateDefaultHandlers().Where(handler => handler is not (RetryHandler or RedirectHandler)).ToList();
        handlers.AddRange([new Patience(time), new Governor(time), new TokenAttacher(tokens, _options.Cloud.GraphScope, _options.Address)]);
        _http = GraphClientFactory.Create(handlers, finalHandler: new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        });
        _http.Timeout = LongestCall;
        Service = new GraphServiceClient(_http, new AnonymousAuthenticationProvider(), Root);
    }

    public GraphServiceClient Service { get; }

    /// <summary>With the version and without a slash at its end.</summary>
    public string Root => _options.Address.ToString().TrimEnd('/');

    /// <summary>A stand-in's.</summary>
    public bool IsLoopback => _options.Address.IsLoopback;

    public MicrosoftCloud Cloud => _options.Cloud;

    /// <summary>By which people's clients find the bot.</summary>
    public string AppId => _options.AppId;

    public string ManifestId => _options.EffectiveManifestId;

    /// <summary>The app has rights in its home tenant alone.</summary>
    public bool Serves(TenantId tenant) => string.Equals(tenant.Value, _options.TenantId, StringComparison.OrdinalIgnoreCase);

    /// <summary>A stored link, when it is one of ours: links come from outside.</summary>
    public bool Owns(string link) => link.StartsWith(Root + "/", StringComparison.Ordinal);

    public void Dispose()
    {
        Service.Dispose();
        _http.Dispose();
    }
}
