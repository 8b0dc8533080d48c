using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    /// <summary>Growth needs an objective of Checkout; its contact hands it over, in a dialog and on the card. And who else cares about another one, or may read it.</summary>
    private static async Task NeededAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        JsonObject data = new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v", ["o"] = "checkout-o3" };
        await new Harvest(stage, found).TryAsync("Dina", Verbs.OpenLiaison, data, await stage.PersonalChatAsync("Dina"));
        foreach (var verb in new[] { Verbs.WhoCares, Verbs.WhoFollows })
        {
            JsonObject asked = new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v", ["o"] = "checkout-o2", ["search"] = verb == Verbs.WhoCares ? "growth" : "hana" };
            await new Harvest(stage, found).TryAsync("Bo", verb, asked, await stage.PersonalChatAsync("Bo"));
            found.TryAdd((PressKind.Button, verb), new Offered(PressKind.Button, verb, "Who", (JsonObject)asked.DeepClone()));
        }
        found.TryAdd((PressKind.Button, Verbs.OpenLiaison), new Offered(PressKind.Button, Verbs.OpenLiaison, "Hand over", (JsonObject)data.DeepClone()));
    }
}
