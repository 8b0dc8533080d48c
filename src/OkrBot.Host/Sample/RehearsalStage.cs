using OkrBot.App.Ports;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing;
using OkrBot.Rehearsal.Playing.Weeks;
using OkrBot.Rehearsal.Screens;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Sample;

/// <summary>The real program, a stand-in tenant and a database file of its own, for one rehearsal. The file goes when the stage does.</summary>
internal sealed class RehearsalStage : IAsyncDisposable
{
    private readonly RehearsalOptions _options;
    private readonly ScaledTime _time;
    private readonly StandInTenant _tenant;
    private readonly SampleCompany _company;
    private readonly string _folder = Directory.CreateTempSubdirectory("okrbot-rehearsal-").FullName;
    private WebApplication _program;
    private int _requestsBefore;

    private RehearsalStage(RehearsalOptions options, ScaledTime time, StandInTenant tenant)
    {
        _options = options;
        _time = time;
        _tenant = tenant;
        _company = options.Weeks > 0
            ? SampleCompany.CreateUnplayed(tenant, options.Teams, options.Weeks)
            : SampleCompany.Create(tenant, options.People, options.Teams);
        _program = Build("http://127.0.0.1:0");
    }

    /// <summary>The running program's; another one after a restart.</summary>
    public IServiceProvider Services => _program.Services;

    public SampleCompany Company => _company;

    public StandInTenant Tenant => _tenant;

    /// <summary>Where the program listens.</summary>
    public Uri Bot => new(_program.Urls.First().TrimEnd('/') + "/");

    /// <summary>Where an Agents Playground can talk to the program while it stays.</summary>
    public Uri Playground => _tenant.Playground.Address;

    public static async Task<RehearsalStage> SetAsync(RehearsalOptions options, CancellationToken cancel)
    {
        var time = options.Weeks > 0
            ? new ScaledTime(SampleCompany.CycleStart, options.Speed) { Settle = TimeSpan.FromMilliseconds(4), Grain = TimeSpan.FromMilliseconds(800) }
            : new ScaledTime(SampleCompany.RehearsalStart, options.Speed);
        var stage = new RehearsalStage(options, time, await StandInTenant.StartAsync(new StandInTenantOptions(time, options.Seed), cancel));
        await stage._program.StartAsync(cancel);
        using (time.AtRealSpeed()) await SampleSeed.SowAsync(stage._program.Services, stage._company, stage._tenant, cancel);
        stage.Counts.Reset();
        return stage;
    }

    public RehearsalSetup Setup(IRehearsalScreen screen) => new(Bot, _tenant, _company, _time, screen)
    {
        Options = _options,
        ReadBackAsync = ReadBackAsync,
        ReadCycleAsync = ReadCycleAsync,
        IsIdle = () => Services.GetRequiredService<IWorkQueue>() is WatchedWorkQueue { IsIdle: true },
        RestartAsync = RestartAsync,
    };

    /// <summary>Goes on until cancelled, on the address that people expect when it is free.</summary>
    public async Task StayAsync(CancellationToken cancel)
    {
        _time.AtRealSpeed();
        _tenant.Playground.Bot = Bot;
        await _program.WaitForShutdownAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _tenant.DisposeAsync();
        _time.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private TableRequestCounts Counts => _program.Services.GetRequiredService<TableRequestCounts>();

    private Task<StoredFacts> ReadBackAsync(CancellationToken cancel)
        => StoredFacts.ReadAsync(_program.Services.GetRequiredService<ITeamCycles>(), _company, _requestsBefore, cancel);

    private Task<StoredCycle> ReadCycleAsync(CancellationToken cancel)
        => StoredCycle.ReadAsync(_program.Services.GetRequiredService<ITeamCycles>(), _company, _requestsBefore, cancel);

    private async Task<Uri> RestartAsync(CancellationToken cancel)
    {
        _requestsBefore += (int)(Counts.Of(TableNames.TeamCycles) + Counts.Of(TableNames.Rooms));
        await _program.StopAsync(cancel);
        await _program.DisposeAsync();
        _program = Build("http://127.0.0.1:0");
        await _program.StartAsync(cancel);
        return Bot;
    }

    private WebApplication Build(string url)
    {
        var built = OkrProgram.Build([], StandInSettings.For(_tenant, Path.Combine(_folder, "okrbot.db")), _time,
            // What goes wrong is told by the screen; log lines between the cards would bury them.
            services => Watched(services.AddLogging(logging => logging.ClearProviders())));
        built.Urls.Clear();
        built.Urls.Add(url);
        return built;
    }

    private static void Watched(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IWorkQueue));
        services.Remove(inner);
        services.AddSingleton<IWorkQueue>(provider => new WatchedWorkQueue(
            (IWorkQueue)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)),
            provider.GetRequiredService<TimeProvider>()));
    }
}
