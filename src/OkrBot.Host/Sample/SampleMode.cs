using OkrBot.Host.CommandLine;
using OkrBot.Host.Observability;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Host.Sample;

/// <summary>Nothing configured: the program shows itself with a made-up company and a stand-in tenant, on loopback only, in a database file of its own.
/// Refused in Production and as soon as any <c>Teams:*</c> is set.</summary>
internal static class SampleMode
{
    private const string Path = ".okrbot/sample.db";

    /// <summary>As a shell takes it between double quotes.</summary>
    private const string Number = "{\\\"value\\\": 62.5}";

    /// <summary>README and manifest/playground name it; another one is taken when it is not free.</summary>
    private const int TenantPort = 3979;

    /// <summary>The sample's clock stands, as nearly as a clock can, until somebody looks.</summary>
    private const double Standing = 0.000_001;

    public static bool Applies(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(System.IO.Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables().AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables("DOTNET_").AddCommandLine(args).Build();
        var production = string.Equals(configuration["ENVIRONMENT"], Environments.Production, StringComparison.OrdinalIgnoreCase);
        return !production && !configuration.GetSection("Teams").GetChildren().Any() && configuration["Storage:Kind"] is null or "Embedded"
            && configuration["Storage:ConnectionString"] is null && configuration["Storage:Account"] is null;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        // Its clock begins anew with every start, and so does its company.
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        foreach (var old in new[] { Path, Path + "-wal", Path + "-shm" }) File.Delete(old);
        using var time = new ScaledTime(SampleCompany.RehearsalStart, Standing);
        await using var tenant = await TenantAsync(time, CancellationToken.None);
        var company = SampleCompany.Create(tenant);
        var calendars = SampleCalendars.ForTheDay(tenant, company);
        await using var app = OkrProgram.Build(args, StandInSettings.WithGraph(tenant, Path), time);
        RequireLocalCollector(app.Configuration);
        var url = Url(app.Configuration);
        app.Urls.Clear();
        app.Urls.Add(url);
        await app.StartAsync();
        await SampleSeed.SowAsync(app.Services, company, tenant, CancellationToken.None);
        await SampleSeed.FollowAsync(app.Services, company, calendars, CancellationToken.None);
        var key = await SampleSeed.KeyAsync(app.Services, company, CancellationToken.None);
        tenant.Playground.Greeting = async playground =>
        {
            time.AtRealSpeed();
            await SampleSeed.MoveCheckoutAsync(app.Services, company, playground, CancellationToken.None);
        };
        tenant.Playground.Bot = new Uri(app.Urls.First());
        Console.WriteLine($"""

              SAMPLE MODE   {company.Name}, a made-up company; nothing leaves this machine and nothing here is real.
              It is {time.GetUtcNow():ddd d MMM yyyy HH:mm} UTC by the sample's clock, which waits until the Agents Playground is there.
              The bot listens on {url}; the Agents Playground talks to it through {tenant.Playground.Address}
              A number that arrives by itself:  curl -H "Authorization: Bearer {key}" -d "{Number}" {app.Urls.First()}{Values.ValuesEndpoint.Path}
              How:  README, "Try it by hand". To see meetings play by themselves:  dotnet run --project src/OkrBot.Host -- rehearse
              Setting any Teams:* ends this mode.

            """);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<StandInTenant> TenantAsync(TimeProvider time, CancellationToken cancel)
    {
        try
        {
            return await StandInTenant.StartAsync(new StandInTenantOptions(time) { Port = TenantPort }, cancel);
        }
        catch (IOException)
        {
            return await StandInTenant.StartAsync(new StandInTenantOptions(time), cancel);
        }
    }

    /// <summary>The banner says that nothing leaves this machine.</summary>
    private static void RequireLocalCollector(IConfiguration configuration)
    {
        if (TelemetryOptions.Read(configuration) is { Endpoint.IsLoopback: false })
            throw new SettingException(TelemetryOptions.Setting, "and OTEL_EXPORTER_OTLP_ENDPOINT have to be a loopback address in sample mode");
    }

    /// <summary>Another port if people like, and never an address that other machines reach.</summary>
    private static string Url(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
            throw new SettingException("Kestrel:Endpoints", "is not for sample mode, which listens on loopback only; set Urls to a loopback address");
        var url = configuration["urls"] ?? ServeCommand.DefaultUrl;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback
            ? url
            : throw new SettingException("Urls", "has to be one loopback address in sample mode, for instance http://localhost:3979");
    }
}
