using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Teams may deliver anything again, and people press at the same moment.</summary>
public sealed class DeliveryTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_same_press_delivered_several_times_at_once_is_one_record_and_the_same_reply(int times)
    {
        await using var stage = await Stage.OpenAsync();
        var before = await stage.CountAsync<TeamEvent.AnswerSaved>();
        var owned = stage.Checkout.OwnedBy(stage.Person("Ann")).Length;
        var answers = await stage.Client.PressTogetherAsync(stage.Person("Ann"), stage.ChatId, new Press("No change"), times, CancellationToken.None);
        Assert.Equal(times, answers.Count);
        var first = Assert.IsType<BotAnswer.Card>(answers[0]).Content.ToJsonString();
        Assert.All(answers, answer => Assert.Equal(first, Assert.IsType<BotAnswer.Card>(answer).Content.ToJsonString()));
        Assert.Equal(before + owned, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task No_change_for_one_answers_that_one_alone()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(2, stage.Checkout.OwnedBy(stage.Person("Ann")).Length);
        // Whether last week's promise was kept is asked first, and takes the room of these buttons.
        await stage.PressAsync("Ann", "Kept");
        var answer = Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Ann", new Press("Same as before") { Section = "Mobile checkout completion" }));
        Assert.Contains("Your answer is saved", answer.Content.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("kr1", Assert.Single((await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!.Answered).Value);
    }

    [Fact]
    public async Task A_press_repeated_after_a_restart_is_still_one_record()
    {
        await using var stage = await Stage.OpenAsync();
        var card = stage.Client.CardFor(stage.Person("Ann"), stage.ChatId)!;
        await stage.PressAsync("Ann", new Press("No change") { On = card });
        var saved = await stage.CountAsync<TeamEvent.AnswerSaved>();
        await stage.RestartAsync();
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Ann", new Press("No change") { On = card }));
        Assert.Equal(saved, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task Everyone_who_saves_at_the_same_moment_wins()
    {
        await using var stage = await Stage.OpenAsync();
        var people = new[] { "Ann", "Bo", "Chidi", "Dina" };
        var owned = people.Sum(p => stage.Checkout.OwnedBy(stage.Person(p)).Length);
        var before = await stage.CountAsync<TeamEvent.AnswerSaved>();
        var answers = await Task.WhenAll(people.Where(p => stage.Checkout.OwnedBy(stage.Person(p)).Length > 0).Select(p => stage.PressAsync(p, "No change")));
        Assert.All(answers, answer => Assert.IsType<BotAnswer.Card>(answer));
        Assert.Equal(before + owned, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Fact]
    public async Task A_meeting_start_delivered_five_times_at_once_opens_one_card()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            stage.Client.MeetingStartsAsync(stage.Person("Ann"), stage.ChatId, MeetingEventCasing.Pascal, CancellationToken.None)));
        await stage.AdvanceToAsync("09:31:00");
        Assert.Single(stage.Cards());
        Assert.Equal(1, await stage.CountAsync<TeamEvent.SegmentOpened>());
    }
}
