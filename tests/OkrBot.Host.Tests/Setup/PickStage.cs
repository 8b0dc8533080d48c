using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Setup;

/// <summary>Ann organises "Search weekly", in whose chat the bot is not.</summary>
internal sealed class PickStage : IAsyncDisposable
{
    private PickStage(Stage stage, Chat chat, CalendarItem series) => (Stage, Chat, Series) = (stage, chat, series);

    public Stage Stage { get; }
    public Chat Chat { get; }
    public CalendarItem Series { get; }
    public StandInTenant Tenant => Stage.Tenant;

    /// <summary>What was asked of Graph, each operation with how often.</summary>
    public string Calls => string.Join(", ", Tenant.Graph.Counts.ByOperation.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"));

    /// <param name="address">Where Microsoft 365 reaches the bot; null = nowhere.</param>
    public static async Task<PickStage> SetAsync(bool graph = true, string? address = null, Action<IServiceCollection>? change = null)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = graph ? "true" : "false", ["Public:BaseUrl"] = address };
        var stage = await Stage.SetAsync(new StageShape { Settings = settings, Change = change ?? (_ => { }) });
        if (address is not null) stage.Tenant.Graph.Subscriptions.Reach = stage.Address;
        var chat = stage.Tenant.World.AddMeetingChat("Search weekly", stage.Person("Ann"), new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), TimeSpan.FromMinutes(30),
            [stage.Person("Ann"), stage.Person("Chidi"), stage.Person("Eve"), stage.Person("Max")]);
        chat.BotRemoved = true;
        var series = stage.Tenant.Graph.Calendars.Schedule(stage.Person("Ann"), chat, new DateTime(2026, 11, 3, 9, 30, 0, DateTimeKind.Unspecified), TimeSpan.FromMinutes(30), Rhythm.Weekly());
        series.Invited.Add(stage.Person("Emre"));
        return new PickStage(stage, chat, series);
    }

    /// <summary>So many more of Ann's, each day one.</summary>
    public void AddMeetings(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var at = new DateTime(2026, 11, 4, 10, 0, 0, DateTimeKind.Unspecified).AddHours(i);
            var chat = Tenant.World.AddMeetingChat($"Meeting {i}", Stage.Person("Ann"), new DateTimeOffset(at, TimeSpan.Zero), TimeSpan.FromMinutes(30), [Stage.Person("Ann")]);
            Tenant.Graph.Calendars.Schedule(Stage.Person("Ann"), chat, at, TimeSpan.FromMinutes(30), Rhythm.Weekly());
        }
    }

    /// <summary>Says it in the person's own chat; the card, or null for words.</summary>
    public async Task<JsonObject?> AskAsync(string person)
    {
        var chat = Tenant.World.PersonalChat(Stage.Person(person)).Id;
        await Stage.Client.SayAsync(Stage.Person(person), chat, "connect meeting", CancellationToken.None);
        return Tenant.World.MessagesIn(chat)[^1].Card;
    }

    public string LastWords(string person)
        => Plain((string?)Tenant.World.MessagesIn(Tenant.World.PersonalChat(Stage.Person(person)).Id)[^1].Activity["text"] ?? "");

    /// <summary>Without the spaces that do not break.</summary>
    public static string Plain(string text) => text.Replace('\u00A0', ' ');

    public static string Token(JsonObject card) => new Form(card).Find("chosenMeeting")!.Choices[0].Value;

    /// <summary>Picks the first meeting for a new team "Search", and reads the answer.</summary>
    public async Task<string> PickAsync(string person, JsonObject? card, int times = 1, string? team = null) => Plain(Looking.Read(await PressPickAsync(person, card, times, team)));

    /// <summary>The clock goes on, since a chat is asked about once a second.</summary>
    /// <param name="team">The id of the one that is chosen; null = a new one.</param>
    public async Task<BotAnswer> PressPickAsync(string person, JsonObject? card, int times = 1, string? team = null)
    {
        var data = new JsonObject { ["chosenMeeting"] = Token(card!) };
        (data["chosenTeam"], data["newTeam"]) = (team, team is null ? "Search" : null);
        var activity = Stage.Client.ActionActivity(Stage.Person(person), Tenant.World.PersonalChat(Stage.Person(person)).Id, "setup.pick", data);
        Stage.Time.Advance(TimeSpan.FromSeconds(1));
        var pressed = await Stage.Client.DeliverAsync(activity, times, CancellationToken.None);
        return BotAnswer.Read(pressed[0]);
    }

    /// <summary>Ann adds the app to the meeting in Teams, and says in its chat that a new team "Search" checks in there.</summary>
    public async Task ConnectByHandAsync()
    {
        await Stage.Client.InstallAsync(Stage.Person("Ann"), Chat.Id, CancellationToken.None);
        await PassAsync();
        await Stage.Client.SayAsync(Stage.Person("Ann"), Chat.Id, "connect meeting", CancellationToken.None);
        var card = Stage.Client.NewestCard(Chat.Id)!.Card!;
        var form = new Form(card);
        Assert.True(form.TryFill("newTeam", "Search"));
        await Stage.Client.PressAsync(Stage.Person("Ann"), Chat.Id, new Press("Connect") { On = card, Form = form }, CancellationToken.None);
    }

    /// <summary>Teams tells the bot of an installation by Graph, in both its ways, and the bot does what is due.</summary>
    public async Task TeamsReportsAsync()
    {
        while (Tenant.Graph.TakeInstalled() is { } chat) await Stage.Client.InstallAsync(Stage.Person("Chidi"), chat.Id, CancellationToken.None);
        await PassAsync();
    }

    public async Task PassAsync()
    {
        for (var second = 0; second < 8; second++)
        {
            Stage.Time.Advance(TimeSpan.FromSeconds(1));
            await Stage.WorkAsync();
        }
    }

    public string IdOf(string person) => Stage.Person(person).ObjectId!;

    public Task<SeriesEntry?> SeriesAsync()
        => Stage.Get<IDirectory>().FindSeriesAsync(new TenantId(Tenant.Options.TenantId), new SeriesId(Chat.Id), CancellationToken.None);

    public async Task<TeamCycle> TeamAsync() => (await Stage.Get<ITeamCycles>().FindAsync((await SeriesAsync())!.Teams.Single(), CancellationToken.None))!;

    /// <summary>What is stored of the meeting, its team and the chat.</summary>
    public async Task<string> StateAsync()
    {
        var series = (await SeriesAsync())!;
        var team = (await TeamAsync()).Team;
        var chat = (await Stage.Get<IDirectory>().FindChatAsync(series.Tenant, series.Chat, CancellationToken.None))!;
        return string.Join('\n', series.Title, series.MeetingId, series.Schedule, series.Removed, string.Join(',', series.Teams), team.Name, team.Zone, team.Facilitator, team.Meeting,
            string.Join(',', team.Members), chat.AddedBy, chat.AddedByName, chat.MeetingId, chat.Scope, chat.Removed, chat.WelcomedAt is not null);
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();
}
