using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    private static JsonObject Plan() => new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v" };

    /// <summary>Two drafts may begin, and there is room for both.</summary>
    private static async Task BeginAllAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        var (second, ann) = (new ObjectiveId("checkout-draft2"), new PersonId(stage.Person("Ann").ObjectId!));
        await stage.TellAsync(
            new TeamEvent.ObjectiveStopped(new("checkout-o2"), new Stop("Made room", ann, stage.Time.Now)),
            new TeamEvent.ObjectiveStopped(new("checkout-o3"), new Stop("Made room", ann, stage.Time.Now)),
            new TeamEvent.ObjectiveWritten(new(second, 5, "Receipts in one tap", "Shops ask for it", Ambition.Committed, ObjectiveState.Draft)),
            new TeamEvent.KeyResultWritten(new(new("draft-kr2"), second, 1, "Receipts sent", new Measure.Metric(10, 90, "%"), ann, 1, new(2026, 11, 3), new(2027, 1, 3), [])));
        await new Harvest(stage, found).TryAsync("Bo", Verbs.ShowPlan, Plan(), await stage.PersonalChatAsync("Bo"));
    }

    /// <summary>The first week, in which drafts are still settled: Checkout and Growth seem to plan the same.</summary>
    private static async Task TalksAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await Clusters.Talks.SetAsync();
        await Clusters.Talks.ProposeAsync(stage);
        var harvest = new Harvest(stage, found);
        await harvest.TryAsync("Bo", Verbs.ShowPlan, Plan(), stage.PersonalChatOf("Bo"));
        await harvest.TryAsync(Clusters.Talks.Lead, Verbs.ListClusters, [], stage.PersonalChatOf(Clusters.Talks.Lead));
        await harvest.TryAsync(Clusters.Talks.Lead, Verbs.AddLeader, new JsonObject { ["leaderName"] = "Emre" }, stage.PersonalChatOf(Clusters.Talks.Lead));
        await harvest.TryAsync("Emre", Verbs.ShowPromise, [], stage.PersonalChatOf("Emre"));
        found.TryAdd((PressKind.Button, Verbs.ShowPromise), new Offered(PressKind.Button, Verbs.ShowPromise, "Show", new JsonObject { ["cycle"] = "2026-10-05", ["view"] = "v" }));
        found.TryAdd((PressKind.Button, Verbs.ListPromises), new Offered(PressKind.Button, Verbs.ListPromises, "List", new JsonObject { ["cycle"] = "2026-10-05", ["view"] = "v" }));
    }
}
