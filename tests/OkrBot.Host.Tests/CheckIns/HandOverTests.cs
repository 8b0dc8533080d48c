using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

public sealed class HandOverTests
{
    [Fact]
    public async Task A_hand_over_that_names_nobody_makes_its_presser_not_the_runner()
    {
        await using var stage = await Stage.OpenAsync();
        var runner = (await stage.SegmentAsync()).RunBy;
        // After the two minutes anybody could take it over, which is another button.
        await stage.AdvanceToAsync("09:32:10");
        await stage.ForgeAsync("Chidi", "checkin.handOverTo", Forged.Data(stage, stage.Checkout.Today.Start));
        Assert.Equal(runner, (await stage.SegmentAsync()).RunBy);
    }

    [Fact]
    public async Task Only_who_runs_it_here_and_now_is_asked_to_whom()
    {
        await using var stage = await Stage.OpenAsync();
        Task<string> AskAsync(string person, string? chat = null) => SaidAsync(stage, person, chat);
        Assert.Contains("Who runs the check-in can do this", await AskAsync("Ann"), StringComparison.Ordinal);
        Assert.Contains("Only the team answers here", await AskAsync("Eve"), StringComparison.Ordinal);
        // A copied card in another team's chat shows nothing of this team.
        Assert.DoesNotContain("Checkout", await AskAsync("Goran", stage.Company.Growth.Chat.Id), StringComparison.Ordinal);
        await stage.AdvanceToAsync("09:40:05");
        Assert.Contains("This check-in is over", await AskAsync("Bo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_a_stranger_and_somebody_who_is_away_do_not_get_it()
    {
        await using var stage = await Stage.OpenAsync();
        var team = (await stage.CheckoutNowAsync()).Team;
        await stage.TellAsync(new TeamEvent.MembersListed(
            [.. team.Members.Select(m => m with { Away = m.Name == "Dina" }), new(new PersonId(stage.Person("Eve").ObjectId!), "Eve", Guest: true)]));
        var form = new Form(Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Bo", "Hand over")).Content);
        Assert.Equal(["Ann", "Chidi", "Emre"], form.Find("person")!.Choices.Select(c => c.Title));
        async Task<string> ToAsync(string person)
            => Forged.Said(await stage.ForgeAsync("Bo", "checkin.handOverTo", Forged.Data(stage, stage.Checkout.Today.Start, ("person", stage.Person(person).ObjectId!))));
        Assert.Contains("Eve is not on the team", await ToAsync("Eve"), StringComparison.Ordinal);
        Assert.Contains("Somebody is not on the team", await ToAsync("Goran"), StringComparison.Ordinal);
        Assert.Contains("Dina is away", await ToAsync("Dina"), StringComparison.Ordinal);
        Assert.Equal(stage.Facilitator.ObjectId, (await stage.SegmentAsync()).RunBy!.Value.Value);
    }

    private static async Task<string> SaidAsync(Stage stage, string person, string? chat)
        => Forged.Said(await stage.ForgeAsync(person, "checkin.handOver", Forged.Data(stage, stage.Checkout.Today.Start), chat));
}
