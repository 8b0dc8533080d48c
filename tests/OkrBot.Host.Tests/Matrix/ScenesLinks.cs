using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Host.Tests.Alignment;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    /// <summary>Payouts asked Checkout for something, and what Checkout helps was changed.</summary>
    private static async Task LinksAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await Stage.SetAsync();
        await WriteDraftAsync(stage);
        await Sown.OnCheckoutAsync(stage);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        var (harvest, chat) = (new Harvest(stage, found), await stage.PersonalChatAsync("Bo"));
        await harvest.LookAsync("Bo");
        await harvest.AskAsync("Bo", "plan");
        JsonObject data = new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v", ["o"] = "checkout-o1" };
        await harvest.TryAsync("Bo", Verbs.ShowLinks, (JsonObject)data.DeepClone(), chat);
        await harvest.TryAsync("Bo", Verbs.WaitingLinks, (JsonObject)data.DeepClone(), chat);
        data["how"] = "needs";
        await harvest.TryAsync("Bo", Verbs.StartLink, (JsonObject)data.DeepClone(), chat);
        data["link"] = "q:" + (await stage.CheckoutNowAsync()).LinkQuestions.Keys.Single().Value;
        await harvest.TryAsync("Bo", Verbs.AnswerLink, (JsonObject)data.DeepClone(), chat);
        data.Remove("link");
        data["teamName"] = "o";
        await harvest.TryAsync("Bo", Verbs.FindLinkTeam, (JsonObject)data.DeepClone(), chat);
        data["teamName"] = "Payouts";
        await harvest.TryAsync("Bo", Verbs.FindLinkTeam, data, chat);
    }
}
