using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Features;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Matrix;

/// <summary>The situations in which buttons are offered and pressed.</summary>
internal static partial class Scenes
{
    private const string Draft = "checkout-draft";
    private static readonly string HomeTenant = new StandInTenantOptions(TimeProvider.System).TenantId;

    /// <summary>Checkout's check-in is open; a second tenant is served as well.</summary>
    public static async Task<Stage> OpenAsync(string? otherTenant = null)
    {
        var stage = await SetAsync(otherTenant);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        return stage;
    }

    /// <summary>A little before.</summary>
    public static async Task<Stage> SetAsync(string? otherTenant = null)
    {
        var shape = new StageShape();
        if (otherTenant is not null)
            shape = shape with { Settings = new Dictionary<string, string?> { ["Teams:AllowedTenants:0"] = HomeTenant, ["Teams:AllowedTenants:1"] = otherTenant } };
        var stage = await Stage.SetAsync(shape);
        await WriteDraftAsync(stage);
        await Liaisons.Needed.AcceptedAsync(stage, new("checkout-o3"), null, "Dina");
        await SendFileAsync(stage);
        return stage;
    }

    /// <summary>Checkout has a draft that may begin.</summary>
    private static Task WriteDraftAsync(Stage stage) => stage.TellAsync(
        new TeamEvent.ObjectiveWritten(new(new(Draft), 4, "Refunds in one day", "Half of the questions are about refunds", Ambition.Committed, ObjectiveState.Draft)),
        new TeamEvent.KeyResultWritten(new(new("draft-kr"), new(Draft), 1, "Refunds within a day", new Measure.Metric(40, 90, "%"), new(stage.Person("Ann").ObjectId!), 1, new(2026, 11, 3), new(2027, 1, 3), [])));

    /// <summary>Ten minutes and a little later.</summary>
    public static async Task CloseAsync(Stage stage)
    {
        for (var part = 0; part < 22; part++)
        {
            stage.Time.Advance(TimeSpan.FromSeconds(30));
            await stage.WorkAsync();
        }
    }

    /// <summary>The versions of all teams and what the directory says: the same again when nothing was changed.</summary>
    public static async Task<string> VersionsAsync(this Stage stage)
    {
        var versions = new List<string>();
        var (directory, tenant) = (stage.Get<IDirectory>(), stage.Checkout.Id.Tenant);
        foreach (var team in stage.Company.Teams)
        {
            versions.Add($"{(await stage.Get<ITeamCycles>().FindAsync(team.Id, CancellationToken.None))!.Version}");
            versions.Add($"{await directory.FindTeamAsync(tenant, team.Id.Team, CancellationToken.None)}");
            versions.Add($"{(await directory.FindSeriesAsync(tenant, team.Today.Series, CancellationToken.None))?.Teams.Length}");
        }
        foreach (var name in new[] { "Ann", "Bo", "Emre", "Fay", "Goran" })
            versions.Add($"{(await directory.FindPersonAsync(tenant, new PersonId(stage.Person(name).ObjectId!), CancellationToken.None))?.Reminders}");
        var all = await directory.FindTenantAsync(tenant, CancellationToken.None);
        versions.Add($"{all?.Live.Length} cycles, {all?.Holidays.Length} holidays");
        return string.Join('\n', versions);
    }

    /// <summary>Every button that these scenes offer to anybody, one of each kind.</summary>
    public static async Task<IReadOnlyCollection<Offered>> CollectAsync()
    {
        var found = new Dictionary<(PressKind, string), Offered>();
        await WeekAsync(found);
        await PickAsync(found);
        await SettledAsync(found);
        await SilentAsync(found);
        await NobodyCameAsync(found);
        await NobodyLeadsAsync(found);
        await LeadsTwoAsync(found);
        await PlanAsync(found);
        await NumbersAsync(found);
        await BeginAllAsync(found);
        await TalksAsync(found);
        await NeededAsync(found);
        await ImportAsync(found);
        await LinksAsync(found);
        await ProgrammeAsync(found);
        await HoldsAsync(found);
        await RightsAsync(found);
        await RostersAsync(found);
        AddTwins(found);
        return [.. found.Values.OrderBy(o => o.Verb, StringComparer.Ordinal).ThenBy(o => o.Kind)];
    }

    /// <summary>Clients without dialogs press the same buttons on the card itself, and the others get by a dialog what stood on the card.
    /// What was resolved is reopened with the same data.</summary>
    private static void AddTwins(Dictionary<(PressKind, string), Offered> found)
    {
        var routes = new ServiceCollection().AddBot().BuildServiceProvider().GetRequiredService<BotRoutes>();
        (PressKind Kind, IEnumerable<string> Verbs)[] known =
            [(PressKind.Button, routes.PressedVerbs), (PressKind.Dialog, routes.OpenedVerbs), (PressKind.Form, routes.SentVerbs)];
        foreach (var other in found.Values.ToList())
            foreach (var kind in known.Where(k => k.Verbs.Contains(other.Verb))) found.TryAdd((kind.Kind, other.Verb), other with { Kind = kind.Kind, Data = WithVerb(other) });
        if (found.TryGetValue((PressKind.Button, Verbs.ResolveBlocker), out var resolve))
            found.TryAdd((PressKind.Button, Verbs.ReopenBlocker), resolve with { Verb = Verbs.ReopenBlocker });
    }

    // In a dialog the verb travels in the data.
    private static JsonObject WithVerb(Offered offered)
    {
        var data = (JsonObject)offered.Data.DeepClone();
        data["verb"] = offered.Verb;
        return data;
    }

