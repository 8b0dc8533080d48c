using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Teams.Budget;
using OkrBot.Teams.Connector;
using OkrBot.Teams.Files;
using OkrBot.Teams.Inbound;
using OkrBot.Teams.Observability;
using OkrBot.Teams.Replies;
using OkrBot.Teams.Settings;
using OkrBot.Teams.Tokens;
using OkrBot.Teams.Turns;

namespace OkrBot.Teams;

/// <summary>Brings this room into a program. Needs an <c>IBot</c> (one for all turns) and an <c>ISendSlots</c> from the caller; then <c>app.MapTeams()</c>.</summary>
public static class TeamsServices
{
    private const long LargestAnswer = 8 * 1024 * 1024;

    /// <param name="configuration">The root: the section <c>Teams</c> is read, and <c>Cloud</c>.</param>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        var cloud = MicrosoftCloud.Find(configuration[MicrosoftCloud.Setting]) ?? MicrosoftCloud.Public;
        services.AddOptions<TeamsOptions>().Configure(options => options.LiveIn(cloud)).Bind(configuration.GetSection(TeamsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<ServiceHosts>().AddSingleton<TeamsTelemetry>();
        services.AddSingleton(all => new TenantsServed(tenant => all.GetRequiredService<IOptions<TeamsOptions>>().Value.Tenants.Contains(tenant.Value, StringComparer.OrdinalIgnoreCase)));
        services.AddSingleton(all => new BotIdentity(all.GetRequiredService<IOptions<TeamsOptions>>().Value.AppId ?? ""));
        services.AddOptions<FilesOptions>().Configure(options => options.LiveIn(cloud)).Bind(configuration.GetSection(FilesOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FilesOptions>, FilesOptionsValidator>();
        return services.AddInbound().AddTokens().AddOutbound().AddFiles();
    }

    private static IServiceCollection AddInbound(this IServiceCollection services)
    {
        services.AddPlainClient(SigningKeys.HttpClientName);
        return services
            .AddSingleton<SigningKeys>().AddSingleton<CallerCheck>().AddSingleton<ActivityGate>()
            .AddSingleton<TurnMemory>().AddSingleton<TurnBoundary>().AddSingleton<TurnDoor>().AddSingleton<MessagesEndpoint>()
            .AddSingleton<MessageReplies>().AddSingleton<ReplyDoor>();
    }

    private static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddPlainClient(ClientSecretFetcher.HttpClientName);
        services.AddSingleton<ITokenFetcher>(s => s.GetRequiredService<IOptions<TeamsOptions>>().Value is { Credential: not TeamsCredential.ClientSecret } options
            ? AzureIdentityFetcher.For(options)
            : ActivatorUtilities.CreateInstance<ClientSecretFetcher>(s));
        services.TryAddSingleton<ITokenSource>(s => new CachedTokenSource(
            s.GetRequiredService<ITokenFetcher>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IOptions<TeamsOptions>>().Value.TokenScope));
        services.TryAddSingleton<IAppTokens, ScopedTokens>();
        return services;
    }

    private static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.AddTransient<HostWall>().AddTransient<TokenAttacher>();
        services.AddPlainClient(ConnectorHttp.HttpClientName).AddHttpMessageHandler<HostWall>().AddHttpMessageHandler<TokenAttacher>();
        services.TryAddSingleton<ISendBudget, SendBudget>();
        return services
            .AddSingleton<ConnectorHttp>().AddSingleton<ConnectorClient>().AddSingleton<ConnectorSender>()
            .AddSingleton<IMessenger, TeamsMessenger>().AddSingleton<IRoster, TeamsRoster>();
    }

    private static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<FileHosts>().AddSingleton<IFileFetch, FileFetch>();
        services.AddHttpClient(FileFetch.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(all => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                ConnectCallback = all.GetRequiredService<FileHosts>().ConnectAsync,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>No redirects, so that nobody we call can send us elsewhere; no cookies; time limits are the caller's, by its clock.</summary>
    private static IHttpClientBuilder AddPlainClient(this IServiceCollection services, string name)
        => services.AddHttpClient(name, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = LargestAnswer;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("OkrBot/1.0");
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(10),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
}
