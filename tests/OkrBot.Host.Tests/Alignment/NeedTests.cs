using OkrBot.Domain.Alignment;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Alignment;

/// <summary>One team needs something of another, from the asking to the day on which it is stopped.</summary>
public sealed class NeedTests
{
    private const string Paying = "Paying is effortless on a phone";
    private const string Explains = "Every payout explains itself";

    [Fact]
    public async Task A_need_is_declined_asked_again_accepted_seen_on_both_sides_and_asked_about_when_the_other_side_stops()
    {
        await using var stage = await Stage.SetAsync();
        var (bo, ines) = (Linker.Bo(stage), Linker.Ines(stage));

        Assert.Contains("asked, no answer yet", await bo.NeedAsync(Paying, "payou", Explains, "Refunds go through them"), StringComparison.Ordinal);
        await stage.WorkAsync();
        var message = Looking.Read(stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Ines")).Last(m => m.Card is not null).Card!);
        Assert.All(["Checkout needs something of yours", Explains, Paying, "Refunds go through them"], text => Assert.Contains(text, message, StringComparison.Ordinal));
        await ines.Writer.PressAsync("Answer");
        Assert.Contains("Say in a line why not", await ines.Writer.PressAsync("No"), StringComparison.Ordinal);
        Assert.Contains("Said no", await ines.Writer.PressAsync("No", ("declineReason", "We have no people for it")), StringComparison.Ordinal);
        Assert.Contains("they said no: We have no people for it", await bo.LinksAsync(Paying), StringComparison.Ordinal);
        Assert.DoesNotContain("Checkout", await ines.LinksAsync(Explains), StringComparison.Ordinal);

        Assert.Contains("asked, no answer yet", await bo.NeedAsync(Paying, "Payouts", Explains, "We bring two people along"), StringComparison.Ordinal);
        await ines.PlanAsync();
        Assert.Contains("We bring two people along", await AnswerAsync(ines, "See and answer"), StringComparison.Ordinal);
        Assert.Contains("They can count on you", await ines.Writer.PressAsync("Yes, count on us"), StringComparison.Ordinal);
        Assert.Contains("Needs Payouts: " + Explains, Linker.Flat(await bo.LinksAsync(Paying)), StringComparison.Ordinal);
        Assert.Contains("Needed by Checkout: " + Paying, Linker.Flat(await ines.LinksAsync(Explains)), StringComparison.Ordinal);
        foreach (var (linker, words) in new[] { (bo, "Needs Payouts: " + Explains), (ines, "Needed by Checkout: " + Paying) })
        {
            Assert.Contains(words, Linker.Flat(Looking.Read(await linker.Writer.ForgeAsync("okrs.team", linker.Team.Id))), StringComparison.Ordinal);
            await linker.PlanAsync();
            Assert.Contains(words, Linker.Flat(Looking.Read(linker.Writer.Card)), StringComparison.Ordinal);
        }

        await StopAsync(ines, Explains, "The law changed");
        await stage.WorkAsync();
        await bo.PlanAsync();
        Assert.Contains($"Payouts stopped “{Explains}”, which this team needs.", await AnswerAsync(bo, "See and answer"), StringComparison.Ordinal);
        Assert.Contains("Nothing waits", await bo.Writer.PressAsync("Keep ours"), StringComparison.Ordinal);
        Assert.Equal((LinkAnswer.Keep, stage.Person("Bo").ObjectId), Assert.Single((await bo.StateAsync()).LinkQuestions.Values) is var asked ? (asked.Answer, asked.AnsweredBy?.Value) : default);
        await stage.WorkAsync();
        await bo.PlanAsync();
        Assert.DoesNotContain("waits for an answer", Looking.Read(bo.Writer.Card), StringComparison.Ordinal);
    }

    private static async Task<string> AnswerAsync(Linker linker, string open)
    {
        await linker.Writer.PressAsync(open);
        return await linker.Writer.PressAsync("Answer");
    }

    private static async Task StopAsync(Linker linker, string objective, string reason)
    {
        await linker.PlanAsync();
        await linker.Writer.PressAsync("Open", ("chosenObjective", objective));
        await linker.Writer.PressAsync("Stop");
        await linker.Writer.PressAsync("Stop", ("dropReason", reason));
    }
}
