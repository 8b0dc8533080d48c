using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Blockers;

/// <summary>What is in the way: raised with what is needed and from whom, resolved, and reopened. Checkout has one since week 3.</summary>
public sealed class BlockerTests
{
    private static readonly BlockerId Old = new("checkout-b1");

    [Fact]
    public async Task Somebody_of_the_team_is_chosen_and_reads_who_asks()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PressAsync("Dina", "No change");
        await stage.PressAsync("Dina", "Raise a blocker");
        var form = stage.Client.DialogOf(stage.Person("Dina"))!;
        Assert.DoesNotContain("Dina", form.Find("fromPerson")!.Choices.Select(c => c.Title));
        form.TryFill("need", "A decision on the second bank");
        form.TryFill("fromPerson", "Chidi");
        Assert.IsType<BotAnswer.Nothing>(await stage.PressAsync("Dina", "Save"));
        var blocker = (await stage.CheckoutNowAsync()).Blockers.Values.Single(b => b.Id != Old);
        Assert.Equal(("Chidi", stage.Person("Chidi").ObjectId), (blocker.From, blocker.FromPerson!.Value.Value));
        await stage.AdvanceToAsync("09:30:40");
        Assert.Contains("Dina asks you", stage.Client.CardFor(stage.Person("Chidi"), stage.ChatId)!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("asks you", stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_chosen_nor_typed_comes_back_with_what_was_typed()
    {
        await using var stage = await Stage.OpenAsync();
        var said = Forged.Said(await stage.ForgeAsync("Dina", "blocker.save", Forged.Data(stage, stage.Checkout.Today.Start, ("need", "A signed form"), ("fromPerson", "-"), ("from", " "))));
        Assert.Contains("Say who can help", said, StringComparison.Ordinal);
        Assert.Contains("A signed form", said, StringComparison.Ordinal);
        said = Forged.Said(await stage.ForgeAsync("Dina", "blocker.save", Forged.Data(stage, stage.Checkout.Today.Start, ("need", "A signed form"), ("fromPerson", "nobody-of-ours"))));
        Assert.Contains("not on the team any more", said, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.BlockerRaised>());
    }

    [Fact]
    public async Task Resolved_too_early_it_is_reopened_where_it_stood_and_stays_as_old_as_it_was()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PressAsync("Ann", "No change");
        await stage.PressAsync("Ann", "Resolved");
        Assert.False((await stage.CheckoutNowAsync()).Blockers[Old].IsOpen);
        var card = stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!;
        for (var i = 0; i < 2; i++) await stage.PressAsync("Ann", new Press("Reopen") { On = card });
        Assert.True((await stage.CheckoutNowAsync()).Blockers[Old].IsOpen);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.BlockerReopened>());
        Assert.Contains("Blocked, 3rd week", stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reopen_is_offered_for_ten_minutes_also_on_a_members_summary()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.AdvanceToAsync("09:38:00");
        await stage.ForgeAsync("Ann", "blocker.resolve", Forged.Data(stage, stage.Checkout.Today.Start, ("blocker", Old.Value)));
        await stage.AdvanceToAsync("09:40:30");
        async Task<string> ViewAsync() => Forged.Said(await stage.ForgeAsync("Dina", "checkin.view", Forged.Data(stage, stage.Checkout.Today.Start)));
        Assert.Contains("blocker.reopen", await ViewAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("blocker.reopen", stage.Client.NewestCard(stage.ChatId)!.Card!.ToJsonString(), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:48:30");
        Assert.DoesNotContain("blocker.reopen", await ViewAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Eve", "Only people on this team")]
    [InlineData("Goran", "Only people on this team")]
    [InlineData("Max", "signed in")]
    public async Task Nobody_outside_the_team_reopens(string person, string said)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.ForgeAsync("Ann", "blocker.resolve", Forged.Data(stage, stage.Checkout.Today.Start, ("blocker", Old.Value)));
        Assert.Contains(said, Forged.Said(await stage.ForgeAsync(person, "blocker.reopen", Forged.Data(stage, stage.Checkout.Today.Start, ("blocker", Old.Value)))), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.BlockerReopened>());
    }

    [Fact]
    public async Task A_made_up_one_or_another_chat_reopens_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        var start = stage.Checkout.Today.Start;
        Assert.Contains("no longer on the list", Forged.Said(await stage.ForgeAsync("Ann", "blocker.reopen", Forged.Data(stage, start, ("blocker", "b9")))), StringComparison.Ordinal);
        Assert.Contains("another chat", Forged.Said(await stage.ForgeAsync("Ann", "blocker.reopen", Forged.Data(stage, start, ("blocker", Old.Value)), stage.Company.Growth.Chat.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_dialogs_raises_one_from_the_form_on_its_card()
    {
        await using var stage = await Stage.OpenAsync();
        var form = Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Dina", "Answer here")).Content;
        var raise = Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Dina", new Press("Raise a blocker") { On = form })).Content;
        var filled = new Form(raise);
        Assert.True(filled.TryFill("need", "A signed form") && filled.TryFill("from", "Legal"));
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Dina", new Press("Save") { On = raise, Form = filled }));
        Assert.Equal(1, await stage.CountAsync<TeamEvent.BlockerRaised>());
    }

    [Fact]
    public async Task Whoever_has_nothing_to_answer_raises_one_without_a_dialog_too()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.TellAsync(new TeamEvent.MembersListed([.. stage.Checkout.Team.Members, new(new PersonId(stage.Person("Goran").ObjectId!), "Goran")]));
        var view = Assert.IsType<BotAnswer.Card>(await stage.ForgeAsync("Goran", "checkin.view", Forged.Data(stage, stage.Checkout.Today.Start))).Content;
        Assert.Contains("Raise it here", view.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(new Form(Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Goran", new Press("Raise it here") { On = view })).Content).Find("need"));
    }

    [Fact]
    public async Task In_the_personal_chat_before_the_meeting_words_say_that_it_is_saved()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.PersonalChatAsync("Dina");
        var said = await stage.ForgeAsync("Dina", "blocker.save", Forged.Data(stage, stage.Checkout.Today.Start, ("need", "A signed form"), ("from", "Legal")), chat);
        Assert.Contains("stands on the next card", Forged.Said(said), StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.BlockerRaised>());
    }
}
