using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Sample;
using OkrBot.Host.Tests.Processes;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;
using OkrBot.Testing.Emulator;

namespace OkrBot.Host.Tests.Faults;

/// <summary>The real program with its loops running, on Azurite behind a proxy that fails, cuts and stalls; its clock runs as the wall's does, and is turned
/// on over what would only be waited for.</summary>
internal sealed class FaultStage : IAsyncDisposable
{
    private const int MembersEach = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(25);
    private static readonly DateTimeOffset JustBefore = new(2026, 11, 3, 9, 59, 57, TimeSpan.Zero);

    private readonly ScaledTime _time;
    private readonly StandInTenant _tenant;
    private readonly Azurite _azurite;
    private readonly FaultProxy _proxy;
    private readonly Dictionary<string, string?> _straight;
    private readonly WebApplication _program;
    private readonly WebApplication _reading;

    private FaultStage(ScaledTime time, StandInTenant tenant, (Azurite Azurite, FaultProxy Proxy) storage, int teams)
    {
        (_time, _tenant, _azurite, _proxy) = (time, tenant, storage.Azurite, storage.Proxy);
        Company = SampleCompany.Create(tenant, 9 + (MembersEach * teams), 3 + teams);
        // A machine that is busy with other tests may take its time; what is tried out is the program's own way.
        _straight = new(_azurite.Settings(), StringComparer.Ordinal) { ["Storage:TryTimeout"] = "00:00:10" };
        _reading = Build(_straight);
        _program = Build(new(_straight, StringComparer.Ordinal) { ["Storage:ConnectionString"] = _proxy.ConnectionString, ["Storage:TryTimeout"] = "00:00:01" });
        Client = null!;
    }

    public SampleCompany Company { get; }
    public TeamsClient Client { get; private set; }
    public IReadOnlyList<string> Violations => [.. _tenant.Violations.All.Select(violation => violation.ToString())];

    /// <param name="teams">As many segments, all in the same ten minutes.</param>
    public static async Task<FaultStage> SetAsync(StorageFaults faults, int teams)
    {
        var time = new ScaledTime(JustBefore, 1);
        var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(time), CancellationToken.None);
        var azurite = await Azurite.OfItsOwnAsync();
        var stage = new FaultStage(time, tenant, (azurite, await FaultProxy.StartAsync(azurite, faults)), teams);
        await SampleSeed.SowAsync(stage._reading.Services, stage.Company, tenant, CancellationToken.None);
        await stage._program.StartAsync();
        stage.Client = new TeamsClient(tenant, new Uri(stage._program.Urls.First().TrimEnd('/') + "/"));
        return stage;
    }

    public Task TurnToAsync(TimeOnly local) => _time.JumpToAsync(
        new DateTimeOffset(new DateOnly(2026, 11, 3).ToDateTime(local), TimeSpan.FromHours(1)), () => Client.IsQuiet, CancellationToken.None);

    public TenantPerson PersonOf(SampleTeam team, int at) => Company.People.Single(p => p.ObjectId == team.Team.Members[at].Person.Value);

    public IReadOnlyList<Message> Cards(SampleTeam team) => [.. _tenant.World.MessagesIn(team.Chat.Id).Where(message => message.Card is not null)];

    /// <summary>Waits for what the program has to bring about.</summary>
    public static async Task UntilAsync(string what, Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited in vain: {what}.");
            await Task.Delay(LookAgain);
        }
    }

    /// <summary>What stands in storage, read without the proxy and by nobody who wrote it.</summary>
    public async Task<Stored> ReadAsync(SampleTeam team)
    {
        List<TeamEvent> events = [];
        await foreach (var entry in _reading.Services.GetRequiredService<ITeamCycles>().HistoryAsync(team.Id, CancellationToken.None)) events.Add(entry.Event);
        var room = await _reading.Services.GetRequiredService<IRooms>().FindAsync(team.Id.Tenant, team.Today, CancellationToken.None);
        return new Stored(events, team.Today, room?.Room);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _program.DisposeAsync();
        await _reading.DisposeAsync();
        await _tenant.DisposeAsync();
        await _proxy.DisposeAsync();
        _azurite.Dispose();
        _time.Dispose();
    }

    private WebApplication Build(Dictionary<string, string?> storage)
    {
        var settings = StandInSettings.For(_tenant, "");
        foreach (var (name, value) in storage) settings[name] = value;
        var built = OkrProgram.Build([], settings, _time, services => services.AddLogging(logging => logging.ClearProviders()));
        built.Urls.Clear();
        built.Urls.Add("http://127.0.0.1:0");
        return built;
    }
}
