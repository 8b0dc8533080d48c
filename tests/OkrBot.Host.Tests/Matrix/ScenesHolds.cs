using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Host.Tests.Clusters;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    /// <summary>When a planning group talks and how long reviews take: forms of whoever runs the programme, in dialogs and on the card.</summary>
    private static async Task HoldsAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await Talks.SetAsync();
        await Talks.ProposeAsync(stage);
        var (harvest, chat) = (new Harvest(stage, found), Kit.Looking.PersonalChatOf(stage, Talks.Lead));
        var group = (await Talks.GroupsAsync(stage)).Groups.Single().Id.Value;
        foreach (var here in new[] { "0", "1" })
        {
            await harvest.TryAsync(Talks.Lead, Verbs.ShowCluster, WithHere(Talks.Data(stage, group: group), here), chat);
            await harvest.TryAsync(Talks.Lead, Verbs.ShowProgramme, WithHere(Talks.Data(stage), here), chat);
        }
        await harvest.TryAsync(Talks.Lead, Verbs.AskTalk, Talks.Data(stage, group: group), chat);
        await harvest.TryAsync(Talks.Lead, Verbs.AskLength, Talks.Data(stage), chat);
    }

    private static JsonObject WithHere(JsonObject data, string here)
    {
        data["here"] = here;
        return data;
    }
}
