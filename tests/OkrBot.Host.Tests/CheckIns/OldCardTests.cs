using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>A card of an earlier week, further up in the chat.</summary>
public sealed class OldCardTests
{
    [Fact]
    public async Task A_press_on_it_saves_nothing_and_points_to_the_newest()
    {
        await using var stage = await Stage.OpenAsync();
        var said = Forged.Said(await stage.ForgeAsync("Ann", "checkin.noChange", Forged.Data(stage, await OldStartAsync(stage))));
        Assert.Contains("This card is an old one", said, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task A_client_that_refreshes_it_by_itself_gets_no_notice()
    {
        await using var stage = await Stage.OpenAsync();
        var activity = stage.Client.ActionActivity(stage.Person("Ann"), stage.ChatId, "checkin.view", Forged.Data(stage, await OldStartAsync(stage)));
        activity["value"]!["trigger"] = "automatic";
        var answer = BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0]);
        Assert.False(answer is BotAnswer.Toast or BotAnswer.Card, answer.ToString());
    }

    private static async Task<DateTimeOffset> OldStartAsync(Stage stage) => (await stage.CheckoutNowAsync()).Past[^2].Occurrence.Start;
}
