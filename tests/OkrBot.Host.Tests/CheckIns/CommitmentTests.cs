using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>"Agreed last week": one tap says whether it was kept. Checkout agreed on one thing in week 4.</summary>
public sealed class CommitmentTests
{
    private static readonly CommitmentId Agreed = new("checkout-c1");

    [Fact]
    public async Task One_tap_says_that_it_was_kept_and_the_room_reads_it()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Contains("Chidi rolls back", Forged.Said(await stage.PressAsync("Ann", "Kept")), StringComparison.Ordinal);
        Assert.Equal(Kept.Yes, await KeptAsync(stage));
        await stage.AdvanceToAsync("09:30:30");
        var room = stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString();
        Assert.Contains("\"text\":\"Kept\"", room, StringComparison.Ordinal);
        Assert.DoesNotContain("commitment.kept", room, StringComparison.Ordinal);
        Assert.DoesNotContain("Not yet", stage.Client.CardFor(stage.Person("Dina"), stage.ChatId)!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_yet_is_said_once_however_often_it_is_tapped_and_can_be_taken_back()
    {
        await using var stage = await Stage.OpenAsync();
        var card = stage.Client.CardFor(stage.Person("Dina"), stage.ChatId)!;
        for (var i = 0; i < 2; i++) await stage.PressAsync("Dina", new Press("Not yet") { On = card });
        Assert.Equal((Kept.No, 1), (await KeptAsync(stage), await stage.CountAsync<TeamEvent.CommitmentAnswered>()));
        await stage.PressAsync("Dina", "Undo");
        Assert.Equal(Kept.NotAsked, await KeptAsync(stage));
        // The older view's button is the same wish as before; whoever means it again taps the present one.
        await stage.PressAsync("Dina", "Kept");
        Assert.Equal(Kept.Yes, await KeptAsync(stage));
    }

    [Fact]
    public async Task Who_runs_it_is_asked_too_once_their_own_is_answered()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.IsType<BotAnswer.NoSuchButton>(await stage.PressAsync("Bo", "Kept"));
        await stage.PressAsync("Bo", "No change");
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Bo", "Kept"));
        Assert.Equal(Kept.Yes, await KeptAsync(stage));
    }

    [Theory]
    [InlineData("Eve", "Only the team answers here")]
    [InlineData("Max", "without an account")]
    [InlineData("Goran", "Only the team answers here")]
    public async Task Nobody_outside_the_team_says_anything_about_it(string person, string said)
    {
        await using var stage = await Stage.OpenAsync();
        foreach (var verb in new[] { "commitment.kept", "commitment.notYet", "commitment.undo" })
            Assert.Contains(said, Forged.Said(await stage.ForgeAsync(person, verb, Data(stage))), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.CommitmentAnswered>());
    }

    [Fact]
    public async Task Another_chat_another_id_and_what_was_agreed_just_now_change_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Contains("old one", Forged.Said(await stage.ForgeAsync("Ann", "commitment.kept", Data(stage), stage.Company.Growth.Chat.Id)), StringComparison.Ordinal);
        Assert.Contains("Nobody is asked about this", Forged.Said(await stage.ForgeAsync("Ann", "commitment.kept", Data(stage, "made-up"))), StringComparison.Ordinal);
        Assert.Contains("Nobody is asked about this", Forged.Said(await stage.ForgeAsync("Ann", "commitment.kept", Forged.Data(stage, stage.Checkout.Today.Start))), StringComparison.Ordinal);
        await stage.TellAsync(new TeamEvent.CommitmentMade(new(new("now"), new("kr1"), "a", "b", new(2026, 11, 6), stage.Checkout.Today, stage.Checkout.Team.Facilitator!.Value)));
        Assert.Contains("agreed just now", Forged.Said(await stage.ForgeAsync("Ann", "commitment.kept", Data(stage, "now"))), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.CommitmentAnswered>());
    }

    [Fact]
    public async Task After_the_close_it_still_counts_and_stands_in_the_summary()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.AdvanceToAsync("09:40:10");
        await stage.PressAsync("Ann", "Refresh");
        await stage.ForgeAsync("Ann", "checkin.view", Forged.Data(stage, stage.Checkout.Today.Start));
        Assert.IsType<BotAnswer.Card>(await stage.ForgeAsync("Ann", "commitment.notYet", Data(stage)));
        Assert.Equal(Kept.No, await KeptAsync(stage));
        await stage.AdvanceToAsync("09:43:00");
        Assert.Contains("\"text\":\"Not yet\"", stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_buttons_stand_on_a_members_summary_and_not_on_the_rooms()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.AdvanceToAsync("09:40:10");
        var view = Forged.Said(await stage.ForgeAsync("Ann", "checkin.view", Forged.Data(stage, stage.Checkout.Today.Start)));
        Assert.Contains("commitment.kept", view, StringComparison.Ordinal);
        Assert.DoesNotContain("commitment.kept", stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("commitment.kept", Forged.Said(await stage.ForgeAsync("Eve", "checkin.view", Forged.Data(stage, stage.Checkout.Today.Start))), StringComparison.Ordinal);
    }

    private static async Task<Kept> KeptAsync(Stage stage) => (await stage.CheckoutNowAsync()).Commitments[Agreed].Kept;

    private static System.Text.Json.Nodes.JsonObject Data(Stage stage, string id = "checkout-c1") => Forged.Data(stage, stage.Checkout.Today.Start, ("commitment", id));
}
