using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Planning;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Liaisons;

/// <summary>Who is the contact for what other teams need is named, handed over, and asked for.</summary>
public sealed class NamingTests
{
    private static readonly ObjectiveId Paying = new("checkout-o1"), Draft = new("checkout-draft");
    private static readonly KeyResultId Time = new("kr2"), Refunds = new("checkout-refunds");

    [Fact]
    public async Task A_draft_that_others_need_asks_for_its_contact_and_then_it_begins()
    {
        await using var stage = await Stage.SetAsync();
        var state = await stage.CheckoutNowAsync();
        await stage.TellAsync(
            new TeamEvent.ObjectiveStopped(new("checkout-o3"), new Stop("Room", state.Team.Facilitator!.Value, stage.Time.Now)),
            new TeamEvent.ObjectiveWritten(new(Draft, 4, "Refunds in one day", "Half of the questions", Ambition.Committed, ObjectiveState.Draft)),
            new TeamEvent.KeyResultWritten(new(Refunds, Draft, 1, "Refunds within a day", new Measure.Metric(9, 1, "days"), new(stage.Person("Dina").ObjectId!), 1, state.Cycle.Start, state.Cycle.End, [])));
        await Needed.AcceptedAsync(stage, Draft, Refunds, liaison: null);
        var bo = new Writer(stage, "Bo");
        await bo.PlanAsync(team: "Checkout");
        Assert.Contains("nobody is the contact", await bo.OpenAsync("Refunds in one day"), StringComparison.Ordinal);
        Assert.Contains("Growth: Refunds within a day", Writer.Read(await bo.ForgeAsync(Verbs.BeginObjective, stage.Checkout.Id, ("o", Draft.Value))), StringComparison.Ordinal);
        Assert.Contains("Growth needs it", await bo.PressAsync("Name the contact"), StringComparison.Ordinal);
        Assert.Contains("Dina is the contact now", await bo.PressAsync("Save", ("contact", stage.Person("Dina").ObjectId!)), StringComparison.Ordinal);
        Assert.Contains("Begun", Writer.Read(await bo.ForgeAsync(Verbs.BeginObjective, stage.Checkout.Id, ("o", Draft.Value))), StringComparison.Ordinal);
        Assert.Equal(ObjectiveState.Active, (await stage.CheckoutNowAsync()).Objectives[Draft].State);
    }

    [Fact]
    public async Task Whoever_is_named_is_told_and_hands_it_over_from_there()
    {
        await using var stage = await Stage.SetAsync();
        var link = await Needed.AcceptedAsync(stage, Paying, Time, "Bo");
        await SaveAsync(stage, "Bo", "Dina");
        await stage.WorkAsync();
        var told = Assert.Single(Needed.MessagesTo(stage, "Dina")).Card!;
        Assert.Contains("You are the contact now", Looking.Read(told), StringComparison.Ordinal);
        Assert.Contains("Bo named you", Looking.Read(told), StringComparison.Ordinal);
        Assert.Equal("Dina", (await Needed.OfGrowthAsync(stage, link)).Note!.Liaison);
        var form = Assert.IsType<BotAnswer.Card>(await stage.PressInPersonAsync("Dina", new Press("Hand over") { On = told })).Content;
        Assert.Contains("Who is the contact for it?", Looking.Read(form), StringComparison.Ordinal);
        var filled = new Form(form);
        Assert.True(filled.TryFill("contact", "Ann"));
        Assert.IsType<BotAnswer.Card>(await stage.PressInPersonAsync("Dina", new Press("Save") { On = form, Form = filled }));
        Assert.Equal(stage.Person("Ann").ObjectId, (await LiaisonAsync(stage))!.Person.Value);
    }

