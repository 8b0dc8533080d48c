using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Clients;

public sealed class PressTests : TenantTest
{
    [Fact]
    public async Task A_press_sends_the_buttons_data_merged_with_the_inputs()
    {
        await using var bot = await TinyBot.StartAsync(_ => Sample.ToastReply("Saved"));
        using var client = new TeamsClient(Tenant, bot.Url);
        await PostAsync(Sample.Block("Time to pay", bold: true), Sample.Number("kr1_value", "Seconds (required)"), Sample.Actions(Sample.Execute("Save", "save")));
        var form = new Form(client.CardFor(Ann, Chat.Id)!);
        Assert.True(form.TryFill("Seconds", "7", section: "Time to pay"));

        var answer = await client.PressAsync(Ann, Chat.Id, new Press("Save") { Form = form }, CancellationToken.None);

        Assert.Equal(new BotAnswer.Toast("Saved"), answer);
        var action = bot.Invokes("adaptiveCard/action").Single()["value"]!["action"]!;
        Assert.Equal("save", (string?)action["verb"]);
        Assert.Equal("t", (string?)action["data"]!["team"]);
        Assert.Equal("7", (string?)action["data"]!["kr1_value"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("eleven")]
    [InlineData("11")]
    [InlineData("-1")]
    public async Task The_client_sends_nothing_while_a_field_is_wrong(string typed)
    {
        await using var bot = await TinyBot.StartAsync(_ => Sample.ToastReply("Saved"));
        using var client = new TeamsClient(Tenant, bot.Url);
        await PostAsync(Sample.Number("kr1_value", "Seconds (required)"), Sample.Actions(Sample.Execute("Save", "save")));
        var form = new Form(client.CardFor(Ann, Chat.Id)!);
        form.TryFill("kr1_value", typed);

        var answer = await client.PressAsync(Ann, Chat.Id, new Press("Save") { Form = form }, CancellationToken.None);

        Assert.Equal("A number from 0 to 10", Assert.IsType<BotAnswer.NotSent>(answer).Problems.Single().Message);
        Assert.Empty(bot.Activities);
    }

    [Fact]
    public async Task The_replys_card_is_what_the_presser_sees_next()
    {
        await using var bot = await TinyBot.StartAsync(_ => Sample.CardReply(Sample.Card(Sample.Actions(Sample.Execute("No change for both", "noChange")))));
        using var client = new TeamsClient(Tenant, bot.Url);
        await PostAsync(Sample.Actions(Sample.Execute("Answer", "view")));
        await client.PressAsync(Ann, Chat.Id, "Answer", CancellationToken.None);

        Assert.IsType<BotAnswer.Card>(await client.PressAsync(Ann, Chat.Id, "No change", CancellationToken.None));
        Assert.IsType<BotAnswer.NoSuchButton>(await client.PressAsync(Bo, Chat.Id, "No change", CancellationToken.None));
        Assert.Equal("noChange", Sample.Verb(bot.Activities.Last()));
    }

    [Fact]
    public async Task A_dialog_opens_refuses_and_closes()
    {
        await using var bot = await TinyBot.StartAsync(activity => (string?)activity["name"] switch
        {
            "task/fetch" => Form(),
            _ when (string?)activity["value"]!["data"]!["n"] == "1" => Form(),
            _ => null,
        });
        using var client = new TeamsClient(Tenant, bot.Url);
        await PostAsync(Sample.Actions(Sample.Open("Update", "update")));

        Assert.Equal("Update", Assert.IsType<BotAnswer.Dialog>(await client.PressAsync(Ann, Chat.Id, "Update", CancellationToken.None)).Title);
        Assert.Null(client.DialogOf(Bo));
        client.DialogOf(Ann)!.TryFill("n", "1");
        Assert.IsType<BotAnswer.Dialog>(await client.PressAsync(Ann, Chat.Id, "Save", CancellationToken.None));
        client.DialogOf(Ann)!.TryFill("n", "2");
        Assert.IsType<BotAnswer.Nothing>(await client.PressAsync(Ann, Chat.Id, "Save", CancellationToken.None));

        Assert.Null(client.DialogOf(Ann));
        Assert.Equal(["task/fetch", "task/submit", "task/submit"], bot.Activities.Select(activity => (string?)activity["name"]));
        Assert.Equal("task/fetch", (string?)bot.Activities.First()["value"]!["data"]!["msteams"]!["type"]);
        Assert.Equal("save", Sample.Verb(bot.Activities.Last()));

        static JsonObject Form()
        {
            var card = Sample.Card(Sample.Number("n", "Number (required)"));
            card["actions"] = new JsonArray(Sample.Submit("Save", "save"));
            return Sample.DialogReply(card);
        }
    }

    [Fact]
    public async Task An_old_client_sends_the_fallback_as_a_message()
    {
        await using var bot = await TinyBot.StartAsync(_ => null);
        using var client = new TeamsClient(Tenant, bot.Url);
        await PostAsync(Sample.Actions(Sample.Execute("No change", "noChange")));
        await client.PressAsync(Ann, Chat.Id, new Press("No change") { OldClient = true }, CancellationToken.None);
        var activity = bot.Activities.Single();
        Assert.Equal("message", (string?)activity["type"]);
        Assert.Equal("noChange", (string?)activity["value"]!["verb"]);
        Assert.Null(activity["text"]);
    }

    [Fact]
    public async Task A_copied_button_is_pressed_in_the_pressers_own_name()
    {
        await using var bot = await TinyBot.StartAsync(_ => Sample.ToastReply("no"));
        using var client = new TeamsClient(Tenant, bot.Url);
        await PostAsync(Sample.Block("nothing to press"));
        var copied = Sample.Card(Sample.Actions(Sample.Execute("No change", "noChange")));
        await client.PressAsync(Max, Chat.Id, new Press("No change") { On = copied }, CancellationToken.None);
        Assert.Equal(Max.ChannelId, (string?)bot.Activities.Single()["from"]!["id"]);
        Assert.Null(bot.Activities.Single()["from"]!["aadObjectId"]);
    }

    private Task PostAsync(params JsonNode?[] body) => Caller.SendAsync(Chat.Id, Sample.Message(Sample.Card(body)));
}
