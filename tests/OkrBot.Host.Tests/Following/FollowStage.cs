using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Observability;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Setup;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.Graph.Subscriptions;
using OkrBot.Rehearsal.World;
using OkrBot.Storage.Copying;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Following;

/// <summary>Ann picked "Search weekly" (Tuesdays, 09:30 in Berlin) for her team on Tuesday, 3 November 2026, and the bot has read her calendar.</summary>
internal sealed class FollowStage : IAsyncDisposable
{
    private FollowStage(PickStage pick) => Pick = pick;

    public PickStage Pick { get; }
    public Stage Stage => Pick.Stage;
    public StandInTenant Tenant => Pick.Tenant;
    public TenantCalendars Calendars => Tenant.Graph.Calendars;
    public GraphSubscriptions Subscriptions => Tenant.Graph.Subscriptions;
    public BrokenQueue Queue => (BrokenQueue)Stage.Get<IWorkQueue>();
    public TenantId Home => new(Tenant.Options.TenantId);
    public PersonId Ann => new(Pick.IdOf("Ann"));

    /// <param name="address">Where Microsoft 365 reaches the bot; null = nowhere.</param>
    /// <param name="change">The last word on the services.</param>
    public static async Task<FollowStage> SetAsync(string? address = "https://okrbot.example/", Action<IServiceCollection>? change = null)
    {
        var pick = await PickStage.SetAsync(address: address, change: services =>
        {
            services.Decorate<IWorkQueue>((_, queue) => new BrokenQueue(queue));
            change?.Invoke(services);
        });
        var stage = new FollowStage(pick);
        await pick.PickAsync("Ann", await pick.AskAsync("Ann"));
        await pick.TeamsReportsAsync();
        await stage.SettleAsync();
        stage.Fresh();
        return stage;
    }

    /// <summary>Ann added the app to the meeting in Teams instead, and said there that Search checks in.</summary>
    public static async Task<FollowStage> ByHandAsync(bool graph = true, string? without = null)
    {
        var pick = await PickStage.SetAsync(graph, "https://okrbot.example/", services => services.Decorate<IWorkQueue>((_, queue) => new BrokenQueue(queue)));
        var stage = new FollowStage(pick);
        if (without is not null) stage.Tenant.Graph.Withhold(without);
        await pick.ConnectByHandAsync();
        await stage.SettleAsync();
        return stage;
    }

    /// <summary>The messages that this person got unasked since the beginning.</summary>
    public IReadOnlyList<Message> ToldTo(string person)
        => [.. Tenant.World.MessagesIn(Stage.PersonalChatOf(person)).Where(message => message.Card?.ToJsonString().Contains("run the check-in of", StringComparison.Ordinal) == true)];

    /// <summary>Ann makes a series of the same title, with a chat of its own.</summary>
    public CalendarItem Again(string mark = "")
    {
        var chat = Tenant.World.AddMeetingChat($"Search weekly again{mark}", Stage.Person("Ann"), Stage.Time.Now, TimeSpan.FromMinutes(30), [Stage.Person("Ann"), Stage.Person("Chidi")]);
        chat.BotRemoved = true;
        var series = Calendars.Schedule(Stage.Person("Ann"), chat, At("2026-11-12T10:00"), TimeSpan.FromMinutes(30), Rhythm.Weekly());
        Calendars.Rename(series, "Search weekly");
        return series;
    }

    /// <summary>From now on this member runs Search's check-in.</summary>
    public async Task LeadAsync(string person)
    {
        var team = await Pick.TeamAsync();
        await Stage.TellAsync(team.Id, new TeamEvent.FacilitatorNamed(new PersonId(Pick.IdOf(person))));
        await Stage.Get<TeamListing>().KeepAsync(await Pick.TeamAsync(), null, CancellationToken.None);
    }

