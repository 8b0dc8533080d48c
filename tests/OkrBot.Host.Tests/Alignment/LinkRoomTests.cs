using OkrBot.App.Ports;
using OkrBot.Domain.Alignment;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Alignment;

/// <summary>What other teams wait for stands on the next check-in's card, and whoever runs it answers there.</summary>
public sealed class LinkRoomTests
{
    private const string Paying = "Paying is effortless on a phone";

    [Fact]
    public async Task A_need_and_then_a_change_stand_among_what_is_carried_over_until_they_are_answered()
    {
        await using var stage = await Stage.SetAsync();
        var need = await Sown.SowAsync(stage, await Sown.OfAsync(stage, LinkKind.Needs, await Sown.EndOfAsync(stage, stage.Company.Payouts.Id), Sown.Paying));
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        Assert.Contains($"{Paying} Needed by Payouts: Every payout explains itself", Linker.Flat(Looking.Read(stage.Cards()[^1].Card)), StringComparison.Ordinal);
        Assert.IsType<Rehearsal.Clients.BotAnswer.NoSuchButton>(await stage.PressAsync("Dina", "Answer them"));

        // One's own answers come first, and whether the last promise was kept.
        await stage.PressAsync("Bo", "No change");
        await stage.PressAsync("Bo", "Kept");
        var dialog = Assert.IsType<Rehearsal.Clients.BotAnswer.Dialog>(await stage.PressAsync("Bo", "Answer them"));
        Assert.Contains("Payouts needs something of yours", Looking.Read(dialog), StringComparison.Ordinal);
        await stage.PressAsync("Bo", "Yes, count on us");
        Assert.Equal(LinkState.Accepted, (await stage.CheckoutNowAsync()).Links[need.Id].State);
        await stage.AdvanceToAsync("09:30:20");
        Assert.DoesNotContain("Needed by Payouts", Linker.Flat(Looking.Read(stage.Cards()[^1].Card)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_and_accepting_cost_a_counted_number_of_requests()
    {
        await using var stage = await Stage.SetAsync();
        var (bo, ines) = (Linker.Bo(stage), Linker.Ines(stage));
        await bo.LinksAsync(Paying);
        await bo.Writer.PressAsync("Who it needs");
        await bo.Writer.PressAsync("Find", ("teamName", "payouts"));
        stage.Counts.Reset();
        await bo.Writer.PressAsync("Ask them", ("what", "Every payout explains itself"), ("linkWhy", "So"));
        Assert.Equal(AskCost, Cost(stage));

        await ines.PlanAsync();
        await ines.Writer.PressAsync("See and answer");
        await ines.Writer.PressAsync("Answer");
        stage.Counts.Reset();
        await ines.Writer.PressAsync("Yes, count on us");
        Assert.Equal(AcceptCost, Cost(stage));
    }

    private static (long Teams, long Links) AskCost => (11, 7);
    private static (long Teams, long Links) AcceptCost => (9, 5);

    private static (long, long) Cost(Stage stage) => (stage.Counts.Of(TableNames.TeamCycles), stage.Counts.Of(TableNames.Links));
}
