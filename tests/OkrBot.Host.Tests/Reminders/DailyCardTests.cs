using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Reminders;

/// <summary>The one personal card of a day, from the close of a check-in to the answer.</summary>
public sealed class DailyCardTests
{
    private static readonly KeyResultId Kr7 = new("kr7"), Hours = new("payouts-kr2");

    [Fact]
    public async Task Emre_who_was_away_gets_one_card_at_two_and_nobody_else_gets_any()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ToAsync("2026-11-03T13:59");
        Assert.Equal(0, stage.AllCards());
        await stage.ToAsync("2026-11-03T14:00");

        var text = Assert.Single(stage.CardsOf("Emre")).Card!.ToJsonString();
        Assert.Contains("1 answer is still open", text, StringComparison.Ordinal);
        Assert.Contains("Checkout closed its check-in today", text, StringComparison.Ordinal);
        Assert.Contains(Afternoon.Terms, text, StringComparison.Ordinal);
        Assert.Equal(1, stage.AllCards());
        Assert.Empty(stage.Tenant.Violations.All);

        await stage.ToAsync("2026-11-03T15:00");
        await stage.ToAsync("2026-11-04T10:00");
        await stage.ToAsync("2026-11-06T10:00");
        Assert.Equal(1, stage.AllCards());
    }

    [Fact]
    public async Task One_tap_answers_and_counts_as_after_the_meeting()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ToAsync("2026-11-03T14:00");
        var before = await stage.CountAsync<TeamEvent.AnswerSaved>();
        var answers = await stage.Client.PressTogetherAsync(stage.Person("Emre"), stage.ChatOf("Emre"), new Press("No change"), 2, CancellationToken.None);
        Assert.All(answers, answer => Assert.Contains("✓ Your answer is saved", Forged.Said(answer), StringComparison.Ordinal));
        Assert.Equal(before + 1, await stage.CountAsync<TeamEvent.AnswerSaved>());
        var latest = (await stage.CheckoutNowAsync()).KeyResults[Kr7].Latest!;
        Assert.Equal((AnswerTiming.After, stage.Checkout.Today, AnsweredAs.Owner, true), (latest.Timing, latest.Occurrence, latest.As, latest.NoChange));
    }

    [Fact]
    public async Task The_form_is_one_save_marked_as_after_the_meeting()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ToAsync("2026-11-03T14:00");
        await stage.TapAsync("Emre", "Update");
        var form = stage.Client.DialogOf(stage.Person("Emre"))!;
        Assert.True(form.TryFill("kr7_steps", "s1,s2,s3"));
        Assert.Equal("✓ Your answer is saved", Assert.IsType<BotAnswer.DialogWords>(await stage.TapAsync("Emre", "Save")).Text);
        Assert.Equal((AnswerTiming.After, new Reading.Steps(["s1", "s2", "s3"])), (await LatestAsync(stage), (await stage.CheckoutNowAsync()).KeyResults[Kr7].Latest!.Reading));
    }

    [Fact]
    public async Task The_form_on_the_card_serves_clients_without_dialogs()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ToAsync("2026-11-03T14:00");
        var card = Assert.IsType<BotAnswer.Card>(await stage.TapAsync("Emre", "Answer here")).Content;
        Assert.Contains("✓ Your answer is saved", Forged.Said(await stage.TapAsync("Emre", new Press("Save") { On = card, Form = new Form(card) })), StringComparison.Ordinal);
        Assert.Equal(AnswerTiming.After, await LatestAsync(stage));
    }

    [Fact]
    public async Task Two_teams_are_one_card_and_one_tap_answers_both()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.PayoutsAsync();
        await stage.ToAsync("2026-11-05T14:00");
        var text = Assert.Single(stage.CardsOf("Emre")).Card!.ToJsonString();
        Assert.Contains("2 answers are still open", text, StringComparison.Ordinal);
        Assert.Contains("Checkout and Payouts", text, StringComparison.Ordinal);
        Assert.Contains("✓ Your 2 answers are saved", Forged.Said(await stage.TapAsync("Emre", "No change for both")), StringComparison.Ordinal);
        Assert.Equal(AnswerTiming.After, await LatestAsync(stage));
        var payouts = (await stage.Get<App.Ports.ITeamCycles>().FindAsync(stage.Company.Payouts.Id, CancellationToken.None))!;
        Assert.Equal((AnswerTiming.After, stage.Company.Payouts.Today), (payouts.KeyResults[Hours].Latest!.Timing, payouts.KeyResults[Hours].Latest!.Occurrence));
        await stage.ToAsync("2026-11-06T10:00");
        Assert.Single(stage.CardsOf("Emre"));
    }

    [Fact]
    public async Task Whoever_answers_in_between_gets_no_card()
    {
        await using var stage = await Afternoon.SetAsync();
        await AnswerBySelfAsync(stage);
        var cards = stage.CardsOf("Emre").Count;
        await stage.ToAsync("2026-11-03T14:00");
        await stage.ToAsync("2026-11-04T10:00");
        Assert.Equal(cards, stage.CardsOf("Emre").Count);
    }

    [Fact]
    public async Task Whoever_answers_one_of_two_is_asked_about_the_other_alone()
    {
        await using var stage = await Afternoon.SetAsync();
        await AnswerBySelfAsync(stage);
        await stage.PayoutsAsync();
        await stage.ToAsync("2026-11-05T14:00");
        var text = stage.CardsOf("Emre")[^1].Card!.ToJsonString();
        Assert.Contains("1 answer is still open", text, StringComparison.Ordinal);
        Assert.Contains("Hours to reconcile", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Afternoon.Terms, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_hears_it_in_their_language()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ChangeAsync("Emre", entry => entry with { Locale = "de-DE" });
        await stage.ToAsync("2026-11-03T14:00");
        Assert.Contains("1 Antwort fehlt noch", stage.CardsOf("Emre")[0].Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_stood_there_for_a_week_says_that_it_is_an_old_one()
    {
        await using var stage = await Afternoon.SetAsync();
        await stage.ToAsync("2026-11-03T14:00");
        var old = stage.CardsOf("Emre")[0].Card!;
        await stage.JumpAsync("2026-11-10T09:30");
        await stage.StartMeetingAsync();
        await stage.JumpAsync("2026-11-10T09:41");
        var before = await stage.CountAsync<TeamEvent.AnswerSaved>();
        Assert.Contains("old", Forged.Said(await stage.TapAsync("Emre", new Press("No change") { On = old })), StringComparison.Ordinal);
        Assert.Equal(before, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    private static async Task AnswerBySelfAsync(Stage stage)
    {
        await stage.Client.SayAsync(stage.Person("Emre"), stage.ChatOf("Emre"), "check in", CancellationToken.None);
        var card = stage.Client.CardFor(stage.Person("Emre"), stage.ChatOf("Emre"))!;
        Assert.Contains("saved", Forged.Said(await stage.TapAsync("Emre", new Press("Save") { On = card, Form = new Form(card) })), StringComparison.Ordinal);
    }

    private static async Task<AnswerTiming> LatestAsync(Stage stage) => (await stage.CheckoutNowAsync()).KeyResults[Kr7].Latest!.Timing;
}
