using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Numbers;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    /// <summary>Where a number comes from, of a key result that has a key already.</summary>
    private static async Task NumbersAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        var (harvest, chat) = (new Harvest(stage, found), await stage.PersonalChatAsync("Bo"));
        await stage.TellAsync(new TeamEvent.WriteKeyNamed(new("kr2"), new WriteKey("00000000000000aa", new(stage.Person("Bo").ObjectId!), stage.Time.Now), new(stage.Person("Bo").ObjectId!)));
        JsonObject data = new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v", ["kr"] = "kr2" };
        // Each by itself: a dialog that another card offered already is not opened again.
        foreach (var verb in new[] { Verbs.ShowNumber, Verbs.EditSource, Verbs.AskWriteKey, Verbs.AskRevokeKey }) await harvest.TryAsync("Bo", verb, (JsonObject)data.DeepClone(), chat);
    }
}
