using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>The timer opened Checkout's check-in at 09:32; until 09:34 nobody has answered, and Teams has said nothing of a meeting.</summary>
public sealed class NoMeetingTests
{
    [Fact]
    public async Task Two_minutes_after_a_timer_opening_without_an_answer_the_card_asks()
    {
        await using var stage = await ByTimerAsync("09:33:50");
        Assert.DoesNotContain("No meeting today", Card(stage), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:34:05");
        Assert.Contains("Is there no meeting today?", Card(stage), StringComparison.Ordinal);
        Assert.Contains("Answer by message", Card(stage), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Bo")]
    public async Task Any_member_calls_it_off_and_nothing_counts_as_missed(string person)
    {
        await using var stage = await ByTimerAsync();
        var said = Forged.Said(await stage.PressAsync(person, "No meeting today"));
        Assert.Contains("Nothing counts as missed", said, StringComparison.Ordinal);
        await stage.WorkAsync();
        Assert.Contains("No meeting today.", Card(stage), StringComparison.Ordinal);
        var past = (await stage.CheckoutNowAsync()).Past[^1];
        Assert.Equal((ClosedBy.NoMeeting, stage.Person(person).ObjectId, false), (past.By!.Value, past.Person!.Value.Value, past.Held));
    }

    [Fact]
    public async Task Answer_by_message_closes_the_card_and_leaves_the_answers_open()
    {
        await using var stage = await ByTimerAsync();
        await stage.PressAsync("Chidi", "Answer by message");
        await stage.WorkAsync();
        Assert.Contains("Answers come by message.", Card(stage), StringComparison.Ordinal);
        Assert.Equal(7, Domain.Reminders.OpenAnswers.Of(await stage.CheckoutNowAsync(), stage.Time.Now).Length);
    }

    [Theory]
    [InlineData("Eve", "Only the team answers here")]
    [InlineData("Max", "without an account")]
    [InlineData("Goran", "Only the team answers here")]
    public async Task Nobody_from_outside_the_team_calls_it_off(string person, string told)
    {
        await using var stage = await ByTimerAsync();
        Assert.Contains(told, Forged.Said(await ForgeAsync(stage, person, "checkin.noMeeting")), StringComparison.Ordinal);
        Assert.Equal(SegmentState.Open, (await stage.SegmentAsync()).State);
    }

    [Fact]
    public async Task Twice_is_once_and_by_message_afterwards_is_too_late()
    {
        await using var stage = await ByTimerAsync();
        await ForgeAsync(stage, "Ann", "checkin.noMeeting");
        stage.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("Nothing counts as missed", Forged.Said(await ForgeAsync(stage, "Dina", "checkin.noMeeting")), StringComparison.Ordinal);
        Assert.Contains("This check-in is over", Forged.Said(await ForgeAsync(stage, "Dina", "checkin.byMessage")), StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.SegmentClosed>());
    }

    [Fact]
    public async Task After_an_answer_the_buttons_go_and_an_old_one_says_why()
    {
        await using var stage = await ByTimerAsync();
        await stage.PressAsync("Dina", "No change");
        Assert.Contains("Somebody has answered", Forged.Said(await ForgeAsync(stage, "Ann", "checkin.noMeeting")), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:34:40");
        Assert.DoesNotContain("No meeting today", Card(stage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_meeting_begins_after_all_the_buttons_go()
    {
        await using var stage = await ByTimerAsync();
        await stage.StartMeetingAsync();
        Assert.Contains("The meeting takes place", Forged.Said(await ForgeAsync(stage, "Ann", "checkin.noMeeting")), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:34:40");
        Assert.DoesNotContain("No meeting today", Card(stage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_close_it_is_over()
    {
        await using var stage = await ByTimerAsync();
        await stage.AdvanceToAsync("09:43:00");
        Assert.Contains("This check-in is over", Forged.Said(await ForgeAsync(stage, "Ann", "checkin.noMeeting")), StringComparison.Ordinal);
    }

    private static async Task<Stage> ByTimerAsync(string until = "09:34:05")
    {
        var stage = await Stage.SetAsync();
        await stage.PlanAsync();
        await stage.AdvanceToAsync(until);
        return stage;
    }

    private static Task<BotAnswer> ForgeAsync(Stage stage, string person, string verb) => stage.ForgeAsync(person, verb, Forged.Data(stage, stage.Checkout.Today.Start));

    private static string Card(Stage stage) => Forged.Said(new BotAnswer.Card(Assert.Single(stage.Cards()).Card!));
}
