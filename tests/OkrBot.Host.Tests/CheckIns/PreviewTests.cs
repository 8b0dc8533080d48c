using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary><c>preview</c>: Bo, who leads Checkout, looks at the card of the next meeting.</summary>
public sealed class PreviewTests
{
    [Fact]
    public async Task Who_leads_sees_the_card_of_the_next_meeting_with_real_numbers_and_nothing_is_sent_or_stored()
    {
        await using var stage = await Stage.SetAsync();
        var (before, messages) = ((await stage.CheckoutNowAsync()).Version, stage.Tenant.World.MessagesIn(stage.ChatId).Count);
        var card = Text(await SayAsync(stage, "Bo"));
        Assert.Contains("Nothing is sent", card, StringComparison.Ordinal);
        Assert.Contains("Two minutes to answer", card, StringComparison.Ordinal);
        Assert.Contains("To discuss", card, StringComparison.Ordinal);
        Assert.Contains("week 5 of 13", card, StringComparison.Ordinal);
        Assert.Contains("Risk has to approve card tokens", card, StringComparison.Ordinal);
        await stage.WorkAsync();
        Assert.Equal((before, messages), ((await stage.CheckoutNowAsync()).Version, stage.Tenant.World.MessagesIn(stage.ChatId).Count));
    }

