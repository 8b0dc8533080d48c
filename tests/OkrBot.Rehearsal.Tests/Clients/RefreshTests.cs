using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Clients;

public sealed class RefreshTests : TenantTest
{
    [Fact]
    public async Task Each_listed_person_asks_once_when_the_card_appears_and_again_when_it_is_edited()
    {
        await using var bot = await TinyBot.StartAsync(OwnView);
        using var client = new TeamsClient(Tenant, bot.Url);
        var id = await Caller.SendAsync(Chat.Id, RoomCard("one"));
        await client.RefreshedAsync(CancellationToken.None);
        Assert.Equal(new[] { Ann.ChannelId, Bo.ChannelId }.Order(), Askers(bot));

        await Caller.EditAsync(Chat.Id, id, RoomCard("two"));
        await client.RefreshedAsync(CancellationToken.None);
        Assert.Equal(4, Askers(bot).Count());
        Assert.All(bot.Activities, activity => Assert.Equal("automatic", (string?)activity["value"]!["trigger"]));
        Assert.All(bot.Activities, activity => Assert.Equal(id, (string?)activity["replyToId"]));
    }

    [Fact]
    public async Task A_persons_view_is_theirs_alone()
    {
        await using var bot = await TinyBot.StartAsync(OwnView);
        using var client = new TeamsClient(Tenant, bot.Url);
        await Caller.SendAsync(Chat.Id, RoomCard("for everyone"));
        await client.RefreshedAsync(CancellationToken.None);
        Assert.Equal("view of Ann", TextOf(client.CardFor(Ann, Chat.Id)));
        Assert.Equal("view of Bo", TextOf(client.CardFor(Bo, Chat.Id)));
        Assert.Equal("for everyone", TextOf(client.CardFor(Eve, Chat.Id)));
    }

    [Fact]
    public async Task A_card_without_a_list_refreshes_for_the_whole_small_chat()
    {
        await using var bot = await TinyBot.StartAsync(OwnView);
        using var client = new TeamsClient(Tenant, bot.Url);
        var card = RoomCard("x");
        ((JsonObject)card["attachments"]![0]!["content"]!["refresh"]!).Remove("userIds");
        await Caller.SendAsync(Chat.Id, card);
        await client.RefreshedAsync(CancellationToken.None);
        Assert.Equal(4, Askers(bot).Count());
    }

    [Fact]
    public async Task Looking_asks_again_only_when_the_view_is_older_than_a_minute()
    {
        await using var bot = await TinyBot.StartAsync(OwnView);
        using var client = new TeamsClient(Tenant, bot.Url);
        await Caller.SendAsync(Chat.Id, RoomCard("x"));
        await client.RefreshedAsync(CancellationToken.None);
        await client.LookAsync(Ann, Chat.Id, CancellationToken.None);
        Assert.Equal(2, bot.Activities.Count);
        Time.Advance(TimeSpan.FromSeconds(61));
        await client.LookAsync(Ann, Chat.Id, CancellationToken.None);
        Assert.Equal(3, bot.Activities.Count);
    }

    [Fact]
    public async Task Inputs_in_an_automatic_view_are_a_violation()
    {
        await using var bot = await TinyBot.StartAsync(_ => Sample.CardReply(Sample.Card(Sample.Number("n", "Value"))));
        using var client = new TeamsClient(Tenant, bot.Url);
        await Caller.SendAsync(Chat.Id, RoomCard("x"));
        await client.RefreshedAsync(CancellationToken.None);
        Assert.Equal("refresh-with-inputs", Assert.Single(Tenant.Violations.All).Rule);
    }

    private JsonObject RoomCard(string text) => Sample.Message(Sample.Refreshing(Sample.Card(Sample.Block(text)), Ann, Bo));

    private JsonObject OwnView(JsonObject activity)
        => Sample.CardReply(Sample.Refreshing(Sample.Card(Sample.Block($"view of {activity["from"]!["name"]}")), Ann, Bo));

    private static IEnumerable<string?> Askers(TinyBot bot) => bot.Invokes("adaptiveCard/action").Select(activity => (string?)activity["from"]!["id"]).Order();

    private static string? TextOf(JsonObject? card) => (string?)card?["body"]?[0]?["text"];
}
