using OkrBot.App.Features;
using OkrBot.Graph;
using OkrBot.Host.Changes;
using OkrBot.Host.Clock;
using OkrBot.Host.Health;
using OkrBot.Host.Holds;
using OkrBot.Host.Jobs;
using OkrBot.Host.Observability;
using OkrBot.Host.Values;
using OkrBot.Storage;
using OkrBot.Teams;
using OkrBot.Teams.Inbound;

namespace OkrBot.Host;

/// <summary>The program as a table of contents: settings, rooms, work, telemetry, endpoints.</summary>
public static class OkrProgram
{
    private const long LargestBody = 1024 * 1024;

    /// <param name="settings">Laid over files, environment and arguments; for rehearsals, sample mode and tests.</param>
    /// <param name="time">The clock of the whole program; null = as <c>Clock:*</c> says.</param>
    /// <param name="change">Last word on the services, for tests and benchmarks.</param>
    public static WebApplication Build(
        string[] args, IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? time = null, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        builder.Host.ConfigureHostOptions(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.Logging.AddJsonLines(builder.Environment);

        var services = builder.Services;
        services.AddSingleton(PublicOptions.Read(builder.Configuration));
        services.AddSingleton(ProgrammeOptions.Read(builder.Configuration));
        services.AddSingleton(CloudOptions.Read(builder.Configuration));
        services.AddTeams(builder.Configuration);
        services.AddGraph(builder.Configuration);
        services.AddStorage(builder.Configuration);
        services.AddClock(builder.Configuration, time);
        services.AddBot();
        services.AddWork();
        services.AddChanges();
        services.AddTelemetry(builder.Configuration);
        change?.Invoke(services);

        var app = builder.Build();
        app.MapTeams();
        app.MapHealth();
        app.MapValues();
        app.MapChanges();
        app.MapHolds();
        return app;
    }
}
