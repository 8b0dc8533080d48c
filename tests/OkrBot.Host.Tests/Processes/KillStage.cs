using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Sample;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;
using OkrBot.Storage.Planning;

namespace OkrBot.Host.Tests.Processes;

/// <summary>The program in a process that is killed and started again on the same file, against a stand-in tenant that lives on in this one.
/// Both clocks show the same: each start hands the tenant's to the child.</summary>
internal sealed class KillStage : IAsyncDisposable
{
    /// <summary>Rehearsed seconds per second while nobody slows the clock down.</summary>
    public const double Fast = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("okrbot-kill-").FullName;
    private readonly ScaledTime _time;
    private Serving? _serving;
    private double _speed = Fast;

    private KillStage(ScaledTime time, StandInTenant tenant)
    {
        _time = time;
        Tenant = tenant;
        Company = SampleCompany.Create(tenant);
        Client = new TeamsClient(tenant, new Uri("http://127.0.0.1:1/"));
    }

    public StandInTenant Tenant { get; }
    public SampleCompany Company { get; }
    public TeamsClient Client { get; }
    public SampleTeam Team => Company.Checkout;
    public string ChatId => Team.Chat.Id;
    public ChildProgram Child => _serving!.Program;

    public static async Task<KillStage> SetAsync()
    {
        var time = new ScaledTime(SampleCompany.RehearsalStart, Fast);
        var stage = new KillStage(time, await StandInTenant.StartAsync(new StandInTenantOptions(time), CancellationToken.None));
        await using var program = stage.Build();
        await SampleSeed.SowAsync(program.Services, stage.Company, stage.Tenant, CancellationToken.None);
        return stage;
    }

    /// <summary>Until disposed, both clocks run as the wall's does; for children started from now on.</summary>
    public IDisposable AtRealSpeed()
    {
        _speed = 1;
        var slow = _time.AtRealSpeed();
        return new Ending(() =>
        {
            _speed = Fast;
            slow.Dispose();
        });
    }

    public async Task StartAsync()
    {
        _serving = await Serving.StartAsync(Settings, _folder);
        Client.Bot = _serving.Address;
    }

    /// <summary>One more server on the same file.</summary>
    public Task<Serving> AnotherAsync() => Serving.StartAsync(Settings, _folder);

    public async Task KillAsync()
    {
        Child.Kill();
        await Child.GoneAsync();
    }

    /// <summary>Turns the tenant's clock on to this local time of the rehearsal's day, while the program is dead. Never back.</summary>
    public Task TurnToAsync(TimeOnly local) => _time.AdvanceToAsync(
        new DateTimeOffset(new DateOnly(2026, 11, 3).ToDateTime(local), TimeSpan.FromHours(1)), TimeSpan.FromDays(1), () => true, CancellationToken.None);

    /// <summary>Teams brings an event again that was not taken: a program that has only just started may be too slow for the first.</summary>
    public async Task StartMeetingAsync()
    {
        var status = 0;
        for (var delivery = 1; delivery <= 3 && status is < 200 or > 202; delivery++)
            status = (await Client.MeetingStartsAsync(Person("Ann"), ChatId, MeetingEventCasing.Pascal, CancellationToken.None)).Status;
        Assert.InRange(status, 200, 202);
    }

    public TenantPerson Person(string name) => Company.Person(name);

    public IReadOnlyList<Message> Cards() => [.. Tenant.World.MessagesIn(ChatId).Where(message => message.Card is not null)];

    public bool CardSays(string words) => Cards().Any(card => card.Card!.ToJsonString().Contains(words, StringComparison.Ordinal));

    /// <summary>What stands in the file, read by another process than the one that wrote it.</summary>
    public async Task<Stored> ReadAsync()
    {
        await using var program = Build();
        var teams = program.Services.GetRequiredService<ITeamCycles>();
        List<TeamEvent> events = [];
        await foreach (var entry in teams.HistoryAsync(Team.Id, CancellationToken.None)) events.Add(entry.Event);
        var room = await program.Services.GetRequiredService<IRooms>().FindAsync(Team.Id.Tenant, Team.Today, CancellationToken.None);
        return new Stored(events, Team.Today, room?.Room);
    }

    /// <summary>When the oldest item was due that nobody holds.</summary>
    public async Task<DateTimeOffset?> OldestDueAsync()
    {
        await using var program = Build();
        return await program.Services.GetRequiredService<IWorkQueue>().OldestDueAsync(CancellationToken.None);
    }

    public async Task<IEnumerable<string?>> ShardHoldersAsync()
    {
        await using var program = Build();
        return (await program.Services.GetRequiredService<ShardLeases>().StatesAsync(CancellationToken.None)).Select(shard => shard.Holder);
    }

    /// <summary>Waits for what the program has to bring about.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited in vain: {what}. {_serving?.Program.Error}");
            await Task.Delay(LookAgain);
        }
    }

    public Task UntilAsync(string what, Func<bool> holds) => UntilAsync(what, () => Task.FromResult(holds()));

    public async ValueTask DisposeAsync()
    {
        if (_serving is not null) await _serving.DisposeAsync();
        Client.Dispose();
        await Tenant.DisposeAsync();
        _time.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string?> Stand() => StandInSettings.For(Tenant, Path.Combine(_folder, "okrbot.db"));

    private Dictionary<string, string?> Settings()
    {
        var settings = Stand();
        settings["Clock:Origin"] = _time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        settings["Clock:Anchor"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        settings["Clock:Speed"] = _speed.ToString(CultureInfo.InvariantCulture);
        return settings;
    }

    private WebApplication Build() => OkrProgram.Build([], Stand(), _time, services => services.AddLogging(logging => logging.ClearProviders()));

    private sealed class Ending(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