    [Theory]
    [InlineData("Ann", "runs this check-in and names the contact")]
    [InlineData("Fay", "no longer there")]
    [InlineData("Eve", "runs this check-in and names the contact")]
    public async Task Nobody_else_names_one(string person, string said)
    {
        await using var stage = await Stage.SetAsync();
        await Needed.AcceptedAsync(stage, Paying, Time, "Dina");
        var from = person == "Eve" ? stage.ChatId : stage.PersonalChatOf(person);
        foreach (var verb in new[] { Verbs.OpenLiaison, Verbs.NameLiaison })
            Assert.Contains(said, Looking.Read(await stage.ForgeAsync(person, verb, Data(stage, person), from)), StringComparison.Ordinal);
        Assert.Equal(stage.Person("Dina").ObjectId, (await LiaisonAsync(stage))!.Person.Value);
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_twice_is_once()
    {
        await using var stage = await Stage.SetAsync();
        await Needed.AcceptedAsync(stage, Paying, Time, "Dina");
        Assert.Contains("Choose somebody on the team", Looking.Read(await SaveAsync(stage, "Bo", "Goran")), StringComparison.Ordinal);
        Assert.Contains("Choose somebody on the team", Looking.Read(await stage.ForgeAsync("Bo", Verbs.NameLiaison, Data(stage, null), stage.PersonalChatOf("Bo"))), StringComparison.Ordinal);
        JsonObject other = new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v", ["o"] = "checkout-o2" };
        Assert.Contains("No other team needs it", Looking.Read(await stage.ForgeAsync("Bo", Verbs.OpenLiaison, other, stage.PersonalChatOf("Bo"))), StringComparison.Ordinal);
        other["o"] = "nothing";
        Assert.Contains("no longer there", Looking.Read(await stage.ForgeAsync("Bo", Verbs.OpenLiaison, (JsonObject)other.DeepClone(), stage.PersonalChatOf("Bo"))), StringComparison.Ordinal);
        for (var i = 0; i < 2; i++) await SaveAsync(stage, "Bo", "Ann");
        Assert.Equal(2, await stage.CountAsync<TeamEvent.LiaisonNamed>());
    }

    [Fact]
    public async Task After_one_left_whoever_runs_the_next_check_in_is_asked_for_a_name()
    {
        await using var stage = await Stage.SetAsync();
        await Needed.AcceptedAsync(stage, Paying, Time, "Dina");
        await stage.Client.RemoveMemberAsync(stage.Person("Ann"), stage.ChatId, stage.Person("Dina"), CancellationToken.None);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        // Her own key results are asked about first.
        await stage.TellAsync([.. (await stage.CheckoutNowAsync()).ActiveKeyResults.Where(k => k.Owner.Value == stage.Person("Dina").ObjectId)
            .Select(k => new TeamEvent.OwnerNamed(k.Id, new(stage.Person("Ann").ObjectId!), new(stage.Person("Bo").ObjectId!), stage.Time.Now))]);
        await stage.AdvanceToAsync("09:32:10");
        await stage.Client.LookAsync(stage.Person("Bo"), stage.ChatId, CancellationToken.None);
        Assert.Contains("Who is the contact for it from now on?", Looking.Read(stage.Client.CardFor(stage.Person("Bo"), stage.ChatId)), StringComparison.Ordinal);
        await stage.PressAsync("Bo", "Name the contact");
        var form = stage.Client.DialogOf(stage.Person("Bo"))!;
        Assert.True(form.TryFill("contact", "Chidi"));
        await stage.PressAsync("Bo", "Save");
        Assert.Equal(stage.Person("Chidi").ObjectId, (await LiaisonAsync(stage))!.Person.Value);
        await stage.Client.LookAsync(stage.Person("Ann"), stage.ChatId, CancellationToken.None);
        Assert.DoesNotContain("Who is the contact", Looking.Read(stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)), StringComparison.Ordinal);
    }

    private static async Task<Liaison?> LiaisonAsync(Stage stage) => (await stage.CheckoutNowAsync()).KeyResults[Time].Liaison;

    private static Task<BotAnswer> SaveAsync(Stage stage, string by, string to) => stage.ForgeAsync(by, Verbs.NameLiaison, Data(stage, to), stage.PersonalChatOf(by));

    private static JsonObject Data(Stage stage, string? to)
    {
        JsonObject data = new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v", ["o"] = Paying.Value, ["kr"] = Time.Value, ["start"] = "2026-11-03T08:30:00Z" };
        if (to is not null) data["contact"] = (to == "Eve" ? stage.Company.Guest : stage.Person(to)).ObjectId;
        return data;
    }
}
