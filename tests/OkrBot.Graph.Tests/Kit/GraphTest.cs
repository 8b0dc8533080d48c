using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;
using OkrBot.Testing;

namespace OkrBot.Graph.Tests.Kit;

/// <summary>The room over real HTTP against a stand-in tenant: Ann organises, Bo is invited. At the end no request may have been one that Graph would not take,
/// and no limit may have been passed.</summary>
public abstract class GraphTest(string start = "2026-10-19T06:00:00Z", bool skipDelays = false) : IAsyncLifetime
{
    private ServiceProvider _services = null!;

    private protected ManualTime Time { get; } = new(DateTimeOffset.Parse(start), skipDelays);
    private protected StandInTenant Tenant { get; private set; } = null!;
    private protected TenantPerson Ann { get; private set; } = null!;
    private protected TenantPerson Bo { get; private set; } = null!;
    private protected StandInTokens Tokens { get; private set; } = null!;
    private protected NotedRights Rights { get; } = new();
    private protected NotedLogs Logs { get; } = new();
    private protected TenantId Home => new(Tenant.Options.TenantId);
    private protected static CancellationToken None => CancellationToken.None;

    /// <summary>Beside those that name the tenant.</summary>
    private protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Where the bot can be reached.</summary>
    private protected virtual Uri? Ours => null;

    public virtual async Task InitializeAsync()
    {
        Tenant = await StandInTenant.StartAsync(new StandInTenantOptions(Time), None);
        Ann = Tenant.World.AddPerson("Ann");
        Bo = Tenant.World.AddPerson("Bo");
        Tokens = new StandInTokens(Tenant, MicrosoftCloud.Find(Settings.GetValueOrDefault(MicrosoftCloud.Setting))!.GraphScope);
        _services = Build(Settings);
    }

    public virtual async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await Tenant.DisposeAsync();
        Assert.Empty(Tenant.Violations.All);
    }

    private protected T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    private protected ServiceProvider Build(IReadOnlyDictionary<string, string?> more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Teams:AppId"] = Tenant.Options.AppId,
            ["Teams:TenantId"] = Tenant.Options.TenantId,
            ["Graph:Enabled"] = "true",
            ["Graph:BaseUrl"] = Tenant.GraphUrl.ToString(),
        };
        foreach (var (name, value) in more) settings[name] = value;
        var services = new ServiceCollection();
        services.AddLogging(log => log.AddProvider(Logs)).AddSingleton<TimeProvider>(Time).AddSingleton<IAppTokens>(Tokens).AddSingleton(new PublicAddress(Ours)).AddSingleton<IRightsSeen>(Rights);
        services.AddGraph(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }

    /// <summary>A weekly meeting of Ann's, Tuesdays at 09:30 in Berlin from 6 October 2026 on, thirty minutes.</summary>
    private protected CalendarItem Weekly(string title = "Checkout weekly", Rhythm? rhythm = null, string zone = "Europe/Berlin")
        => Tenant.Graph.Calendars.Schedule(Ann, Chat(title), At("2026-10-06T09:30"), TimeSpan.FromMinutes(30), rhythm ?? Rhythm.Weekly(), zone);

    private protected Chat Chat(string title, TenantPerson? organizer = null)
    {
        var chat = Tenant.World.AddMeetingChat(title, organizer ?? Ann, Time.Now, TimeSpan.FromMinutes(30), [Ann, Bo]);
        chat.BotRemoved = true;
        return chat;
    }

    private protected static PersonId IdOf(TenantPerson person) => new(person.ObjectId!);

    private protected static DateTime At(string wall) => DateTime.Parse(wall, System.Globalization.CultureInfo.InvariantCulture);

    private protected static DateTimeOffset Utc(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    private protected TimeWindow Next(int days) => new(Time.Now, Time.Now.AddDays(days));
}

/// <summary>The bot's tokens as the tenant gives them, without a trip for each.</summary>
/// <param name="expected">The scope that the bot asks for, by its cloud; the tenant is the world's.</param>
internal sealed class StandInTokens(StandInTenant tenant, string expected) : IAppTokens
{
    /// <summary>What to give instead; used up one by one.</summary>
    public Queue<string?> Instead { get; } = [];
    public int Dropped { get; private set; }

    public ValueTask<string?> FindAsync(string scope, CancellationToken cancel)
    {
        Assert.Equal(expected, scope);
        return new(Instead.TryDequeue(out var other) ? other : tenant.Tokens.ForBot(tenant.Options.AppId, tenant.Options.ClientSecret, "https://graph.microsoft.com"));
    }

    public void Drop(string scope, string token) => Dropped++;
}

/// <summary>What was noted of rights, in its order.</summary>
internal sealed class NotedRights : IRightsSeen
{
    public System.Collections.Concurrent.ConcurrentQueue<(string Right, PersonId? Whose, bool Works)> All { get; } = [];

    /// <summary>What keeps the notes is not there.</summary>
    public bool IsAway { get; set; }

    public Task NoteAsync(TenantId tenant, Right right, PersonId? whose, bool works, CancellationToken cancel)
    {
        if (IsAway) throw new Away();
        All.Enqueue((right.Name, whose, works));
        return Task.CompletedTask;
    }

    private sealed class Away() : UnavailableException("Busy", null);
}

/// <summary>What the room logged to be seen, in its order; not what HTTP tells of each request.</summary>
internal sealed class NotedLogs : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _all = [];

    public IReadOnlyCollection<string> All => _all;

    public ILogger CreateLogger(string categoryName) => this;
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) _all.Enqueue(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
