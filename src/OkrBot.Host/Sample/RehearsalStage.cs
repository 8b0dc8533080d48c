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
    /// <summary>Added by hand, a meeting is looked for after ten seconds, and its calendar read after half a minute.</summary>
    private static readonly TimeSpan ForCalendars = TimeSpan.FromMinutes(2);

    private const string PublicAddress = "https://okrbot.example/";

    private readonly RehearsalOptions _options;
    private readonly ScaledTime _time;
    private readonly StandInTenant _tenant;
    private readonly SampleCompany _company;
    private readonly SampleCalendars _calendars;
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
        _calendars = options.Weeks > 0 ? SampleCalendars.ForTheCycle(tenant, _company) : SampleCalendars.ForTheDay(tenant, _company);
        _program = Build("http://127.0.0.1:0");
    }

    /// <summary>The running program's; another one after a restart.</summary>
    public IServiceProvider Services => _program.Services;

    public SampleCompany Company => _company;

    public StandInTenant Tenant => _tenant;

    public SampleCalendars Calendars => _calendars;

    /// <summary>Where the program listens.</summary>
    public Uri Bot => new(_program.Urls.First().TrimEnd('/') + "/");

    /// <summary>Where an Agents Playground can talk to the program while it stays.</summary>
    public Uri Playground => _tenant.Playground.Address;

    public static async Task<RehearsalStage> SetAsync(RehearsalOptions options, CancellationToken cancel)
    {
        var time = options.Weeks > 0
            ? new ScaledTime(SampleCompany.CycleStart - ForCalendars, options.Speed) { Settle = TimeSpan.FromMilliseconds(4), Grain = TimeSpan.FromMilliseconds(800) }
            : new ScaledTime(SampleCompany.RehearsalStart - ForCalendars, options.Speed);
        var stage = new RehearsalStage(options, time, await StandInTenant.StartAsync(new StandInTenantOptions(time, options.Seed), cancel));
        await stage.StartAsync(cancel);
        using (time.AtRealSpeed()) await stage.SowAsync(cancel);
        stage.Counts.Reset();
        return stage;
    }

    public RehearsalSetup Setup(IRehearsalScreen screen) => new(Bot, _tenant, _company, _time, screen)
    {
        Options = _options,
        Calendars = _calendars,
        ReadBackAsync = ReadBackAsync,
        ReadCycleAsync = ReadCycleAsync,
        IsIdle = () => IsIdle,
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

    private bool IsIdle => Services.GetRequiredService<IWorkQueue>() is WatchedWorkQueue { IsIdle: true };

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
        await StartAsync(cancel);
        return Bot;
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        await _program.StartAsync(cancel);
        _tenant.Graph.Subscriptions.Reach = Bot;
    }

    /// <summary>Meetings that stand in calendars are found there and read before anything is played, as in the days before.</summary>
    private async Task SowAsync(CancellationToken cancel)
    {
        await SampleSeed.SowAsync(Services, _company, _tenant, cancel);
        await SampleSeed.FollowAsync(Services, _company, _calendars, cancel);
        await _time.AdvanceToAsync(_options.Weeks > 0 ? SampleCompany.CycleStart : SampleCompany.RehearsalStart, ForCalendars, () => IsIdle && _tenant.InFlight == 0, cancel);
    }

    private WebApplication Build(string url)
    {
        var built = OkrProgram.Build([], SettingsOf(Path.Combine(_folder, "okrbot.db")), _time,
            // What goes wrong is told by the screen; log lines between the cards would bury them.
            services => Watched(services.AddLogging(logging => logging.ClearProviders())));
        built.Urls.Clear();
        built.Urls.Add(url);
        return built;
    }

    /// <summary>Microsoft 365 tells of changes only where a public address is set, and the stand-in brings them to us all the same.</summary>
    private Dictionary<string, string?> SettingsOf(string path)
        => new(StandInSettings.WithGraph(_tenant, path), StringComparer.Ordinal) { ["Public:BaseUrl"] = PublicAddress };

    private static void Watched(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IWorkQueue));
        services.Remove(inner);
        services.AddSingleton<IWorkQueue>(provider => new WatchedWorkQueue(
            (IWorkQueue)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)),
            provider.GetRequiredService<TimeProvider>()));
    }
}
