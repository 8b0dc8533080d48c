using System.Text.Json.Nodes;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Planning;

/// <summary>What becomes of a plan that is there: it is changed with a reason, ordered, stopped, and everybody sees the same.</summary>
public sealed class PlanningTests
{
    private static readonly (string, string)[] Learned = [("because", "learned"), ("becauseNote", "Three banks answer slowly")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_target_is_changed_with_its_reason_and_both_stand_on_its_cards(bool here)
    {
        await using var stage = await Stage.OpenAsync();
        var bo = await BoAsync(stage, here);
        await bo.OpenAsync("Paying is effortless on a phone");
        await bo.PressAsync("Open", ("chosenKeyResult", "Median time to pay"));
        await bo.PressAsync("Change");
        var told = await bo.PressAsync("Save", [("targetText", "50"), .. Learned]);
        if (!here)
        {
            await bo.OpenAsync("Paying is effortless on a phone");
            told = await bo.PressAsync("Open", ("chosenKeyResult", "Median time to pay"));
        }
        Assert.Contains("Target 45 s → 50 s, 3 Nov, Bo, learned: Three banks answer slowly", told, StringComparison.Ordinal);
        Assert.Equal(new Measure.Metric(74, 50, "s"), (await stage.CheckoutNowAsync()).KeyResults[new("kr2")].Measure);
        var shown = await bo.ForgeAsync("kr.show", stage.Checkout.Id, ("kr", "kr2"));
        Assert.Contains("Target 45 s → 50 s, 3 Nov, Bo, learned: Three banks answer slowly", Writer.Read(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_the_room_follows_a_change()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.AdvanceToAsync("09:32:10");
        Assert.Contains("Median time to pay", Read(stage.Cards()[^1].Card), StringComparison.Ordinal);
        var bo = await BoAsync(stage);
        await bo.OpenAsync("Paying is effortless on a phone");
        await bo.PressAsync("Open", ("chosenKeyResult", "Median time to pay"));
        await bo.PressAsync("Change");
        await bo.PressAsync("Save", [("title", "Seconds to pay"), ("because", "wording"), ("becauseNote", "Shorter")]);
        await stage.AdvanceToAsync("09:32:40");
        Assert.Contains("Seconds to pay", Read(stage.Cards()[^1].Card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_without_its_reason_is_refused_and_what_was_typed_stays()
    {
        await using var stage = await Stage.SetAsync();
        var bo = await BoAsync(stage);
        foreach (var (verb, more) in new (string, (string, string)[])[] { ("plan.saveKeyResult", [("o", "checkout-o1"), ("kr", "kr2"), .. Number("Median time to pay", "74", "50"), ("owner", stage.Person("Chidi").ObjectId!)]), ("plan.saveObjective", [("o", "checkout-o1"), ("title", "Paying is easy"), ("why", "So"), ("ambition", "high")]) })
        {
            var card = Assert.IsType<BotAnswer.Card>(await bo.ForgeAsync(verb, stage.Checkout.Id, more)).Content;
            Assert.Contains("say in a line why it changes", Read(card), StringComparison.Ordinal);
            Assert.Equal(more.Last(m => m.Item1 is "targetText" or "why").Item2, new Form(card).Find(more.Last(m => m.Item1 is "targetText" or "why").Item1)!.Value);
        }
        Assert.Equal(new Measure.Metric(74, 45, "s"), (await stage.CheckoutNowAsync()).KeyResults[new("kr2")].Measure);
    }

    [Fact]
    public async Task An_objective_is_stopped_with_a_reason_and_every_list_still_holds()
    {
        await using var stage = await Stage.SetAsync();
        var bo = await BoAsync(stage);
        await bo.OpenAsync("Open for business in Poland");
        await bo.PressAsync("Stop");
        await bo.PressAsync("Stop", ("dropReason", "The market is closed to us"));
        var stopped = (await stage.CheckoutNowAsync()).Objectives.Values.Single(o => o.Title == "Open for business in Poland");
        Assert.Equal((ObjectiveState.Stopped, "The market is closed to us"), (stopped.State, stopped.Stopped!.Reason));
        await bo.PressAsync("Back");
        Assert.DoesNotContain("Poland", await bo.PressAsync("Show again"), StringComparison.Ordinal);
        Assert.DoesNotContain("Poland", Read(await stage.SayInPersonAsync("Emre", "team okrs")), StringComparison.Ordinal);
        Assert.DoesNotContain("Local terms", Read(await stage.SayInPersonAsync("Emre", "my okrs")), StringComparison.Ordinal);
        Assert.Contains("The market is closed to us", Read(await bo.ForgeAsync("plan.objective", stage.Checkout.Id, ("o", stopped.Id.Value))), StringComparison.Ordinal);
        Assert.IsType<BotAnswer.Card>(await bo.ForgeAsync("kr.show", stage.Checkout.Id, ("kr", "kr7")));
        Assert.Contains("can only be read", Read(await bo.ForgeAsync("plan.editObjective", stage.Checkout.Id, ("o", stopped.Id.Value))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_result_is_stopped_here_and_the_last_one_of_an_objective_stays()
    {
        await using var stage = await Stage.SetAsync();
        var bo = await BoAsync(stage, here: true);
        await bo.OpenAsync("Merchants trust our payouts");
        await bo.PressAsync("Open", ("chosenKeyResult", "Payouts on the promised day"));
        await bo.PressAsync("Stop");
        Assert.Contains("nobody is asked", await bo.PressAsync("Stop", ("dropReason", "Nobody needs it")), StringComparison.Ordinal);
        Assert.NotNull((await stage.CheckoutNowAsync()).KeyResults[new("kr4")].Stopped);
        await bo.PressAsync("Open");
        Assert.Contains("only key result", await bo.PressAsync("Stop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_stand_in_no_list_but_the_plan_and_are_dropped_without_a_word()
    {
        await using var stage = await Stage.SetAsync();
        var ann = new Writer(stage, "Ann");
        await ann.PlanAsync(team: "Checkout");
        await ann.WriteAsync("A secret idea");
        var draft = (await stage.CheckoutNowAsync()).KeyResults.Values.First(k => k.Title == "A secret idea, first");
        Assert.DoesNotContain("secret", Read(await stage.SayInPersonAsync("Bo", "team okrs")), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Read(await stage.SayInPersonAsync("Ann", "my okrs")), StringComparison.Ordinal);
        Assert.Contains("no longer there", Read(await ann.ForgeAsync("kr.show", stage.Checkout.Id, ("kr", draft.Id.Value))), StringComparison.Ordinal);
        await ann.PlanAsync(team: "Checkout");
        await ann.OpenAsync("A secret idea");
        await ann.PressAsync("Drop");
        Assert.Contains("Show again", await ann.PressAsync("Drop"), StringComparison.Ordinal);
        Assert.DoesNotContain((await stage.CheckoutNowAsync()).KeyResults.Values, k => k.Title.StartsWith("A secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_matters_more_moves_up()
    {
        await using var stage = await Stage.SetAsync();
        var bo = await BoAsync(stage);
        await bo.OpenAsync("Merchants trust our payouts");
        await bo.PressAsync("Move up");
        var first = (await stage.CheckoutNowAsync()).Objectives.Values.MinBy(o => o.Order)!;
        Assert.Equal("Merchants trust our payouts", first.Title);
        await bo.OpenAsync("Merchants trust our payouts");
        await bo.PressAsync("Open", ("chosenKeyResult", "Payout questions to support"));
        await bo.PressAsync("Move up");
        Assert.Equal("Payout questions to support", (await stage.CheckoutNowAsync()).ActiveKeyResults.First().Title);
    }

    [Fact]
    public async Task A_german_types_numbers_as_germans_do_and_finds_them_so_again()
    {
        await using var stage = await Stage.SetAsync();
        var dina = stage.Person("Dina") with { Locale = "de-DE" };
        async Task<JsonObject> PressAsync(string verb, params (string Field, string Value)[] more)
        {
            var data = new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v", ["kind"] = "number" };
            foreach (var (field, value) in more) data[field] = value;
            var activity = stage.Client.ActionActivity(dina, stage.PersonalChatOf("Dina"), verb, data);
            return Assert.IsType<BotAnswer.Card>(BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0])).Content;
        }
        var kind = await PressAsync("plan.saveObjective", ("title", "Händler vertrauen uns"), ("why", "Die Hälfte fragt nach"), ("ambition", "high"));
        Assert.Contains("Jetzt das erste Ergebnis", Read(kind), StringComparison.Ordinal);
        var objective = (await stage.CheckoutNowAsync()).Objectives.Values.Single(o => o.State == ObjectiveState.Draft).Id.Value;
        var wrong = await PressAsync("plan.saveKeyResult", [("o", objective), .. Number("Fragen", "viele", "0,5"), ("owner", stage.Person("Dina").ObjectId!)]);
        Assert.Contains("geschrieben wie 1.240,5", Read(wrong), StringComparison.Ordinal);
        Assert.Contains("hat jetzt ein Ergebnis", Read(await PressAsync("plan.saveKeyResult", [("o", objective), .. Number("Fragen", "1.240", "0,5"), ("owner", stage.Person("Dina").ObjectId!)])), StringComparison.Ordinal);
        var saved = (await stage.CheckoutNowAsync()).KeyResults.Values.Single(k => k.Objective.Value == objective);
        Assert.Equal(new Measure.Metric(1240, 0.5m, "s"), saved.Measure);
        var form = new Form(await PressAsync("plan.editKeyResult", ("o", objective), ("kr", saved.Id.Value)));
        Assert.Equal(("1.240", "0,5"), (form.Find("startText")!.Value, form.Find("targetText")!.Value));
    }

    internal static (string, string)[] Number(string title, string start, string target)
        => [("kind", "number"), ("title", title), ("startText", start), ("targetText", target), ("unit", "s"), ("owner", "")];

    private static async Task<Writer> BoAsync(Stage stage, bool here = false)
    {
        var bo = new Writer(stage, "Bo");
        await bo.PlanAsync(here, "Checkout");
        return bo;
    }
}
