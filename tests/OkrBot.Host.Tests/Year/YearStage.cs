using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Year;

/// <summary>The whole program and the stand-in tenant over HTTP, on a clock that jumps from one moment at which something may happen to the next. Ann facilitates two teams.</summary>
internal sealed class YearStage : IAsyncDisposable
{
    public const int Weeks = 52;
    private static readonly Cycle Year = new(new CycleId("2026-10-05"), new DateOnly(2026, 10, 5), Weeks + 1);
    private readonly SortedDictionary<DateTimeOffset, List<Func<Task>>> _moments = [];

    private YearStage(Stage stage) => Stage = stage;

    public Stage Stage { get; }
    public TenantCalendars Calendars => Stage.Tenant.Graph.Calendars;
    public TenantPerson Ann => Stage.Person("Ann");
    public TenantId Home => new(Stage.Tenant.Options.TenantId);

    /// <summary>Notifications that were told, each time counted, and those that never were.</summary>
    public (int Told, int Lost) Notifications { get; private set; }

    public static async Task<YearStage> SetAsync()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = "true", ["Public:BaseUrl"] = "https://okrbot.example/" };
        var stage = new YearStage(await Stage.SetAsync(new StageShape { Settings = settings }, "2026-10-05T05:00:00Z"));
        stage.Stage.Tenant.Graph.Subscriptions.Reach = stage.Stage.Address;
        var directory = stage.Stage.Get<IDirectory>();
        await directory.ChangeTenantAsync(stage.Home, entry => entry! with { Live = [Year] }, CancellationToken.None);
        // The sample's own meetings have nothing to do with it.
        foreach (var series in await directory.SeriesAsync(stage.Home, CancellationToken.None).ToListAsync())
            await directory.ChangeSeriesAsync(stage.Home, series.Series, entry => entry! with { Removed = true }, CancellationToken.None);
        return stage;
    }

    /// <summary>A series of Ann's, a team that checks in at it, and the bot in its chat; followed from now on.</summary>
    public async Task<YearSeries> AddAsync(string name, string zone, DateTime first, TimeSpan length, Placement placement)
    {
        var id = new TeamCycleId(Home, new TeamId(name), Year.Id);
        var series = Schedule(name, zone, first, length, placement, id, Weeks);
        var meeting = new ConnectedMeeting(new(series.Chat.Id), new(series.Chat.Id), series.Chat.Title, null);
        var ann = new PersonId(Ann.ObjectId!);
        var team = new Team(id.Team, name, TeamKind.Team, zone, "en", ann, [new Member(ann, "Ann"), new Member(new(Stage.Person("Chidi").ObjectId!), "Chidi")], meeting, placement);
        TeamEvent[] beginning =
        [
            new TeamEvent.TeamJoinedCycle(team, Year),
            new TeamEvent.ObjectiveWritten(new(new("o1"), 1, "Search finds it", "People leave", Ambition.Committed, ObjectiveState.Active)),
            new TeamEvent.KeyResultWritten(new(new("k1"), new("o1"), 1, "Searches without a result", new Measure.Metric(20, 5, "%"), ann, 1, Year.Start, Year.End, [])),
        ];
        await Stage.Get<ITeamCycles>().StartAsync(id, beginning, new CommandStamp("year", null, Stage.Time.Now), CancellationToken.None);
        var directory = Stage.Get<IDirectory>();
        await directory.ChangeTeamAsync(Home, id.Team, _ => new TeamEntry(Home, id.Team, name, zone, "en", id.Cycle, null, ann), CancellationToken.None);
        await directory.ChangeSeriesAsync(Home, meeting.Series, _ => new SeriesEntry(Home, meeting.Series, meeting.Chat, Stage.Tenant.ServiceUrl, meeting.Title, null, [id]), CancellationToken.None);
        await directory.ChangePersonAsync(Home, ann, entry => entry! with { Teams = entry.Teams.Add(id) }, CancellationToken.None);
        var found = await Stage.Get<IMeetingCalendar>().OrganisedByAsync(Home, ann, new TimeWindow(Stage.Time.Now, Stage.Time.Now.AddDays(14)), CancellationToken.None);
        await Stage.Get<SeriesWatching>().FollowAsync(Home, meeting.Series, new CalendarLink(ann, found.Value.Single(one => one.Title == name).Series), CancellationToken.None);
        return series;
    }

    /// <summary>A series in a new chat, in which the bot is not yet.</summary>
    public YearSeries Schedule(string title, string zone, DateTime first, TimeSpan length, Placement placement, TeamCycleId team, int weeks)
    {
        var chat = Stage.Tenant.World.AddMeetingChat(title, Ann, new DateTimeOffset(first, TimeSpan.Zero), length, [Ann, Stage.Person("Chidi")]);
        var item = Calendars.Schedule(Ann, chat, first, length, Rhythm.Weekly(), zone);
        return new YearSeries(zone, team, placement, chat, item, [.. Enumerable.Range(0, weeks).Select(week => new Held(first.AddDays(7 * week), length) { IsTold = week % 3 == 0 })]);
    }

    /// <summary>As a facilitator does it: in the personal chat, with the card that lists what she organises.</summary>
    public async Task PickAsync(YearSeries series)
    {
        series.Chat.BotRemoved = true;
        var chat = Stage.Tenant.World.PersonalChat(Ann).Id;
        await Stage.Client.SayAsync(Ann, chat, "connect meeting", CancellationToken.None);
        var choice = new Form(Stage.Client.NewestCard(chat)!.Card!).Find("chosenMeeting")!.Choices.Single(one => one.Title.StartsWith(series.Chat.Title + " ", StringComparison.Ordinal) || one.Title.StartsWith(series.Chat.Title + "\u00A0", StringComparison.Ordinal));
        Stage.Time.Advance(TimeSpan.FromSeconds(1));
        var data = new JsonObject { ["chosenMeeting"] = choice.Value, ["chosenTeam"] = series.Team.Team.Value };
        var answer = BotAnswer.Read((await Stage.Client.DeliverAsync(Stage.Client.ActionActivity(Ann, chat, "setup.pick", data), 1, CancellationToken.None))[0]);
        Assert.Contains("Done", Looking.Read(answer), StringComparison.Ordinal);
        while (Stage.Tenant.Graph.TakeInstalled() is { } entered) await Stage.Client.InstallAsync(Ann, entered.Id, CancellationToken.None);
        await Stage.WorkAsync();
    }

    public void When(DateTimeOffset at, Func<Task> act)
    {
        at = at.ToUniversalTime();
        if (_moments.TryGetValue(at, out var acts)) acts.Add(act);
        else _moments[at] = [act];
    }

    /// <summary>Around every start that somebody ever heard of, as well as at its real one, the planner passes and what is due is done.</summary>
    public void Watch(YearSeries series)
    {
        foreach (var held in series.Meetings)
            foreach (var start in held.Heard.Distinct().Select(series.At))
            {
                When(start.AddMinutes(-10), PlanAsync);
                foreach (var after in new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(101), TimeSpan.FromSeconds(121), held.Length - TimeSpan.FromSeconds(599), TimeSpan.FromMinutes(13), held.Length + TimeSpan.FromMinutes(1) })
                    When(start + after, Stage.WorkAsync);
                When(start.AddMinutes(6), PlanAsync);
            }
        foreach (var held in series.Meetings.Where(held => held is { IsDropped: false, IsTold: true }))
            When(series.StartOf(held).AddMinutes(-2), async () =>
            {
                await Stage.Client.MeetingStartsAsync(Ann, series.Chat.Id, MeetingEventCasing.Pascal, CancellationToken.None);
                await Stage.WorkAsync();
            });
    }

    /// <summary>The organiser's hand, and how Microsoft 365 tells of it.</summary>
    public void Change(YearChange change) => When(change.At, async () =>
    {
        change.Do();
        if (change.Telling is Telling.AtOnce or Telling.Twice) await TellAsync(change.Telling == Telling.Twice ? 2 : 1);
        else if (change.Telling == Telling.Never) Lose();
    });

    /// <summary>What a change has to be told later of; asked for before the year begins.</summary>
    public void TellLater(YearChange change)
    {
        if (change.Telling == Telling.FiveHoursLate) When(change.At.AddHours(5), () => TellAsync(1));
        if (change.Telling == Telling.AfterTheNight) When(change.At.AddHours(26), () => TellAsync(1));
    }

    public async Task PlayAsync(DateTimeOffset until)
    {
        for (var night = new DateTimeOffset(Stage.Time.Now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero); night < until; night = night.AddDays(1)) When(night, NightAsync);
        while (_moments.Count > 0)
        {
            var (at, acts) = _moments.First();
            _moments.Remove(at);
            if (at > Stage.Time.Now) Stage.Time.Advance(at - Stage.Time.Now);
            foreach (var act in acts) await act();
        }
    }

    public async Task PlanAsync()
    {
        await Stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        await Stage.PlanAsync();
        await Stage.WorkAsync();
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();

    private async Task TellAsync(int times)
    {
        Notifications = (Notifications.Told + (times * Stage.Tenant.Graph.Subscriptions.Waiting), Notifications.Lost);
        var statuses = await Stage.Tenant.Graph.Subscriptions.DeliverAsync(times, CancellationToken.None);
        Assert.All(statuses, status => Assert.Equal(202, status));
        // They are gathered for half a minute.
        When(Stage.Time.Now.AddSeconds(31), Stage.WorkAsync);
    }

    private void Lose()
    {
        Notifications = (Notifications.Told, Notifications.Lost + Stage.Tenant.Graph.Subscriptions.Waiting);
        Stage.Tenant.Graph.Subscriptions.Lose();
    }

    private async Task NightAsync()
    {
        await Stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        var tenants = await Stage.Get<IDirectory>().TenantsAsync(CancellationToken.None).ToListAsync();
        foreach (var shard in Shards.All)
            foreach (var planner in Stage.Program.Services.GetServices<IPlanner>())
                await planner.PassAsync(new PlannerPass(new Shard(shard), [.. tenants], Stage.Time.Now, FirstOfDay: true) { Tenantwide = shard == Shards.All.First() }, CancellationToken.None);
        await Stage.WorkAsync();
        When(Stage.Time.Now.AddSeconds(31), Stage.WorkAsync);
    }
}
