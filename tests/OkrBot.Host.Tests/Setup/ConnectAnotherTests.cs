using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Setup;

/// <summary>A meeting takes up to four teams.</summary>
public sealed class ConnectAnotherTests
{
    [Fact]
    public async Task A_second_team_joins_the_meeting_and_leaves_its_own()
    {
        await using var stage = await TwoTeams.SetAsync();
        Assert.Equal(["checkout", "growth"], await TeamsAsync(stage, stage.ChatId));
        Assert.Empty(await TeamsAsync(stage, stage.Company.Growth.Chat.Id));
        Assert.Equal(stage.ChatId, (await stage.NowAsync(stage.Company.Growth)).Team.Meeting!.Chat.Value);
    }

    [Fact]
    public async Task The_same_team_again_is_connected_already()
    {
        await using var stage = await TwoTeams.SetAsync();
        Assert.Contains("connected already: Growth", Forged.Said(await PressAsync(stage, "Goran", new() { ["chosenTeam"] = "growth" })), StringComparison.Ordinal);
        Assert.Contains("connected already: Checkout", Forged.Said(await PressAsync(stage, "Bo", new() { ["newTeam"] = "checkout" })), StringComparison.Ordinal);
        Assert.Equal(2, (await TeamsAsync(stage, stage.ChatId)).Count);
    }

    [Fact]
    public async Task A_new_team_beside_the_first_is_one_however_often_it_is_pressed()
    {
        await using var stage = await Stage.SetAsync();
        for (var time = 0; time < 2; time++) await PressAsync(stage, "Bo", new() { ["newTeam"] = "Fraud" });
        var teams = await TeamsAsync(stage, stage.ChatId);
        Assert.Equal(2, teams.Count);
        Assert.Equal("checkout", teams[0]);
    }

    [Fact]
    public async Task A_fifth_team_does_not_fit()
    {
        await using var stage = await Stage.SetAsync();
        foreach (var name in new[] { "B", "C", "D" }) Assert.Contains("checks in here too", Forged.Said(await PressAsync(stage, "Bo", new() { ["newTeam"] = name })), StringComparison.Ordinal);
        Assert.Contains("as many teams as fit", Forged.Said(await PressAsync(stage, "Bo", new() { ["newTeam"] = "E" })), StringComparison.Ordinal);
        await stage.Client.SayAsync(stage.Facilitator, stage.ChatId, "connect meeting", CancellationToken.None);
        Assert.Contains("as many teams as fit", stage.Tenant.World.MessagesIn(stage.ChatId)[^1].Activity.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(4, (await TeamsAsync(stage, stage.ChatId)).Count);
    }

    [Theory]
    [InlineData("Chidi")]
    [InlineData("Eve")]
    [InlineData("Max")]
    public async Task Nobody_but_the_organiser_or_a_presenter_adds_a_team(string person)
    {
        await using var stage = await Stage.SetAsync();
        Assert.Contains("organiser or a presenter", Forged.Said(await PressAsync(stage, person, new() { ["newTeam"] = "Mine" })), StringComparison.Ordinal);
        Assert.Single(await TeamsAsync(stage, stage.ChatId));
    }

    [Fact]
    public async Task A_team_of_somebody_else_cannot_be_added()
    {
        await using var stage = await Stage.SetAsync();
        await PressAsync(stage, "Bo", new() { ["chosenTeam"] = "growth" });
        Assert.Single(await TeamsAsync(stage, stage.ChatId));
    }

    private static Task<Rehearsal.Clients.BotAnswer> PressAsync(Stage stage, string person, JsonObject data) => stage.ForgeAsync(person, "setup.connect", data);

    private static async Task<List<string>> TeamsAsync(Stage stage, string chat)
        => [.. (await stage.Get<IDirectory>().FindSeriesAsync(stage.Checkout.Id.Tenant, new SeriesId(chat), CancellationToken.None))!.Teams.Select(t => t.Team.Value)];
}
