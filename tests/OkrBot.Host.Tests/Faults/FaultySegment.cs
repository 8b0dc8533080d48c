using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Host.Tests.Processes;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Faults;

/// <summary>One team's check-in as its people live it while storage fails: they press again when they are told to, and Teams delivers again what got no
/// answer.</summary>
internal sealed class FaultySegment(FaultStage stage, SampleTeam team, Heard heard)
{
    private const int MostPresses = 40;

    private readonly List<Wish> _saved = [];

    public SampleTeam Team => team;

    /// <summary>What its people were told is saved.</summary>
    public IReadOnlyList<Wish> Saved => _saved;

    public async Task PlayAsync()
    {
        var start = stage.Client.MeetingStartActivity(stage.PersonOf(team, 0), team.Chat.Id);
        await TakenAsync(start);
        await FaultStage.UntilAsync("the room's card", () => stage.Client.NewestCard(team.Chat.Id) is not null);
        for (var at = 0; at < team.Team.Members.Length; at++) await AnswerAsync(stage.PersonOf(team, at), team.KeyResults[at].Id.Value, 60 + (at * 0.25m));
    }

    private async Task TakenAsync(JsonObject activity)
    {
        for (var delivery = 0; delivery < MostPresses; delivery++)
            if ((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0].Status is >= 200 and <= 202) return;
        Assert.Fail("The meeting's start was never taken.");
    }

    private async Task AnswerAsync(TenantPerson person, string keyResult, decimal value)
    {
        var key = (JsonObject)stage.Client.NewestCard(team.Chat.Id)!.Card!["refresh"]!["action"]!["data"]!.DeepClone();
        var form = await InsistAsync(person, Verbs.Form, key, answer => answer is BotAnswer.Card card && SaveOf(card) is not null, () => Task.FromResult(false));
        var data = (JsonObject)SaveOf((BotAnswer.Card)form.Answer)!["data"]!.DeepClone();
        data[$"{keyResult}_value"] = value.ToString(CultureInfo.InvariantCulture);
        data[$"{keyResult}_confidence"] = "6";
        var (_, activity) = await InsistAsync(
            person, Verbs.Save, data, IsSaved, async () => (await stage.ReadAsync(team)).Numbers.ContainsKey((keyResult, value)));
        _saved.Add(new Wish(keyResult, value, activity));
    }

    /// <summary>The same press until it brings what it is for. Anything that is neither that nor one of the sentences that may stand there is a lie.</summary>
    /// <param name="isDone">Whether it is done although nobody said so.</param>
    private async Task<(BotAnswer Answer, JsonObject Activity)> InsistAsync(
        TenantPerson person, string verb, JsonObject data, Func<BotAnswer, bool> isGood, Func<Task<bool>> isDone)
    {
        var activity = stage.Client.ActionActivity(person, team.Chat.Id, verb, (JsonObject)data.DeepClone());
        for (var press = 0; press < MostPresses; press++)
        {
            var answer = BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0]);
            if (isGood(answer)) return (answer, activity);
            await heard.NoteAsync(answer, isDone);
            // Teams delivers again what got no answer; a person presses again, which is another activity.
            if (answer is not BotAnswer.Failed) activity = stage.Client.ActionActivity(person, team.Chat.Id, verb, (JsonObject)data.DeepClone());
        }

        throw new Xunit.Sdk.XunitException($"{person.Name} pressed {MostPresses} times in vain: {heard}.");
    }

    private static JsonNode? SaveOf(BotAnswer.Card card)
        => CardReader.Buttons(card.Content).FirstOrDefault(button => button.Action["verb"]?.GetValue<string>() == Verbs.Save)?.Action;

    private static bool IsSaved(BotAnswer answer)
        => answer is BotAnswer.Card card && card.Content.ToJsonString().Contains("answer is saved", StringComparison.OrdinalIgnoreCase);
}
