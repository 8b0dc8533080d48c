using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Turns;

public sealed class ReplyTests : IAsyncLifetime
{
    private static readonly AdaptiveCard Card = new("Saved", "en", [new TextBlock("Saved: 65 %")]);
    private TeamsProgram _program = null!;

    private string Service => _program.ServiceUrl;

    public async Task InitializeAsync() => _program = await TeamsProgram.StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Fact]
    public async Task A_card_answers_a_button_for_the_presser_alone()
    {
        _program.Bot.Says = new Reply.Show(Card);
        var body = await _program.AnswerAsync(Press());
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (body["statusCode"]!.GetValue<int>(), body["type"]!.GetValue<string>()));
        Assert.True(JsonNode.DeepEquals(CardJson.Write(Card), body["value"]));
        Assert.Empty(_program.Connector.Requests);
    }

    [Fact]
    public async Task Words_answer_a_button_as_a_notice()
    {
        _program.Bot.Says = new Reply.Words("Not now");
        Same("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Not now"}""", await _program.AnswerAsync(Press()));
        Assert.Empty(_program.Connector.Requests);
    }

    [Fact]
    public async Task A_dialog_is_shown_in_place_when_a_button_asked_for_it()
    {
        _program.Bot.Says = new Reply.Dialog("Edit", Card);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (await _program.AnswerAsync(Press()))["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Silence_on_a_button_is_an_empty_200()
    {
        using var response = await _program.PostAsync(Press());
        Assert.Equal((200, 0L), ((int)response.StatusCode, response.Content.Headers.ContentLength));
    }

    [Theory]
    [InlineData(DialogSize.Small, "small")]
    [InlineData(DialogSize.Medium, "medium")]
    [InlineData(DialogSize.Large, "large")]
    public async Task A_dialog_continues_with_its_card(DialogSize size, string told)
    {
        _program.Bot.Says = new Reply.Dialog("Edit", Card, size);
        var task = (await _program.AnswerAsync(Dialog("task/fetch")))["task"]!;
        Assert.Equal("continue", task["type"]!.GetValue<string>());
        Assert.Equal(("Edit", told, told), (task["value"]!["title"]!.GetValue<string>(), task["value"]!["height"]!.GetValue<string>(), task["value"]!["width"]!.GetValue<string>()));
        Assert.Equal("application/vnd.microsoft.card.adaptive", task["value"]!["card"]!["contentType"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(CardJson.Write(Card), task["value"]!["card"]!["content"]));
    }

    [Fact]
    public async Task A_dialog_closes_with_words_or_without()
    {
        _program.Bot.Says = new Reply.CloseDialog("Saved");
        Same("""{"task":{"type":"message","value":"Saved"}}""", await _program.AnswerAsync(Dialog("task/submit")));
        _program.Bot.Says = new Reply.CloseDialog();
        var second = Dialog("task/submit");
        second["id"] = "f:2";
        using var response = await _program.PostAsync(second);
        Assert.Equal((200, 0L), ((int)response.StatusCode, response.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task Data_that_is_no_object_gets_the_error_body_of_a_button()
    {
        foreach (var data in new JsonNode[] { "text", 1, new JsonArray(), true })
        {
            var body = await _program.AnswerAsync(Activities.Press(Service, "answer", data));
            Assert.Equal((400, "application/vnd.microsoft.error", "BadRequest"),
                (body["statusCode"]!.GetValue<int>(), body["type"]!.GetValue<string>(), body["value"]!["code"]!.GetValue<string>()));
        }
        Assert.Empty(_program.Bot.Turns);
    }

    [Fact]
    public async Task An_unknown_invoke_or_verb_gets_501()
    {
        using var invoke = await _program.PostAsync(Activities.Invoke(Service, "composeExtension/query", new JsonObject()));
        Assert.Equal(501, (int)invoke.StatusCode);
        _program.Bot.KnowsAct = _ => false;
        foreach (var activity in new[] { Press(), Dialog("task/fetch"), Dialog("task/submit") })
        {
            using var response = await _program.PostAsync(activity);
            Assert.Equal(501, (int)response.StatusCode);
        }
        Assert.Empty(_program.Bot.Turns);
    }

    [Fact]
    public async Task Words_to_the_bot_are_answered_in_the_chat_as_Markdown()
    {
        _program.Bot.Says = new Reply.Words("Say\n\n- **status** for Team \\*A\\*");
        using var response = await _program.PostAsync(Activities.Message(Service, "help"));
        Assert.Equal(200, (int)response.StatusCode);
        var sent = _program.Connector.Requests.Single();
        Assert.Equal(("POST", "/emea/v3/conversations/a%3Aada/activities/1700000000001", "Bearer bot-token-1"), (sent.Method, sent.Target, sent.Authorization));
        Same($$"""{"type":"message","from":{"id":"{{Activities.Bot}}"},"conversation":{"id":"a:ada"},"replyToId":"1700000000001","text":"Say\n\n- **status** for Team \\*A\\*","textFormat":"markdown"}""", sent.Body);
    }

    [Fact]
    public async Task A_card_in_the_chat_carries_its_words_for_the_notification()
    {
        _program.Bot.Says = new Reply.Show(Card);
        using var response = await _program.PostAsync(Activities.Mention(Service, "status"));
        var body = JsonNode.Parse(_program.Connector.Requests.Single().Body)!;
        Assert.Equal("Saved", body["summary"]!.GetValue<string>());
        Assert.Equal("application/vnd.microsoft.card.adaptive", body["attachments"]![0]!["contentType"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(CardJson.Write(Card), body["attachments"]![0]!["content"]));
    }

    [Fact]
    public async Task What_an_old_clients_button_shows_goes_to_the_personal_chat_and_never_to_the_group()
    {
        _program.Bot.Says = new Reply.Show(Card);
        var activity = Activities.Envelope("message", Service);
        activity["value"] = new JsonObject { ["verb"] = "answer" };
        using var response = await _program.PostAsync(activity);
        Assert.Equal(["/emea/v3/conversations", "/emea/v3/conversations/a%3Apersonal-1/activities"], _program.Connector.Requests.Select(r => r.Target));
        Same($$$"""{"isGroup":false,"bot":{"id":"{{{Activities.Bot}}}"},"members":[{"id":"29:ada"}],"tenantId":"{{{Activities.Tenant}}}","channelData":{"tenant":{"id":"{{{Activities.Tenant}}}"} } }""",
            _program.Connector.Requests.First().Body);
    }

    [Fact]
    public async Task A_meeting_event_is_answered_with_200_and_its_words_go_to_the_chat()
    {
        _program.Bot.Says = new Reply.Words("We start");
        using var response = await _program.PostAsync(Activities.Event(Service, "application/vnd.microsoft.meetingStart", []));
        Assert.Equal((200, 0L), ((int)response.StatusCode, response.Content.Headers.ContentLength));
        var sent = _program.Connector.Requests.Single();
        Assert.Equal("/emea/v3/conversations/19%3Ameeting_AAA%40thread.v2/activities", sent.Target);
        Assert.Equal("markdown", JsonNode.Parse(sent.Body)!["textFormat"]!.GetValue<string>());
    }

    private JsonObject Press() => Activities.Press(Service, "answer", new JsonObject { ["kr"] = "k1" });

    private JsonObject Dialog(string name) => Activities.Invoke(Service, name, new JsonObject { ["data"] = new JsonObject { ["verb"] = "edit" } });

    private static void Same(string expected, JsonNode actual)
        => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());

    private static void Same(string expected, string actual) => Same(expected, JsonNode.Parse(actual)!);
}
