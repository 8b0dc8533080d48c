using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Programme;

namespace OkrBot.Host.Tests.Matrix;

/// <summary>What the card of whoever runs the programme offers. Nobody who presses in the matrix does: all of them are told so.</summary>
internal static partial class Scenes
{
    private static async Task ProgrammeAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        await stage.SendAsync(Programmes.Lead, Verbs.AddHolidays, ("holidayDates", "2026-12-24"));
        var harvest = new Harvest(stage, found);
        await harvest.AskAsync(Programmes.Lead, "plan");
        await harvest.TryAsync(Programmes.Lead, Verbs.ShowProgramme, new JsonObject { ["view"] = "v", ["here"] = "1" }, stage.PersonalChatOf(Programmes.Lead));
        // As long as nothing else adds buttons, the card has room for all of them.
        found.TryAdd((PressKind.Button, Verbs.MoreProgramme), new Offered(PressKind.Button, Verbs.MoreProgramme, "More", new JsonObject { ["view"] = "v" }));
    }
}
