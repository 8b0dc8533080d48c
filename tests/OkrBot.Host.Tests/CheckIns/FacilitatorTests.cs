using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Running the ten minutes: whoever runs it, and nobody else.</summary>
public sealed class FacilitatorTests
{
    [Fact]
    public async Task Close_now_makes_the_same_card_the_summary()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PressAsync("Ann", "No change");
        await stage.AdvanceToAsync("09:33:00");
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Bo", "Close now"));
        await stage.WorkAsync();
        var segment = await SegmentAsync(stage);
        Assert.Equal((SegmentState.Closed, ClosedBy.Facilitator), (segment.State, segment.ClosedBy));
        Assert.Contains("Closed", Assert.Single(stage.Cards()).Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_more_minutes_come_once()
    {
        await using var stage = await Stage.OpenAsync();
        var view = stage.Client.CardFor(stage.Person("Bo"), stage.ChatId)!;
        await stage.PressAsync("Bo", new Press("Five more minutes") { On = view });
        await stage.AdvanceToAsync("09:31:00");
        var again = (System.Text.Json.Nodes.JsonObject)stage.Client.CardFor(stage.Person("Bo"), stage.ChatId)!.DeepClone();
        Assert.IsType<BotAnswer.NoSuchButton>(await stage.PressAsync("Bo", new Press("Five more minutes") { On = again }));
        await stage.AdvanceToAsync("09:44:50");
        Assert.Equal(SegmentState.Open, (await SegmentAsync(stage)).State);
        await stage.AdvanceToAsync("09:45:02");
        Assert.Equal(SegmentState.Closed, (await SegmentAsync(stage)).State);
    }

    [Fact]
    public async Task Nobody_else_closes_it()
    {
        await using var stage = await Stage.OpenAsync();
        var bos = stage.Client.CardFor(stage.Person("Bo"), stage.ChatId)!;
        foreach (var person in new[] { "Ann", "Eve", "Max" })
            await stage.PressAsync(person, new Press("Close now") { On = bos });
        Assert.Equal(SegmentState.Open, (await SegmentAsync(stage)).State);
    }

    [Fact]
    public async Task A_handed_over_check_in_is_run_by_the_other_person()
    {
        await using var stage = await Stage.OpenAsync();
        var ask = Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Bo", "Hand over"));
        var form = new Form(ask.Content);
        Assert.True(form.TryFill("person", "Ann"));
        await stage.PressAsync("Bo", new Press("Hand over") { On = ask.Content, Form = form });
        Assert.Equal(stage.Person("Ann").ObjectId, (await SegmentAsync(stage)).RunBy!.Value.Value);
    }

    [Fact]
    public async Task The_decision_that_was_changed_comes_first_in_the_summary()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PressAsync("Dina", "No change");
        await stage.AdvanceToAsync("09:40:05");
        await stage.PressAsync("Bo", "Add the decision");
        var form = stage.Client.DialogOf(stage.Person("Bo"))!;
        form.Fields[0].Fill(form.Fields[0].Choices[0].Value);
        form.TryFill("decision", "Poland starts with 20 shops");
        Assert.IsType<BotAnswer.Nothing>(await stage.PressAsync("Bo", new Press("Save")));
        await stage.WorkAsync();
        Assert.Contains("Poland starts with 20 shops", Assert.Single(stage.Cards()).Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_fresh_and_nothing_to_discuss_gives_the_minutes_back()
    {
        await using var stage = await Stage.SetAsync();
        var sync = stage.Company.Leadership;
        await stage.AdvanceToAsync("16:00:00");
        await stage.Client.MeetingStartsAsync(stage.PersonOf(sync, 0), sync.Chat.Id, MeetingEventCasing.Camel, CancellationToken.None);
        await stage.WorkAsync();
        foreach (var owner in sync.KeyResults.Select(k => k.Owner).Distinct())
        {
            var person = stage.Company.People.Single(p => p.ObjectId == owner.Value);
            await stage.Client.PressAsync(person, sync.Chat.Id, "Update", CancellationToken.None);
            foreach (var field in stage.Client.DialogOf(person)!.Fields.Where(f => f.Id.EndsWith("_value", StringComparison.Ordinal)))
                if (sync.KeyResults.Single(k => field.Id.StartsWith(k.Id.Value + "_", StringComparison.Ordinal)).Measure is Domain.Objectives.Measure.Metric m) field.Fill(Near(m));
            await stage.Client.PressAsync(person, sync.Chat.Id, "Save", CancellationToken.None);
        }
        await stage.AdvanceToAsync("16:03:00");
        Assert.Contains("minutes back", stage.Client.NewestCard(sync.Chat.Id)!.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    // Well ahead of any plan.
    private static string Near(Domain.Objectives.Measure.Metric metric)
        => (metric.Start + ((metric.Target - metric.Start) * 0.9m)).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Segment> SegmentAsync(Stage stage) => (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!;
}
