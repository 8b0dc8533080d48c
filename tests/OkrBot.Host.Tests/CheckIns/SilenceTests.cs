using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Emre's terms (kr7) had their last answer three held check-ins ago: Bo, who runs this one, is asked once.</summary>
public sealed class SilenceTests
{
    private static readonly KeyResultId Terms = new("kr7");

    [Fact]
    public async Task Who_runs_it_is_asked_after_the_two_minutes_and_nobody_else()
    {
        await using var stage = await AskingAsync();
        Assert.DoesNotContain("kr.keep", View(stage, "Bo"), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:32:05");
        Assert.Contains("has had no answer for 3 weeks", View(stage, "Bo"), StringComparison.Ordinal);
        foreach (var person in new[] { "Ann", "Emre", "Eve" }) Assert.DoesNotContain("kr.keep", View(stage, person), StringComparison.Ordinal);
        Assert.DoesNotContain("kr.keep", stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_on_no_list_of_the_room()
    {
        await using var stage = await AskingAsync();
        await stage.AdvanceToAsync("09:38:05");
        Assert.DoesNotContain("Local terms", stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString(), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:40:05");
        Assert.DoesNotContain("Local terms", stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_is_one_tap_and_counts_once()
    {
        await using var stage = await AskingAsync();
        await stage.AdvanceToAsync("09:32:05");
        var card = stage.Client.CardFor(stage.Person("Bo"), stage.ChatId)!;
        for (var i = 0; i < 2; i++)
            Assert.DoesNotContain("kr.keep", Forged.Said(await stage.PressAsync("Bo", new Press("Keep") { On = card })), StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.KeyResultKept>());
        Assert.Null((await TermsAsync(stage)).AskedIn);
    }

    [Fact]
    public async Task A_new_owner_is_chosen_from_the_team_and_answers_from_then_on()
    {
        await using var stage = await AskingAsync();
        await stage.AdvanceToAsync("09:32:05");
        await stage.PressAsync("Bo", "New owner");
        var form = stage.Client.DialogOf(stage.Person("Bo"))!;
        var choices = form.Find("owner")!.Choices.Select(c => c.Title).ToList();
        Assert.Equal(["Ann", "Bo", "Chidi", "Dina"], choices);
        Assert.True(form.TryFill("owner", "Dina"));
        Assert.IsType<BotAnswer.Nothing>(await stage.PressAsync("Bo", "Save"));
        Assert.Equal(stage.Person("Dina").ObjectId, (await TermsAsync(stage)).Owner.Value);
        await stage.WorkAsync();
        await stage.AdvanceToAsync("09:32:30");
        Assert.Contains("Local terms", View(stage, "Dina"), StringComparison.Ordinal);
        Assert.DoesNotContain("kr.keep", View(stage, "Bo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_needs_a_reason_and_takes_it_off_every_list()
    {
        await using var stage = await AskingAsync();
        await stage.AdvanceToAsync("09:32:05");
        await stage.PressAsync("Bo", "Stop");
        var asked = await stage.ForgeAsync("Bo", "kr.saveStop", Data(stage, ("reason", " ")));
        Assert.Contains("One line on why is missing", Forged.Said(asked), StringComparison.Ordinal);
        Assert.Contains("300 characters", Forged.Said(await stage.ForgeAsync("Bo", "kr.saveStop", Data(stage, ("reason", new string('x', 301))))), StringComparison.Ordinal);
        Assert.True(stage.Client.DialogOf(stage.Person("Bo"))!.TryFill("reason", "No lawyer for it this cycle"));
        Assert.IsType<BotAnswer.Nothing>(await stage.PressAsync("Bo", "Save"));
        Assert.Equal("No lawyer for it this cycle", (await TermsAsync(stage)).Stopped!.Reason);
        Assert.Contains("stopped already", Forged.Said(await stage.ForgeAsync("Bo", "kr.keep", Data(stage))), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:32:40");
        Assert.Contains("0 of 6 answered", View(stage, "Emre"), StringComparison.Ordinal);
        Assert.DoesNotContain("Local terms", View(stage, "Emre"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ann", "Who runs the check-in decides this")]
    [InlineData("Emre", "Who runs the check-in decides this")]
    [InlineData("Eve", "Only the team decides this")]
    [InlineData("Goran", "Only the team decides this")]
    [InlineData("Max", "signed in")]
    public async Task Nobody_else_decides(string person, string said)
    {
        await using var stage = await AskingAsync();
        foreach (var verb in new[] { "kr.keep", "kr.newOwner", "kr.saveOwner", "kr.stop", "kr.saveStop" })
            Assert.Contains(said, Forged.Said(await stage.ForgeAsync(person, verb, Data(stage, ("reason", "no"), ("owner", stage.Person("Ann").ObjectId!)))), StringComparison.Ordinal);
        Assert.Equal(stage.Checkout.Today, (await TermsAsync(stage)).AskedIn);
    }

    [Fact]
    public async Task A_guest_or_a_stranger_becomes_no_owner_and_another_chat_decides_nothing()
    {
        await using var stage = await AskingAsync();
        foreach (var person in new[] { "Eve", "Goran" })
            Assert.Contains("somebody on the team", Forged.Said(await stage.ForgeAsync("Bo", "kr.saveOwner", Data(stage, ("owner", stage.Person(person).ObjectId!)))), StringComparison.Ordinal);
        foreach (var verb in new[] { "kr.keep", "kr.newOwner", "kr.saveOwner", "kr.stop", "kr.saveStop" })
            Assert.Contains("out of date", Forged.Said(await stage.ForgeAsync("Bo", verb, Data(stage, ("reason", "no")), stage.Company.Growth.Chat.Id)), StringComparison.Ordinal);
        Assert.Equal(stage.Checkout.Today, (await TermsAsync(stage)).AskedIn);
    }

    [Fact]
    public async Task After_the_close_the_old_card_still_decides()
    {
        await using var stage = await AskingAsync();
        await stage.AdvanceToAsync("09:40:10");
        Assert.IsType<BotAnswer.Card>(await stage.ForgeAsync("Bo", "kr.keep", Data(stage)));
        Assert.Equal(1, await stage.CountAsync<TeamEvent.KeyResultKept>());
    }

    [Fact]
    public async Task The_owner_s_answer_ends_the_question()
    {
        await using var stage = await AskingAsync();
        await stage.PressAsync("Emre", "No change");
        await stage.AdvanceToAsync("09:32:30");
        Assert.DoesNotContain("kr.keep", View(stage, "Bo"), StringComparison.Ordinal);
        Assert.Null((await TermsAsync(stage)).AskedIn);
    }

    [Fact]
    public async Task Of_several_teams_on_one_card_the_right_one_is_asked_about_and_decided()
    {
        await using var stage = await TwoTeams.OpenAsync();
        var growth = stage.Company.Growth;
        KeyResultId id = new("growth-kr1");
        await stage.Get<ITeamCycles>().ChangeAsync(growth.Id, new CommandStamp("told", null, stage.Time.Now), _ => Decision.Of(new TeamEvent.KeyResultAskedAbout(id, stage.Checkout.Today)), CancellationToken.None);
        await stage.PressAsync("Bo", "No change");
        Assert.Contains("Trial sign-ups", View(stage, "Bo"), StringComparison.Ordinal);
        await stage.PressAsync("Bo", "Keep");
        Assert.Null((await stage.NowAsync(growth)).KeyResults[id].AskedIn);
    }

    internal static async Task<Stage> AskingAsync()
    {
        var stage = await Stage.SetAsync();
        var start = new DateTimeOffset(2026, 10, 29, 8, 30, 0, TimeSpan.Zero);
        Occurrence between = new(stage.Checkout.Today.Series, start);
        await stage.TellAsync(
            new TeamEvent.SegmentOpened(between, new ChatId(stage.ChatId), OpenedBy.Command, stage.Checkout.Team.Facilitator, start, start.AddMinutes(2), start.AddMinutes(10), null),
            new TeamEvent.SegmentClosed(between, ClosedBy.Time, start.AddMinutes(10), Held: true));
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        return stage;
    }

    private static string View(Stage stage, string person) => stage.Client.CardFor(stage.Person(person), stage.ChatId)!.ToJsonString();

    private static async Task<KeyResult> TermsAsync(Stage stage) => (await stage.CheckoutNowAsync()).KeyResults[Terms];

    private static System.Text.Json.Nodes.JsonObject Data(Stage stage, params ReadOnlySpan<(string, string)> more)
        => Forged.Data(stage, stage.Checkout.Today.Start, [("kr", "kr7"), .. more]);
}
