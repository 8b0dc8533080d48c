using OkrBot.App.Cards;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>The card that says who is on a team, how they came, and what to do about who is not.</summary>
public sealed class WhoIsOnItTests
{
    [Fact]
    public async Task The_people_are_named_and_who_came_by_hand_apart()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await stage.SayInPersonAsync("Fay", "help");
        await stage.NightAsync();
        await stage.ForgeAsync("Bo", "people.add", Data(stage.Checkout.Id, "person", stage.IdOf("Fay").Value), stage.ChatId);
        stage.Time.Advance(TimeSpan.FromHours(20));
        await stage.NightAsync();
        var said = Read(await stage.ForgeAsync("Bo", "people.show", Data(stage.Checkout.Id), stage.ChatId));
        Assert.Contains("Ann, Bo, Chidi, Dina, Emre", said, StringComparison.Ordinal);
        Assert.Contains("Added by hand \nFay", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not on the team", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_chat_that_several_teams_share_it_says_who_is_not_on_this_one_and_what_to_do()
    {
        await using var stage = await TwoTeams.SetAsync();
        var said = Read(await stage.ForgeAsync("Goran", "people.read", Data(stage.Company.Growth.Id), stage.ChatId));
        Assert.All(["In the chat, not on the team", "Emre", "name this team’s own group under “Other source”"], text => Assert.Contains(text, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_anywhere_to_read_from_the_first_button_connects_a_meeting()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await stage.SayInPersonAsync("Bo", "help");
        await stage.TellAsync(new TeamEvent.MeetingDisconnected(stage.Checkout.Team.Meeting!.Series));
        var chat = stage.PersonalChatOf("Bo");
        var card = Assert.IsType<BotAnswer.Card>(await stage.ForgeAsync("Bo", "people.read", Data(stage.Checkout.Id), chat)).Content;
        Assert.All(["Connect a meeting, or name a group", "Ann, Bo, Chidi"], text => Assert.Contains(text, Read(card), StringComparison.Ordinal));
        Assert.DoesNotContain("Read again", Read(card), StringComparison.Ordinal);
        Assert.Contains("Say “connect meeting”", Read(await stage.PressInPersonAsync("Bo", new Press("Connect a meeting") { On = card })), StringComparison.Ordinal);
    }

    private static System.Text.Json.Nodes.JsonObject Data(TeamCycleId team, string? field = null, string? value = null)
    {
        var data = new OkrKey(team.Team, team.Cycle).ToData("w");
        if (field is not null) data[field] = value;
        return data;
    }
}
