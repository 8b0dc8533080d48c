using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Programme;
using OkrBot.Host.Tests.Setup;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    /// <summary>Whoever runs the programme sees that calendars may not be read.</summary>
    private static async Task RightsAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var pick = await PickStage.SetAsync();
        pick.Tenant.Graph.Withhold("Calendars.Read");
        await pick.AskAsync("Ann");
        await new Harvest(pick.Stage, found).TryAsync(Programmes.Lead, Verbs.ShowProgramme, new JsonObject { ["view"] = "v", ["here"] = "0" }, pick.Stage.PersonalChatOf(Programmes.Lead));
    }
}
