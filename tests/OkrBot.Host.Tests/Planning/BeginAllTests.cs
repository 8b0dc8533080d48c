using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Planning;

/// <summary>All drafts of a team begin at once, over HTTP.</summary>
public sealed class BeginAllTests
{
    private static readonly string[] Titles = ["Shops find what they sell", "Search is fast for everybody", "People trust the results"];

    [Fact]
    public async Task A_new_team_begins_its_three_drafts_with_one_press_after_it_has_read_every_check()
    {
        await using var stage = await Stage.SetAsync();
        var ann = await Writer.OfNewTeamAsync(stage);
        await ann.PlanAsync();
        foreach (var title in Titles) await ann.WriteAsync(title);
        await ann.PressAsync("Show again");

        var asked = await ann.PressAsync("Begin all");

        Assert.All(["All 3 begin together", "In order: key results, owners, measures, due days, contacts for other teams, room among the three", .. Titles], text => Assert.Contains(text, asked, StringComparison.Ordinal));
        Assert.Contains("Begun: three objectives are active now", await ann.PressAsync("Begin all"), StringComparison.Ordinal);
        Assert.Equal(6, (await ann.TeamAsync()).ActiveKeyResults.Count());
        Assert.Contains("3 of 3 active", await ann.PressAsync("Show again"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_keeps_one_from_beginning_keeps_all_and_is_named()
    {
        await using var stage = await Stage.SetAsync();
        var ann = await Writer.OfNewTeamAsync(stage);
        await ann.PlanAsync();
        foreach (var title in Titles[..2]) await ann.WriteAsync(title);
        await ann.PressAsync("Show again");
        await ann.PressAsync("Begin all");
        // Meanwhile somebody drops what one of them needs.
        var team = await ann.TeamAsync();
        var first = team.KeyResults.Values.Where(k => k.Objective == team.Objectives.Values.First().Id).Select(k => k.Id).ToList();
        await stage.TellAsync(team.Id, [.. first.Select(id => new TeamEvent.DraftKeyResultDropped(id))]);

        var refused = await ann.PressAsync("Begin all");

        Assert.Contains($"Nothing was begun. These cannot begin yet: {team.Objectives.Values.First().Title}", refused, StringComparison.Ordinal);
        Assert.Contains("No key result yet: add one to five.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(CardReader.Buttons(ann.Card), button => button.Title == "Begin all");
        Assert.Empty((await ann.TeamAsync()).ActiveKeyResults);
    }

    [Fact]
    public async Task Only_who_runs_the_check_in_begins_and_a_stranger_is_told_nothing()
    {
        await using var stage = await Stage.SetAsync();
        var ann = await Writer.OfNewTeamAsync(stage);
        await ann.PlanAsync();
        foreach (var title in Titles[..2]) await ann.WriteAsync(title);
        var team = (await ann.TeamAsync()).Id;
        Assert.Contains("Ann", Writer.Read(await ann.ForgeAsync("Chidi", Verbs.BeginAllNow, team, stage.PersonalChatOf("Chidi"))), StringComparison.Ordinal);
        foreach (var verb in new[] { Verbs.BeginAll, Verbs.BeginAllNow })
            Assert.Contains("no longer there", Writer.Read(await ann.ForgeAsync("Emre", verb, team, stage.PersonalChatOf("Emre"))), StringComparison.Ordinal);
        Assert.Empty((await ann.TeamAsync()).ActiveKeyResults);
    }
}