    /// <summary>An ordinary check-in from its first minute to the personal card of the afternoon.</summary>
    private static async Task WeekAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        var harvest = new Harvest(stage, found);
        await harvest.LookAsync("Ann", "Bo", "Dina");
        await harvest.TryAsync("Ann", Verbs.NoChange, Forged.Data(stage, stage.Checkout.Today.Start, ("kr", "kr2")));
        foreach (var words in new[] { "help", "my okrs", "team okrs", "settings", "preview", "check in" })
            foreach (var person in new[] { "Bo", "Emre" }) await harvest.AskAsync(person, words);
        foreach (var settled in new[] { "Resolved", "Kept" })
            if (await stage.PressAsync("Dina", settled) is BotAnswer.Card) await harvest.LookAsync("Dina");
        await stage.AdvanceToAsync("09:32:10");
        await harvest.LookAsync("Bo");
        await ConnectAsync(stage, harvest);
        await CloseAsync(stage);
        await harvest.LookAsync("Bo", "Ann");
        await AfternoonAsync(stage, harvest);
    }

    /// <summary>Who leads two teams is asked whose next card to show.</summary>
    private static async Task LeadsTwoAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Company.Leadership.Id, new CommandStamp("two", null, stage.Time.Now),
            _ => Decision.Of(new TeamEvent.FacilitatorNamed(new PersonId(stage.Person("Bo").ObjectId!))), CancellationToken.None);
        await new Harvest(stage, found).AskAsync("Bo", "preview");
    }

    /// <summary>A plan with a draft, where three objectives are active already; and what a dialog shows once a key result is saved.</summary>
    private static async Task PlanAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        var (harvest, chat) = (new Harvest(stage, found), await stage.PersonalChatAsync("Bo"));
        JsonObject data = new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v", ["o"] = Draft };
        await harvest.AskAsync("Bo", "plan");
        await harvest.TryAsync("Bo", Verbs.PlanObjective, (JsonObject)data.DeepClone(), chat);
        await harvest.TryAsync("Bo", Verbs.PlanObjective, new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v", ["o"] = "checkout-o2" }, chat);
        await harvest.TryAsync("Bo", Verbs.BeginObjective, data, chat);
        var bo = new Planning.Writer(stage, "Bo");
        await bo.PlanAsync(team: "Checkout");
        await bo.OpenAsync("Refunds in one day");
        await bo.PressAsync("Add a key result");
        await bo.NumberAsync("Questions about refunds");
        await harvest.ReadDialogAsync("Bo", chat, bo.Dialog!.Card);
    }

    /// <summary>The bot is added to a meeting of which it knows nothing.</summary>
    private static async Task ConnectAsync(Stage stage, Harvest harvest)
    {
        var chat = stage.Tenant.World.AddMeetingChat("Fresh weekly", stage.Person("Ann"), stage.Time.Now, TimeSpan.FromMinutes(30), [stage.Person("Ann")]);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        for (var second = 0; second < 10; second++)
        {
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            await stage.WorkAsync();
        }
        await harvest.ReadAsync("Ann", chat.Id);
        await harvest.SayAsync("Ann", chat.Id, "connect meeting");
    }

    /// <summary>Who runs it has answered; a blocker was resolved; the team's settings are asked for in the chat.</summary>
    private static async Task SettledAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        var harvest = new Harvest(stage, found);
        await stage.PressAsync("Bo", "No change");
        await harvest.LookAsync("Bo");
        await stage.PressAsync("Dina", "No change");
        if (found.TryGetValue((PressKind.Button, Verbs.ResolveBlocker), out var resolve))
            await stage.ForgeAsync("Dina", Verbs.ResolveBlocker, (JsonObject)resolve.Data.DeepClone());
        await harvest.LookAsync("Dina", "Bo");
        await CloseAsync(stage);
        await harvest.LookAsync("Dina", "Bo");
        await harvest.SayAsync("Bo", stage.ChatId, "settings");
    }

    /// <summary>A key result had no answer three times, so whoever runs the check-in is asked.</summary>
    private static async Task SilentAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await CheckIns.SilenceTests.AskingAsync();
        await stage.AdvanceToAsync("09:32:10");
        await new Harvest(stage, found).LookAsync("Bo");
    }

    private static async Task AfternoonAsync(Stage stage, Harvest harvest)
    {
        for (var part = 0; part < 28; part++)
        {
            stage.Time.Advance(TimeSpan.FromMinutes(10));
            await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
            await stage.PlanAsync();
            await stage.WorkAsync();
        }
        await harvest.ReadAsync("Emre", await stage.PersonalChatAsync("Emre"));
        await harvest.TryAsync("Emre", Verbs.ReminderStop, [], await stage.PersonalChatAsync("Emre"));
        await harvest.AskAsync("Emre", "settings");
    }

    /// <summary>A timer opened it, and nobody answered.</summary>
    private static async Task NobodyCameAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await Stage.SetAsync();
        await stage.PlanAsync();
        await stage.AdvanceToAsync("09:34:30");
        await new Harvest(stage, found).LookAsync("Ann", "Bo");
    }

    /// <summary>Whoever led the check-in has left the chat.</summary>
    private static async Task NobodyLeadsAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await Stage.SetAsync();
        await stage.Client.RemoveMemberAsync(stage.Person("Ann"), stage.ChatId, stage.Person("Bo"), CancellationToken.None);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        var harvest = new Harvest(stage, found);
        await harvest.LookAsync("Ann", "Dina");
        await stage.AdvanceToAsync("09:32:10");
        if (await stage.PressAsync("Ann", "I'll run it") is BotAnswer.Card) await harvest.LookAsync("Ann");
    }
}
