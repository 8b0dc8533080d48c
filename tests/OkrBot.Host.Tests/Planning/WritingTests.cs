using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Planning;

/// <summary>A new team's first plan, from nothing to the limit of three.</summary>
public sealed class WritingTests
{
    private static readonly string[] Titles = ["Shops find what they sell", "Search is fast for everybody", "People trust the results"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_facilitator_writes_three_objectives_with_two_key_results_each_and_the_fourth_asks_which_one_gives_way(bool here)
    {
        await using var stage = await Stage.SetAsync();
        var ann = await Writer.OfNewTeamAsync(stage);
        await ann.PlanAsync(here);
        foreach (var title in Titles.Append("Everybody can search by voice"))
        {
            await ann.WriteAsync(title);
            if (here) await ann.PressAsync("Back");
        }
        Assert.All((await ann.TeamAsync()).Objectives.Values, o => Assert.Equal(ObjectiveState.Draft, o.State));
        foreach (var title in Titles)
        {
            await ann.OpenAsync(title);
            Assert.Contains("Begun", await ann.PressAsync("Begin"), StringComparison.Ordinal);
        }
        Assert.Equal(6, (await ann.TeamAsync()).ActiveKeyResults.Count());

        await ann.OpenAsync("Everybody can search by voice");
        var asked = await ann.PressAsync("Begin");
        Assert.All(["Search already has three objectives", "Which one does “Everybody can search by voice” replace?", .. Titles], text => Assert.Contains(text, asked, StringComparison.Ordinal));
        Assert.Contains("Begun", await ann.PressAsync("Replace", ("gives", Titles[1]), ("givesWhy", "Voice matters more now")), StringComparison.Ordinal);
        Assert.Equal((ObjectiveState.Stopped, "Voice matters more now"), (await ann.ObjectiveOfAsync(Titles[1])) is var gone ? (gone.State, gone.Stopped!.Reason) : default);
        Assert.Equal(ObjectiveState.Active, (await ann.ObjectiveOfAsync("Everybody can search by voice")).State);
        Assert.Equal(3, (await ann.TeamAsync()).Objectives.Values.Count(o => o.State == ObjectiveState.Active));
    }

    [Fact]
    public async Task The_draft_is_kept_when_none_of_the_three_gives_way()
    {
        await using var stage = await Stage.SetAsync();
        var bo = new Writer(stage, "Bo");
        await bo.PlanAsync(team: "Checkout");
        await bo.WriteAsync("A fourth one");
        await bo.OpenAsync("A fourth one");
        Assert.Contains("Checkout already has three objectives", await bo.PressAsync("Begin"), StringComparison.Ordinal);
        Assert.Contains("Draft", await bo.PressAsync("Keep as draft"), StringComparison.Ordinal);
        var after = await stage.CheckoutNowAsync();
        Assert.Equal((3, 1), (after.Objectives.Values.Count(o => o.State == ObjectiveState.Active), after.Objectives.Values.Count(o => o.State == ObjectiveState.Draft)));
    }
}