    [Fact]
    public async Task The_list_is_the_one_that_the_meeting_gets()
    {
        await using var stage = await Stage.SetAsync();
        var preview = Text(await SayAsync(stage, "Bo"));
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:32:05");
        foreach (var item in (await stage.SegmentAsync()).Agenda.Take(3))
            Assert.Contains((await stage.CheckoutNowAsync()).KeyResults[item.KeyResult].Title, preview, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ann", "Only who leads")]
    [InlineData("Eve", "Only who leads")]
    [InlineData("Max", "without an account")]
    public async Task Whoever_leads_no_team_is_told_so(string person, string told)
    {
        await using var stage = await Stage.SetAsync();
        Assert.Contains(told, Text(await SayAsync(stage, person)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_meetings_chat_it_says_where_it_answers()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Client.SayAsync(stage.Person("Bo"), stage.ChatId, "preview", CancellationToken.None);
        Assert.Contains("personal chat only", stage.Tenant.World.MessagesIn(stage.ChatId)[^1].Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_button_says_when_it_opens_and_all_others_say_that_they_are_for_show()
    {
        await using var stage = await Stage.SetAsync();
        await SayAsync(stage, "Bo");
        Assert.Contains("This is a preview", Forged.Said(await PressAsync(stage, "Bo", "Answer")), StringComparison.Ordinal);
        for (var time = 0; time < 2; time++)
            Assert.Contains("Checkout’s check-in opens on Tuesday, 3\u00A0Nov at 09:30", Forged.Said(await PressAsync(stage, "Bo", "Start next time")), StringComparison.Ordinal);
        Assert.Equal(PlacementKind.AtStart, (await stage.CheckoutNowAsync()).Team.Placement.Kind);
    }

    [Fact]
    public async Task The_time_is_told_in_the_persons_zone_and_after_the_placement()
    {
        await using var stage = await Stage.SetAsync();
        await PlaceAsync(stage, new Placement(PlacementKind.LastTenMinutes));
        await SayAsync(stage, "Bo");
        var data = Forged.Data(stage, stage.Checkout.Today.Start);
        var activity = stage.Client.ActionActivity(stage.Person("Bo") with { Zone = "America/New_York" }, await stage.PersonalChatAsync("Bo"), "preview.start", data);
        var said = BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0]);
        Assert.Contains("at 03:50", Forged.Said(said), StringComparison.Ordinal);
        Assert.Equal(PlacementKind.LastTenMinutes, (await stage.CheckoutNowAsync()).Team.Placement.Kind);
    }

    [Fact]
    public async Task What_was_opened_by_hand_opens_by_itself_from_then_on()
    {
        await using var stage = await Stage.SetAsync();
        await PlaceAsync(stage, new Placement(PlacementKind.ByHand));
        await SayAsync(stage, "Bo");
        Assert.Contains("opens on Tuesday", Forged.Said(await PressAsync(stage, "Bo", "Start next time")), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        Assert.Single(stage.Cards());
    }

    [Theory]
    [InlineData("Ann", "Who runs the check-in can do this")]
    [InlineData("Eve", "old one")]
    [InlineData("Max", "without an account")]
    public async Task Nobody_else_starts_it(string person, string told)
    {
        await using var stage = await Stage.SetAsync();
        await PlaceAsync(stage, new Placement(PlacementKind.ByHand));
        var chat = stage.Tenant.World.PersonalChat(stage.Person(person)).Id;
        Assert.Contains(told, Forged.Said(await stage.ForgeAsync(person, "preview.start", Forged.Data(stage, stage.Checkout.Today.Start), chat)), StringComparison.Ordinal);
        Assert.Equal(PlacementKind.ByHand, (await stage.CheckoutNowAsync()).Team.Placement.Kind);
    }

    [Fact]
    public async Task An_old_preview_and_one_in_a_meetings_chat_start_nothing()
    {
        await using var stage = await Stage.SetAsync();
        await PlaceAsync(stage, new Placement(PlacementKind.ByHand));
        var old = Forged.Data(stage, (await stage.CheckoutNowAsync()).Past[^2].Occurrence.Start);
        Assert.Contains("old one", Forged.Said(await stage.ForgeAsync("Bo", "preview.start", old, await stage.PersonalChatAsync("Bo"))), StringComparison.Ordinal);
        Assert.Contains("personal chat only", Forged.Said(await stage.ForgeAsync("Bo", "preview.start", Forged.Data(stage, stage.Checkout.Today.Start))), StringComparison.Ordinal);
        Assert.Equal(PlacementKind.ByHand, (await stage.CheckoutNowAsync()).Team.Placement.Kind);
    }

    [Fact]
    public async Task Who_leads_several_teams_chooses_one()
    {
        await using var stage = await Stage.SetAsync();
        var bo = new PersonId(stage.Person("Bo").ObjectId!);
        await ChangeAsync(stage, stage.Company.Leadership.Id, _ => Decision.Of(new TeamEvent.FacilitatorNamed(bo)));
        var ask = await SayAsync(stage, "Bo");
        var form = new Form(ask);
        Assert.True(form.TryFill("chosenTeam", "company"));
        var shown = await stage.Client.PressAsync(stage.Person("Bo"), await stage.PersonalChatAsync("Bo"), new Press("Show") { On = ask, Form = form }, CancellationToken.None);
        Assert.Contains("Leadership sync", Forged.Said(shown), StringComparison.Ordinal);
        Assert.Contains("Only who leads", Forged.Said(await stage.ForgeAsync("Ann", "preview.show", new JsonObject { ["chosenTeam"] = "checkout" }, await stage.PersonalChatAsync("Ann"))), StringComparison.Ordinal);
        Assert.Contains("Choose one", Forged.Said(await stage.ForgeAsync("Bo", "preview.show", new JsonObject { ["chosenTeam"] = "growth" }, await stage.PersonalChatAsync("Bo"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_teams_of_one_meeting_are_previewed_on_their_one_card()
    {
        await using var stage = await TwoTeams.SetAsync();
        Assert.Contains("Checkout and Growth", Text(await SayAsync(stage, "Bo")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_guests_in_the_chat_it_shows_what_they_will_see()
    {
        await using var stage = await Stage.SetAsync();
        await ChangeAsync(stage, stage.Checkout.Id, state => Decision.Of(new TeamEvent.TeamSettled(TeamSettings.Of(state.Team) with { ShowToOutsiders = false })));
        var card = Text(await SayAsync(stage, "Bo"));
        Assert.Contains("Guests are in this chat", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Median time to pay", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_objectives_there_is_no_card_to_show()
    {
        await using var stage = await Stage.SetAsync();
        await ChangeAsync(stage, stage.Checkout.Id, state => Decision.Of([.. state.Objectives.Values.Select(o => new TeamEvent.ObjectiveWritten(o with { State = Domain.Objectives.ObjectiveState.Draft }))]));
        Assert.Contains("has no objectives yet", Text(await SayAsync(stage, "Bo")), StringComparison.Ordinal);
    }

    private static Task PlaceAsync(Stage stage, Placement placement)
        => ChangeAsync(stage, stage.Checkout.Id, state => Decision.Of(new TeamEvent.TeamSettled(TeamSettings.Of(state.Team) with { Placement = placement })));

    private static Task ChangeAsync(Stage stage, TeamCycleId team, Func<TeamCycle, Decision> decide)
        => stage.Get<ITeamCycles>().ChangeAsync(team, new CommandStamp($"set-{stage.Time.Now.Ticks}", null, stage.Time.Now), decide, CancellationToken.None);

    /// <summary>What the bot answered in the personal chat: its card, or its words.</summary>
    private static async Task<JsonObject> SayAsync(Stage stage, string person)
    {
        var chat = stage.Tenant.World.PersonalChat(stage.Person(person)).Id;
        await stage.Client.SayAsync(stage.Person(person), chat, "preview", CancellationToken.None);
        var message = stage.Tenant.World.MessagesIn(chat)[^1];
        return message.Card ?? message.Activity;
    }

    private static async Task<BotAnswer> PressAsync(Stage stage, string person, string title)
        => await stage.Client.PressAsync(stage.Person(person), await stage.PersonalChatAsync(person), title, CancellationToken.None);

    private static string Text(JsonObject card) => Forged.Said(new BotAnswer.Card(card));
}
