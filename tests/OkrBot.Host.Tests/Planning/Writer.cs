using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Planning;

/// <summary>Somebody who writes their team's plan in their own chat, in dialogs or, "here", with forms on the card.</summary>
internal sealed class Writer(Stage stage, string person)
{
    private const string NewTeam = "Search";

    public Stage Stage => stage;

    /// <summary>Search, a team that was made a moment ago in a meeting of Ann's, with Chidi: it has no objectives.</summary>
    public static async Task<Writer> OfNewTeamAsync(Stage stage, string person = "Ann")
    {
        var chat = stage.Tenant.World.AddMeetingChat("Search weekly", stage.Person("Ann"), stage.Time.Now, TimeSpan.FromMinutes(30), [stage.Person("Ann"), stage.Person("Chidi")]);
        await stage.Client.SayAsync(stage.Person("Ann"), chat.Id, "connect meeting", CancellationToken.None);
        var card = stage.Client.NewestCard(chat.Id)!.Card!;
        var form = new Form(card);
        Assert.True(form.TryFill("newTeam", NewTeam));
        await stage.Client.PressAsync(stage.Person("Ann"), chat.Id, new Press("Connect") { On = card, Form = form }, CancellationToken.None);
        return new Writer(stage, person);
    }

    public JsonObject Card => stage.Client.CardFor(stage.Person(person), stage.PersonalChatOf(person))!;

    public Form? Dialog => stage.Client.DialogOf(stage.Person(person));

    public async Task<TeamCycle> TeamAsync()
    {
        var known = await stage.Get<IDirectory>().FindPersonAsync(stage.Checkout.Id.Tenant, new PersonId(stage.Person("Ann").ObjectId!), CancellationToken.None);
        foreach (var id in known!.Teams)
            if (await stage.Get<ITeamCycles>().FindAsync(id, CancellationToken.None) is { Team.Name: NewTeam } state) return state;
        throw new InvalidOperationException("There is no such team.");
    }

    /// <summary>The plan of one of the writer's teams; somebody of several chooses.</summary>
    public async Task PlanAsync(bool here = false, string team = NewTeam)
    {
        Assert.NotNull(await stage.SayInPersonAsync(person, "plan"));
        if (new Form(Card).Find("chosenTeam") is not null) await PressAsync("Show the plan", ("chosenTeam", team));
        if (here) await PressAsync("Write here");
    }

    /// <summary>Fills what is open and presses; the words that are read then.</summary>
    public async Task<string> PressAsync(string button, params (string Field, string Value)[] typed)
    {
        var form = Dialog ?? new Form(Card);
        foreach (var (field, value) in typed) Assert.True(form.TryFill(field, value), $"{field} is not there: {string.Join(", ", form.Fields.Select(f => f.Id))}");
        var answer = await stage.PressInPersonAsync(person, new Press(button) { Form = form });
        Assert.False(answer is BotAnswer.NoSuchButton or BotAnswer.Failed or BotAnswer.Error or BotAnswer.NotSent, $"{button}: {answer}");
        return Read(answer);
    }

    /// <summary>With spaces that may break, as tests type them.</summary>
    public static string Read(BotAnswer answer) => Looking.Read(answer).Replace('\u00A0', ' ');

    public Task<string> ObjectiveAsync(string title) => AfterAsync("New objective", "Save and go on", ("title", title), ("why", "It matters now"), ("ambition", "high"));

    public async Task<string> NumberAsync(string title, string start = "9", string target = "3", string unit = "days")
    {
        await PressAsync("Next", ("title", title), ("measured", "number"));
        return await PressAsync("Save", ("startText", start), ("targetText", target), ("unit", unit));
    }

    /// <summary>An objective with two key results, as a draft.</summary>
    public async Task WriteAsync(string title)
    {
        await ObjectiveAsync(title);
        Assert.Contains("one key result now", await NumberAsync($"{title}, first"), StringComparison.Ordinal);
        await PressAsync("Another key result");
        Assert.Contains("two key results now", await NumberAsync($"{title}, second"), StringComparison.Ordinal);
        await PressAsync("Done");
    }

    /// <summary>Opens an objective from the plan.</summary>
    public async Task<string> OpenAsync(string title)
    {
        while (!CardReader.Buttons(Card).Any(button => button.Title == "Show again")) await PressAsync("Back");
        await PressAsync("Show again");
        return await PressAsync("Open", ("chosenObjective", title));
    }

    /// <summary>Sends what no card of ours would.</summary>
    public Task<BotAnswer> ForgeAsync(string verb, TeamCycleId team, params (string Field, string Value)[] more) => ForgeAsync(person, verb, team, stage.PersonalChatOf(person), more);

    public Task<BotAnswer> ForgeAsync(string by, string verb, TeamCycleId team, string chat, params (string Field, string Value)[] more)
    {
        var data = new JsonObject { ["team"] = team.Team.Value, ["cycle"] = team.Cycle.Value, ["view"] = "f" };
        foreach (var (field, value) in more) data[field] = value;
        return stage.ForgeAsync(by, verb, data, chat);
    }

    public async Task<Objective> ObjectiveOfAsync(string title) => (await TeamAsync()).Objectives.Values.Single(o => o.Title == title);

    private async Task<string> AfterAsync(string open, string send, params (string Field, string Value)[] typed)
    {
        await PressAsync(open);
        return await PressAsync(send, typed);
    }
}
