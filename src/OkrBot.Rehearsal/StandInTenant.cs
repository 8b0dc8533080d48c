using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Graph;
using OkrBot.Rehearsal.Identity;
using OkrBot.Rehearsal.Playground;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal;

/// <param name="Time">Judges tokens and limits, and stamps messages.</param>
/// <param name="Seed">Two tenants of one seed have the same ids.</param>
public sealed record StandInTenantOptions(TimeProvider Time, int Seed = 1)
{
    public string AppId { get; init; } = "0b0b0b0b-5eed-4000-8000-000000003978";
    public string TenantId { get; init; } = "7e7e7e7e-5eed-4000-8000-000000000001";
    public string ClientSecret { get; init; } = "a-stand-in-secret-good-on-loopback-only";

    /// <summary>0 = any free port.</summary>
    public int Port { get; init; }
}

/// <summary>A Microsoft 365 tenant on loopback, as far as a bot sees one: keys, tokens, the Teams connector and Microsoft Graph, with their limits and their errors.
/// It reads the protocol on its own and shares no code with the bot's side, so that a mistake there is not repeated here.</summary>
public sealed class StandInTenant : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConnectorWatch _watch;

    private StandInTenant(StandInTenantOptions options)
    {
        Options = options;
        Tokens = new TenantTokens(Key, options.Time, options.AppId, options.TenantId, options.ClientSecret);
        World = new TenantWorld(options.Time, options.Seed);
        Checks = new CardChecks(Violations);
        Graph = new GraphTenant(options, World, Violations);
        Tokens.GraphRoles = () => Graph.Granted;
        Drive = new TenantDrive(Violations);
        _watch = new ConnectorWatch(Counts, Faults);
        Playground = new PlaygroundSigner(this);
        _app = Build();
    }

    public StandInTenantOptions Options { get; }
    public SigningKey Key { get; } = new();
    public TenantTokens Tokens { get; }
    public TenantWorld World { get; }

    /// <summary>Where files lie that people give to the bot.</summary>
    public TenantDrive Drive { get; }
    public Faults Faults { get; } = new();
    public ConnectorCounts Counts { get; } = new();
    public Violations Violations { get; } = new();
    public GraphTenant Graph { get; }

    /// <summary>The door for the Agents Playground; closed until it is told where the bot is.</summary>
    public PlaygroundSigner Playground { get; }

    /// <summary>Ends with a slash. <see cref="ServiceUrl"/> and the rest lie below it.</summary>
    public Uri BaseUrl { get; private set; } = new("http://127.0.0.1/");
    public Uri ServiceUrl => new(BaseUrl, "teams/");
    public Uri GraphUrl => new(BaseUrl, GraphGate.Path.TrimStart('/'));
    public Uri OpenIdMetadata => new(BaseUrl, IdentityEndpoints.MetadataPath);
    public Uri TokenEndpoint => new(BaseUrl, IdentityEndpoints.TokenPath(Options.TenantId));
    public string TokenIssuer { get; } = TenantTokens.ChannelIssuer;

    /// <summary>The bot's own id in conversations.</summary>
    public string BotId => $"28:{Options.AppId}";

    /// <summary>Calls of the connector and of Graph under way.</summary>
    public int InFlight => _watch.InFlight + Graph.Counts.UnderWay;

    internal CardChecks Checks { get; }

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<StandInTenant> StartAsync(StandInTenantOptions options, CancellationToken cancel)
    {
        var tenant = new StandInTenant(options);
        try
        {
            await tenant._app.StartAsync(cancel);
        }
        catch (IOException)
        {
            await tenant.DisposeAsync();
            throw;
        }
        tenant.BaseUrl = new Uri(tenant._app.Urls.First().TrimEnd('/') + "/");
        return tenant;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Playground.Dispose();
        Graph.Dispose();
        Key.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Options.Port));
        var app = builder.Build();
        Playground.Map(app);
        Drive.Map(app);
        IdentityEndpoints.Map(app, Key, Tokens, Options.TenantId);
        var gate = new ConnectorGate(Tokens, World, _watch, Options.Time);
        ConnectorEndpoints.Map(app, gate, new ConversationCalls(World, Checks, Options.TenantId), new RosterCalls(World, Options.TenantId));
        var graph = new GraphGate(Graph, Tokens, Violations, Options.Time);
        app.Map(GraphGate.Path + "/{**path}", (HttpContext http, string path) => graph.RunAsync(http, path));
        app.MapFallback("{**path}", (HttpContext http) =>
        {
            Violations.Add("unknown-path", $"{http.Request.Method} {http.Request.Path}");
            return ConnectorReply.Error(404, "NotFound", "No such resource.").WriteAsync(http.Response, http.RequestAborted);
        });
        return app;
    }
}
