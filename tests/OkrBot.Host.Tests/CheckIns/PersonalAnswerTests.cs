using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary><c>check in</c>, said in the personal chat: the form is for the check-in that an answer counts for now.</summary>
public sealed class PersonalAnswerTests
{
    [Fact]
    public async Task On_the_working_day_before_the_answer_is_saved_and_the_person_hears_so()
    {
        await using var stage = await Stage.SetAsync("2026-11-02T10:00:00Z");
        var answer = await AnswerAsync(stage, "Dina");
        Assert.Contains("✓ Your answer is saved", Forged.Said(answer), StringComparison.Ordinal);
        Assert.Equal(AnswerTiming.Before, (await LatestAsync(stage)).Timing);
    }

    [Fact]
    public async Task After_the_close_one_save_is_enough_and_counts_as_after_the_meeting()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.AdvanceToAsync("09:45:00");
        await AnswerAsync(stage, "Dina");
        var latest = await LatestAsync(stage);
        Assert.Equal((AnswerTiming.After, stage.Checkout.Today), (latest.Timing, latest.Occurrence));
    }

    private static async Task<BotAnswer> AnswerAsync(Stage stage, string name)
    {
        var chat = await stage.PersonalChatAsync(name);
        await stage.Client.SayAsync(stage.Person(name), chat, "check in", CancellationToken.None);
        var card = stage.Client.CardFor(stage.Person(name), chat)!;
        return await stage.Client.PressAsync(stage.Person(name), chat, new Press("Save") { On = card, Form = new Form(card) }, CancellationToken.None);
    }

    private static async Task<KeyResultUpdate> LatestAsync(Stage stage) => (await stage.CheckoutNowAsync()).KeyResults[new KeyResultId("kr5")].Latest!;
}
