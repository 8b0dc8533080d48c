using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Processes;

/// <summary>Somebody who saves another number for one key result again and again, until the program no longer answers.</summary>
internal sealed class Saver(KillStage stage, Promises promises, string name, string keyResult, decimal from)
{
    public async Task SaveUntilDeadAsync()
    {
        if (await FormAsync() is not { } form) return;
        while (await SaveAsync(form))
        {
        }
    }

    private async Task<bool> SaveAsync(JsonObject form)
    {
        var value = from + promises.NextStep();
        var data = (JsonObject)CardReader.Buttons(form).Single(button => button.Action["verb"]?.GetValue<string>() == Verbs.Save).Action["data"]!.DeepClone();
        var typed = value.ToString(CultureInfo.InvariantCulture);
        data[$"{keyResult}_value"] = typed;
        data[$"{keyResult}_confidence"] = "6";
        data[$"{keyResult}_note"] = $"Counted again: {typed}";
        var wish = new Wish(keyResult, value, stage.Client.ActionActivity(stage.Person(name), stage.ChatId, Verbs.Save, data));
        return promises.Note(wish, (await stage.Client.DeliverAsync(wish.Activity, 1, CancellationToken.None))[0]);
    }

    /// <summary>"Answer here", whose form stands on the card; null when the program died meanwhile.</summary>
    private async Task<JsonObject?> FormAsync()
    {
        var key = (JsonObject)stage.Client.NewestCard(stage.ChatId)!.Card!["refresh"]!["action"]!["data"]!.DeepClone();
        var ask = stage.Client.ActionActivity(stage.Person(name), stage.ChatId, Verbs.Form, key);
        var response = (await stage.Client.DeliverAsync(ask, 1, CancellationToken.None))[0];
        return response.Status == 0 ? null : Assert.IsType<BotAnswer.Card>(BotAnswer.Read(response)).Content;
    }
}
