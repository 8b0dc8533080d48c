using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Clusters;

/// <summary>The first week of the cycle: planning is still open, and what Checkout and Growth write seems to be the same.</summary>
internal static class Talks
{
    /// <summary>Runs the programme.</summary>
    public const string Lead = "Goran";

    private const string FirstTuesday = "2026-10-06T08:00:00Z";

    public static async Task<Stage> SetAsync(string start = FirstTuesday, bool graph = false, string? root = "https://okr.example/", Action<IServiceCollection>? change = null)
    {
        var shape = new StageShape();
        string? lead = null;
        await using (var probe = await Stage.SetAsync(shape, start)) lead = probe.Person(Lead).ObjectId;
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Programme:Leads:0"] = lead, ["Graph:Enabled"] = graph ? "true" : "false", ["Public:BaseUrl"] = root };
        var stage = await Stage.SetAsync(shape with { Settings = settings, Change = change ?? (_ => { }) }, start);
        await stage.TellAsync(stage.Checkout.Id, Draft("twin-a", "Refunds are told in time", ("twin-ak", "Days until a refund arrives", "days")));
        await stage.TellAsync(stage.Company.Growth.Id, Draft("twin-b", "Shops refund at once", ("twin-bk", "Same-day refunds", "d")));
        // What else they work on would overlap as well, and is no part of these tests.
        foreach (var team in new[] { stage.Checkout, stage.Company.Growth, stage.Company.Payouts })
            await stage.TellAsync(team.Id, [.. (await stage.Get<ITeamCycles>().FindAsync(team.Id, CancellationToken.None))!.Objectives.Values
                .Where(o => o.State == ObjectiveState.Active).Select(o => new TeamEvent.ObjectiveStopped(o.Id, new Stop("Not here", new("ann"), stage.Time.Now)))]);
        await stage.TellAsync(stage.Company.Payouts.Id, Draft("lone", "Nothing to count yet"));
        return stage;
    }

    /// <summary>The Board knows all teams, the planner looks, and its work is done.</summary>
    public static async Task ProposeAsync(Stage stage)
    {
        await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        await stage.PlanAsync();
        await stage.WorkAsync();
    }

    public static async Task<PlanningGroups> GroupsAsync(Stage stage)
        => await stage.Get<IClusters>().FindAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle, CancellationToken.None);

    public static JsonObject Data(Stage stage, TeamId? team = null, string? group = null)
    {
        var data = new JsonObject { ["cycle"] = stage.Checkout.Id.Cycle.Value, ["view"] = "f" };
        if (team is { } named) data["team"] = named.Value;
        if (group is not null) data["g"] = group;
        return data;
    }

    /// <summary>Sends it as this person in their own chat; what they read.</summary>
    public static async Task<string> AskAsync(Stage stage, string person, string verb, JsonObject data, params (string Field, string Value)[] typed)
    {
        foreach (var (field, value) in typed) data[field] = value;
        return Looking.Read(await stage.ForgeAsync(person, verb, data, stage.PersonalChatOf(person))).Replace('\u00A0', ' ');
    }

    private static TeamEvent[] Draft(string id, string title, params (string Id, string Title, string Unit)[] keyResults) =>
    [
        new TeamEvent.ObjectiveWritten(new(new(id), 9, title, "Now", Ambition.Committed, ObjectiveState.Draft)),
        .. keyResults.Select(k => new TeamEvent.KeyResultWritten(new(new(k.Id), new(id), 1, k.Title, new Measure.Metric(9, 3, k.Unit), new("ann"), 1, new(2026, 10, 5), new(2027, 1, 3), []))),
    ];
}