    public async Task DisconnectAsync()
    {
        var team = await Pick.TeamAsync();
        await Stage.TellAsync(team.Id, new TeamEvent.MeetingDisconnected(team.Team.Meeting!.Series));
        await Stage.Get<TeamListing>().KeepAsync((await Stage.Get<ITeamCycles>().FindAsync(team.Id, CancellationToken.None))!, team.Team.Meeting.Series, CancellationToken.None);
    }

    /// <summary>What was gathered meanwhile is done.</summary>
    public async Task SettleAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            Stage.Time.Advance(TimeSpan.FromSeconds(31));
            await Stage.WorkAsync();
        }
    }

    /// <summary>The next midnight (UTC): every planner's first pass of the day and what it queues, and the forenoon after it, when people may be written to.</summary>
    public async Task NightAsync(int nights = 1, bool forenoon = true)
    {
        for (var night = 0; night < nights; night++)
        {
            Stage.Time.Advance(Stage.Time.Now.UtcDateTime.Date.AddDays(1) - Stage.Time.Now.UtcDateTime);
            await PlanAsync();
            await SettleAsync();
            if (!forenoon) continue;
            Stage.Time.Advance(TimeSpan.FromHours(10));
            await Stage.WorkAsync();
            await SettleAsync();
        }
    }

    private async Task PlanAsync()
    {
        var tenants = await Stage.Get<IDirectory>().TenantsAsync(CancellationToken.None).ToListAsync();
        foreach (var shard in Shards.All)
            foreach (var planner in Stage.Program.Services.GetServices<IPlanner>())
                await planner.PassAsync(new PlannerPass(new Shard(shard), [.. tenants], Stage.Time.Now, FirstOfDay: true) { Tenantwide = shard == Shards.All.First() }, CancellationToken.None);
    }

    /// <summary>Counts begin anew.</summary>
    public void Fresh()
    {
        _before = Tenant.Graph.Counts.ByOperation;
        Stage.Counts.Reset();
    }

    private IReadOnlyDictionary<string, int> _before = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What was asked of Graph about calendars since then; each night people's accounts are asked about too.</summary>
    public string Calls => string.Join(", ", Tenant.Graph.Counts.ByOperation.Select(one => (one.Key, Count: one.Value - _before.GetValueOrDefault(one.Key)))
        .Where(one => one is { Count: > 0, Key: not ("batch" or "listUsers") }).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Count}"));

    public async Task<ConnectedMeeting> MeetingAsync() => (await Pick.TeamAsync()).Team.Meeting!;

    /// <summary>"3 Nov 09:30-10:00 | …" in Berlin, as the team knows the meetings from now on.</summary>
    public async Task<string> KnownAsync(int count = 3) => Told((await MeetingAsync()).Known, count);

    public async Task<string> RowKnownAsync(int count = 3) => Told((await Pick.SeriesAsync())!.Known, count);

    public Task<WatchEntry?> WatchAsync() => Stage.Get<IWatches>().FindAsync(Home, Ann, CancellationToken.None);

    /// <summary>Kinds of the work about calendars that waits.</summary>
    public async Task<IReadOnlyList<string>> QueuedAsync()
    {
        var waiting = new List<string>();
        await foreach (var item in Stage.Get<IQueueContents>().ItemsAsync(CancellationToken.None)) waiting.Add(item.Kind);
        return [.. waiting.Where(kind => kind.StartsWith("calendar.", StringComparison.Ordinal))];
    }

    public static DateTime At(string wall) => DateTime.Parse(wall, CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Pick.DisposeAsync();

    private string Told(KnownMeetings? known, int count)
        => known is null ? "nothing" : string.Join(" | ", known.Meetings.Where(one => one.Start >= Stage.Time.Now).Take(count).Select(one => $"{Local(one.Start, "d MMM HH:mm")}-{Local(one.End, "HH:mm")}"));

    private static string Local(DateTimeOffset at, string format)
        => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Europe/Berlin").ToString(format, CultureInfo.InvariantCulture);
}
