using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Eve is a guest in Checkout's chat and Max has no account: unless the team shows its lists to them, the room's card has counts only.</summary>
public sealed class OutsiderTests
{
    private const string Note = "Guests are in this chat.";

    [Fact]
    public async Task With_guests_in_the_chat_the_rooms_card_holds_counts_and_the_button_from_the_first_minute_to_the_summary()
    {
        await using var stage = await OpenAsync();
        foreach (var time in new[] { "09:30:30", "09:32:10", "09:38:10", "09:41:00" })
        {
            if (time == "09:32:10") await stage.PressAsync("Dina", "No change");
            await stage.AdvanceToAsync(time);
            var card = Text(Assert.Single(stage.Cards()).Card!);
            Assert.Contains(Note, card, StringComparison.Ordinal);
            AssertNoLists(stage, card);
        }
    }

    [Theory]
    [InlineData("Eve")]
    [InlineData("Max")]
    public async Task Guests_and_people_without_an_account_who_look_see_counts(string outsider)
    {
        await using var stage = await OpenAsync();
        await stage.AdvanceToAsync("09:33:00");
        var open = Forged.Said(await stage.ForgeAsync(outsider, "checkin.view", Data(stage)));
        Assert.Contains("You see the counts", open, StringComparison.Ordinal);
        AssertNoLists(stage, open);
        await stage.AdvanceToAsync("09:41:00");
        AssertNoLists(stage, Forged.Said(await stage.ForgeAsync(outsider, "checkin.view", Data(stage))));
    }

    [Fact]
    public async Task Members_see_the_list_after_answer_and_the_summary_after_the_close()
    {
        await using var stage = await OpenAsync();
        await stage.PressAsync("Ann", "No change");
        await stage.PressAsync("Dina", "No change");
        await stage.AdvanceToAsync("09:33:00");
        Assert.Contains("Median time to pay", Text(stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:41:00");
        Assert.Contains("No update", Forged.Said(await stage.ForgeAsync("Ann", "checkin.view", Data(stage))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("checkin.answerFor")]
    [InlineData("checkin.answerForRoom")]
    [InlineData("decision.add")]
    [InlineData("checkin.form")]
    [InlineData("blocker.raise")]
    public async Task No_form_shows_an_outsider_what_the_card_does_not(string verb)
    {
        await using var stage = await OpenAsync();
        await stage.AdvanceToAsync("09:33:00");
        foreach (var person in new[] { "Eve", "Max" })
        {
            var data = Data(stage);
            data["kr"] = "kr2";
            AssertNoLists(stage, Forged.Said(await stage.ForgeAsync(person, verb, data)));
        }
    }

    [Fact]
    public async Task A_colleague_who_is_on_no_list_is_no_outsider()
    {
        await using var stage = await SetAsync();
        stage.Checkout.Chat.Members.Add(stage.Person("Goran"));
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:33:00");
        Assert.Contains("BLIK live with 40 shops", Forged.Said(await stage.ForgeAsync("Goran", "checkin.view", Data(stage))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_joins_from_outside_makes_the_open_card_fall_back_to_counts_at_once_until_they_leave(bool otherTenant)
    {
        await using var stage = await Stage.SetAsync("2026-11-03T14:59:50Z");
        var sync = stage.Company.Leadership;
        await stage.AdvanceToAsync("16:00:00");
        await stage.Client.MeetingStartsAsync(stage.PersonOf(sync, 0), sync.Chat.Id, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.AdvanceToAsync("16:02:30");
        Assert.Contains("To discuss", Card(), StringComparison.Ordinal);
        var joins = otherTenant
            ? stage.Tenant.World.AddPerson("Zoe", PersonRole.User, "11111111-5eed-4000-8000-000000000002")
            : stage.Person("Eve");
        await stage.Client.AddMemberAsync(stage.PersonOf(sync, 0), sync.Chat.Id, joins, CancellationToken.None);
        await stage.WorkAsync();
        Assert.Contains(Note, Card(), StringComparison.Ordinal);
        Assert.DoesNotContain("To discuss", Card(), StringComparison.Ordinal);
        await stage.Client.RemoveMemberAsync(stage.PersonOf(sync, 0), sync.Chat.Id, joins, CancellationToken.None);
        await stage.WorkAsync();
        Assert.Contains("To discuss", Card(), StringComparison.Ordinal);

        string Card() => Text(stage.Client.NewestCard(sync.Chat.Id)!.Card!);
    }

    [Fact]
    public async Task A_team_that_shows_its_lists_to_outsiders_does()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.AdvanceToAsync("09:33:00");
        Assert.Contains("Median time to pay", Text(Assert.Single(stage.Cards()).Card!), StringComparison.Ordinal);
        Assert.Contains("Median time to pay", Forged.Said(await stage.ForgeAsync("Eve", "checkin.view", Data(stage))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_teams_one_that_does_not_is_enough()
    {
        await using var stage = await TwoTeams.SetAsync();
        await HideAsync(stage, stage.Checkout.Id, stage.Facilitator.ObjectId!);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:33:00");
        var card = Text(Assert.Single(stage.Cards()).Card!);
        Assert.Contains("\"text\":\"Growth\"", card, StringComparison.Ordinal);
        AssertNoLists(stage, card);
    }

    private static async Task<Stage> SetAsync()
    {
        var stage = await Stage.SetAsync();
        await HideAsync(stage, stage.Checkout.Id, stage.Facilitator.ObjectId!);
        return stage;
    }

    private static async Task<Stage> OpenAsync()
    {
        var stage = await SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        return stage;
    }

    private static Task HideAsync(Stage stage, TeamCycleId team, string facilitator)
        => stage.Get<ITeamCycles>().ChangeAsync(team, new CommandStamp("hide", null, stage.Time.Now), state => Settling.Decide(
            state, new ChangeSettings(new PersonId(facilitator), TeamSettings.Of(state.Team) with { ShowToOutsiders = false }), stage.Time.Now), CancellationToken.None);

    private static void AssertNoLists(Stage stage, string card)
    {
        foreach (var keyResult in stage.Checkout.KeyResults.Concat(stage.Company.Growth.KeyResults)) Assert.DoesNotContain(keyResult.Title, card, StringComparison.Ordinal);
        Assert.DoesNotContain("card tokens", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Apple Pay", card, StringComparison.Ordinal);
    }

    private static JsonObject Data(Stage stage) => Forged.Data(stage, stage.Checkout.Today.Start);

    private static string Text(JsonObject card) => Forged.Said(new BotAnswer.Card(card));
}
