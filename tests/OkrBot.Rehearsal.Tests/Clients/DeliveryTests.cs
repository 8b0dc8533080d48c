using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Clients;

public sealed class DeliveryTests : TenantTest
{
    [Fact]
    public async Task The_same_activity_delivered_three_times_brings_three_answers()
    {
        await using var bot = await TinyBot.StartAsync(_ => Sample.ToastReply("Saved"));
        using var client = new TeamsClient(Tenant, bot.Url);
        await Caller.SendAsync(Chat.Id, Sample.Message(Sample.Card(Sample.Actions(Sample.Execute("Save", "save")))));
        var answers = await client.PressTogetherAsync(Ann, Chat.Id, new Press("Save"), 3, CancellationToken.None);
        Assert.Equal(3, answers.Count);
        Assert.All(answers, answer => Assert.Equal(new BotAnswer.Toast("Saved"), answer));
        Assert.Single(bot.Activities.Select(activity => (string?)activity["id"]).Distinct());
        Assert.Equal(2, client.RepeatedDeliveries);
    }

    [Fact]
    public async Task A_switched_on_duplicate_reaches_the_bot_twice_with_one_id()
    {
        await using var bot = await TinyBot.StartAsync(_ => null);
        using var client = new TeamsClient(Tenant, bot.Url);
        Tenant.Faults.DuplicateNextDeliveries(1);
        await client.SayAsync(Ann, Chat.Id, "one", CancellationToken.None);
        await client.SayAsync(Ann, Chat.Id, "two", CancellationToken.None);
        Assert.Equal(3, bot.Activities.Count);
        Assert.Equal(2, bot.Activities.Select(activity => (string?)activity["id"]).Distinct().Count());
    }

    [Fact]
    public async Task Reordered_deliveries_arrive_last_first()
    {
        await using var bot = await TinyBot.StartAsync(_ => null);
        using var client = new TeamsClient(Tenant, bot.Url);
        Tenant.Faults.ReorderNextDeliveries(3);
        await Task.WhenAll(new[] { "one", "two", "three" }.Select(text => client.SayAsync(Ann, Chat.Id, text, CancellationToken.None)));
        var texts = bot.Activities.Select(activity => ((string)activity["text"]!).Split(' ')[^1]).ToList();
        Assert.Equal("three", texts[0]);
        Assert.Equal(3, texts.Count);
    }

    [Theory]
    [InlineData(MeetingEventCasing.Pascal, "Id", "Title")]
    [InlineData(MeetingEventCasing.Camel, "id", "title")]
    public async Task A_meeting_event_comes_in_either_spelling(MeetingEventCasing casing, string id, string title)
    {
        await using var bot = await TinyBot.StartAsync(_ => null);
        using var client = new TeamsClient(Tenant, bot.Url);
        await client.MeetingStartsAsync(Ann, Chat.Id, casing, CancellationToken.None);
        await client.MeetingEndsAsync(Ann, Chat.Id, casing, CancellationToken.None);
        var activities = bot.Activities.ToArray();
        Assert.Equal("application/vnd.microsoft.meetingStart", (string?)activities[0]["name"]);
        Assert.Equal("2026-11-03T08:30:00.0Z", (string?)activities[0]["value"]!["StartTime"]);
        Assert.Equal("application/vnd.microsoft.meetingEnd", (string?)activities[1]["name"]);
        Assert.Equal(Chat.Meeting!.Id, (string?)activities[0]["value"]![id]);
        Assert.Equal("Weekly", (string?)activities[0]["value"]![title]);
        Assert.Equal(Chat.Meeting.Id, (string?)activities[0]["channelData"]!["meeting"]!["id"]);
    }

    [Fact]
    public async Task A_message_in_a_meetings_chat_mentions_the_bot_and_names_its_sender()
    {
        await using var bot = await TinyBot.StartAsync(_ => null);
        using var client = new TeamsClient(Tenant, bot.Url);
        await client.SayAsync(Bo, Chat.Id, "help", CancellationToken.None);
        var activity = bot.Activities.Single();
        Assert.Equal("<at>OkrBot</at> help", (string?)activity["text"]);
        Assert.Equal(Bo.ObjectId, (string?)activity["from"]!["aadObjectId"]);
        Assert.Equal("msteams", (string?)activity["channelId"]);
        Assert.Equal(Tenant.Options.TenantId, (string?)activity["channelData"]!["tenant"]!["id"]);
        Assert.Contains(activity["entities"]!.AsArray(), entity => (string?)entity!["type"] == "mention" && (string?)entity["mentioned"]!["id"] == Tenant.BotId);
    }

    [Fact]
    public async Task Installing_and_removing_are_told_and_open_or_close_the_chat()
    {
        await using var bot = await TinyBot.StartAsync(_ => null);
        using var client = new TeamsClient(Tenant, bot.Url);
        await client.UninstallAsync(Ann, Chat.Id, CancellationToken.None);
        Assert.Equal(403, (await Caller.PostTextAsync(Chat.Id)).Status);
        await client.InstallAsync(Ann, Chat.Id, CancellationToken.None);
        Assert.Equal(201, (await Caller.PostTextAsync(Chat.Id)).Status);
        Assert.Equal(["remove", "add"], bot.Activities.Select(activity => (string?)activity["action"]));
    }

    [Fact]
    public async Task A_bot_that_does_not_listen_is_no_answer()
    {
        Uri gone;
        await using (var bot = await TinyBot.StartAsync(_ => null)) gone = bot.Url;
        using var client = new TeamsClient(Tenant, gone);
        Assert.Equal(0, (await client.SayAsync(Ann, Chat.Id, "help", CancellationToken.None)).Status);
    }

    [Theory]
    [InlineData("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"no"}}""", 200, typeof(BotAnswer.Error))]
    [InlineData("""{"task":{"type":"message","value":"Done"}}""", 200, typeof(BotAnswer.DialogWords))]
    [InlineData("""{"type":7}""", 200, typeof(BotAnswer.Nothing))]
    [InlineData("null", 501, typeof(BotAnswer.Failed))]
    public void An_answer_is_read_by_its_type(string body, int status, Type expected)
        => Assert.IsType(expected, BotAnswer.Read(new BotResponse(status, JsonNode.Parse(body))));
}
