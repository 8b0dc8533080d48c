using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    /// <summary>Whoever runs it looks at the team's people, and a leader at the teams they follow.</summary>
    private static async Task RostersAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await Stage.SetAsync();
        var harvest = new Harvest(stage, found);
        await harvest.SayAsync("Bo", stage.ChatId, "settings");
        await harvest.AskAsync("Fay", "settings");
        var chat = await stage.PersonalChatAsync("Fay");
        await harvest.TryAsync("Fay", OkrBot.App.Bot.Verbs.FindFollows, new() { ["view"] = "v", ["find"] = "pay" }, chat);
        // Only a list that is kept can be forgotten.
        await harvest.TryAsync("Fay", OkrBot.App.Bot.Verbs.SaveFollows, new() { ["view"] = "v", ["shown"] = "payouts", ["teams"] = "payouts" }, chat);
    }
}
