using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Jobs;
using OkrBot.Host.Sample;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.Kit;

/// <summary>The real program over real HTTP with real signed tokens and a real database file, against the stand-in tenant, on a clock
/// that stands until the test moves it. Due work runs when the test says so, so that nothing waits on the wall's clock.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("okrbot-test-").FullName;

    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly Action<IServiceCollection> _change;

    private Stage(ManualTime time, StandInTenant tenant, StageShape shape)
    {
        (_settings, _change) = (shape.Settings, shape.Change);
        Time = time;
        Tenant = tenant;
        Company = SampleCompany.Create(tenant, shape.People, shape.Teams);
        Program = Build();
        Client = null!;
    }

    public ManualTime Time { get; }
    public StandInTenant Tenant { get; }
    public SampleCompany Company { get; }
    public WebApplication Program { get; private set; }
    public TeamsClient Client { get; private set; }
    public TableRequestCounts Counts => Get<TableRequestCounts>();
    public SampleTeam Checkout => Company.Checkout;
    public string ChatId => Checkout.Chat.Id;

    /// <param name="start">An instant; null = twenty seconds before Checkout's meeting.</param>
    public static Task<Stage> SetAsync(string? start = null, int people = 9, int teams = 3) => SetAsync(new StageShape { People = people, Teams = teams }, start);

    public static async Task<Stage> SetAsync(StageShape shape, string? start = null)
    {
        var time = new ManualTime(start is null ? SampleCompany.RehearsalStart : DateTimeOffset.Parse(start));
        var stage = new Stage(time, await StandInTenant.StartAsync(new StandInTenantOptions(time), CancellationToken.None), shape);
        await stage.Program.StartAsync();
        stage.Client = new TeamsClient(stage.Tenant, stage.Address);
        await SampleSeed.SowAsync(stage.Program.Services, stage.Company, stage.Tenant, CancellationToken.None);
        stage.Counts.Reset();
        return stage;
    }

    /// <summary>Checkout's segment just opened, and everybody's client has refreshed.</summary>
    public static async Task<Stage> OpenAsync(StageShape? shape = null)
    {
        var stage = await SetAsync(shape ?? new StageShape());
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        return stage;
    }

    public TenantPerson Facilitator => Company.People.Single(p => p.ObjectId == Checkout.Team.Facilitator?.Value);

    /// <summary>The bot's cards in Checkout's chat, oldest first.</summary>
    public IReadOnlyList<Message> Cards() => [.. Tenant.World.MessagesIn(ChatId).Where(m => m.Card is not null)];

    /// <summary>How often this happened to Checkout on the rehearsal's day.</summary>
    public async Task<int> CountAsync<T>() where T : TeamEvent
    {
        var count = 0;
        await foreach (var entry in Get<ITeamCycles>().HistoryAsync(Checkout.Id, CancellationToken.None))
            if (entry is { Event: T, Version: > 1 }) count++;
        return count;
    }

    public TenantPerson PersonOf(SampleTeam team, int at) => Company.People.Single(p => p.ObjectId == team.Team.Members[at].Person.Value);

    /// <summary>Sends what no card of ours would: any verb with any data, as this person.</summary>
    public async Task<BotAnswer> ForgeAsync(string person, string verb, JsonObject data, string? chatId = null)
        => BotAnswer.Read((await Client.DeliverAsync(Client.ActionActivity(Person(person), chatId ?? ChatId, verb, data), 1, CancellationToken.None))[0]);

    /// <summary>Presses a button of exactly this message, with the segment's own data.</summary>
    public async Task PressOnAsync(string person, Message message, string verb)
    {
        var data = new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["start"] = "2026-11-03T08:30:00Z", ["view"] = "t" };
        var activity = Client.ActionActivity(Person(person), ChatId, verb, data);
        activity["replyToId"] = message.Id;
        await Client.DeliverAsync(activity, 1, CancellationToken.None);
    }

    public Uri Address => new(Program.Urls.First().TrimEnd('/') + "/");

    public T Get<T>() where T : notnull => Program.Services.GetRequiredService<T>();

    public async Task<TeamCycle> CheckoutNowAsync() => (await Get<ITeamCycles>().FindAsync(Checkout.Id, CancellationToken.None))!;

    public TenantPerson Person(string name) => Company.Person(name);

    /// <summary>Does all work that is due now, until none is.</summary>
    public async Task WorkAsync()
    {
        while (await Get<JobRunner>().PassAsync(CancellationToken.None) > 0)
        {
        }
        await Client.RefreshedAsync(CancellationToken.None);
    }

    /// <summary>Moves the clock to this local time of the rehearsal's day, second by second, doing what becomes due.</summary>
    public async Task AdvanceToAsync(string localTime)
    {
        var local = new DateOnly(2026, 11, 3).ToDateTime(TimeOnly.Parse(localTime));
        var target = new DateTimeOffset(local, TimeSpan.FromHours(1));
        while (Time.Now < target)
        {
            Time.Advance(target - Time.Now < TimeSpan.FromSeconds(1) ? target - Time.Now : TimeSpan.FromSeconds(1));
            await WorkAsync();
        }
    }

    /// <summary>What the clock on the wall of the meeting shows.</summary>
    public TimeOnly LocalTime => TimeOnly.FromDateTime(Time.Now.UtcDateTime.AddHours(1));

    /// <summary>Lets every planner look at everything, whosever turn it is.</summary>
    /// <param name="server">Whose planners; null = the stage's.</param>
    public async Task PlanAsync(WebApplication? server = null)
    {
        var services = (server ?? Program).Services;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var tenants = await services.GetRequiredService<IDirectory>().TenantsAsync(CancellationToken.None).ToListAsync();
        foreach (var shard in Shards.All)
            foreach (var planner in services.GetServices<IPlanner>())
                await planner.PassAsync(new PlannerPass(new Shard(shard), [.. tenants], now, FirstOfDay: false) { Tenantwide = shard == Shards.All.First() }, CancellationToken.None);
    }

    public async Task StartMeetingAsync(string by = "Ann", MeetingEventCasing casing = MeetingEventCasing.Pascal)
    {
        await Client.MeetingStartsAsync(Person(by), ChatId, casing, CancellationToken.None);
        await WorkAsync();
    }

    public Task<BotAnswer> PressAsync(string person, string title) => Client.PressAsync(Person(person), ChatId, title, CancellationToken.None);

    public Task<BotAnswer> PressAsync(string person, Press press) => Client.PressAsync(Person(person), ChatId, press, CancellationToken.None);

    /// <summary>Stops the program without a word and starts it again on the same file.</summary>
    public async Task RestartAsync()
    {
        await Program.DisposeAsync();
        Program = Build();
        await Program.StartAsync();
        Client.Bot = Address;
    }

    /// <summary>One more program on the same file.</summary>
    /// <param name="time">Its own clock; null = the stage's.</param>
    public async Task<WebApplication> AnotherServerAsync(TimeProvider? time = null)
    {
        var other = Build(time);
        await other.StartAsync();
        return other;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await Program.DisposeAsync();
        await Tenant.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private WebApplication Build(TimeProvider? time = null)
    {
        var settings = StandInSettings.For(Tenant, Path.Combine(_folder, "okrbot.db"));
        foreach (var (name, value) in _settings) settings[name] = value;
        var built = OkrProgram.Build([], settings, time ?? Time, services =>
        {
            foreach (var loop in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory is not null).ToList()) services.Remove(loop);
            foreach (var loop in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace == typeof(JobRunner).Namespace).ToList()) services.Remove(loop);
            services.AddLogging(logging => logging.ClearProviders());
            _change(services);
        });
        built.Urls.Clear();
        built.Urls.Add("http://127.0.0.1:0");
        return built;
    }
}

/// <summary>What a stage is set up with.</summary>
internal sealed record StageShape
{
    public int People { get; init; } = 9;
    public int Teams { get; init; } = 3;

    /// <summary>Beside those of the stand-in tenant.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The last word on the services.</summary>
    public Action<IServiceCollection> Change { get; init; } = _ => { };
}
