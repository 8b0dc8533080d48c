using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Turns;

public sealed class MeaningTests : IAsyncLifetime
{
    private TeamsProgram _program = null!;

    private string Service => _program.ServiceUrl;

    public async Task InitializeAsync() => _program = await TeamsProgram.StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Theory]
    [InlineData("check in", "check in")]
    [InlineData("  check in \n", "check in")]
    [InlineData("&nbsp;check&nbsp;in&nbsp;", "check in")]
    [InlineData("\u00a0check in\u00a0", "check in")]
    [InlineData("", "")]
    public async Task Words_in_the_personal_chat_are_trimmed(string text, string heard)
        => Assert.Equal(heard, Assert.IsType<Act.Said>((await TurnAsync(Activities.Message(Service, text))).Act).Text);

    [Fact]
    public async Task A_group_message_is_heard_only_when_it_names_the_bot_and_without_the_name()
    {
        Assert.Equal("status", Assert.IsType<Act.Said>((await TurnAsync(Activities.Mention(Service, "&nbsp;status"))).Act).Text);

        var silent = Activities.Envelope("message", Service, "2");
        silent["text"] = "we talk about OkrBot";
        await IgnoredAsync(silent);

        var other = Activities.Mention(Service, "status");
        other["id"] = "3";
        other["entities"]![0]!["mentioned"]!["id"] = "29:bob";
        await IgnoredAsync(other);
    }

    [Fact]
    public async Task The_bot_is_also_known_by_the_id_under_which_the_channel_addressed_it()
    {
        var activity = Activities.Mention(Service, "status");
        activity["recipient"]!["id"] = "playground-bot";
        activity["entities"]![0]!["mentioned"]!["id"] = "playground-bot";
        Assert.Equal("status", Assert.IsType<Act.Said>((await TurnAsync(activity)).Act).Text);
    }

    [Fact]
    public async Task Another_persons_mention_stays_in_the_words()
    {
        var activity = Activities.Mention(Service, "ask <at>Bob</at>");
        ((JsonArray)activity["entities"]!).Add(new JsonObject { ["type"] = "mention", ["text"] = "<at>Bob</at>", ["mentioned"] = new JsonObject { ["id"] = "29:bob" } });
        Assert.Equal("ask <at>Bob</at>", Assert.IsType<Act.Said>((await TurnAsync(activity)).Act).Text);
    }

    [Fact]
    public async Task A_turn_names_tenant_sender_chat_and_time()
    {
        var activity = Activities.Mention(Service, "status");
        activity["from"]!["aadObjectId"] = Activities.Ada.ToUpperInvariant();
        activity["conversation"]!["tenantId"] = Activities.Tenant.ToUpperInvariant();
        var turn = await TurnAsync(activity);
        Assert.Equal(new TenantId(Activities.Tenant), turn.Tenant);
        Assert.Equal(new Sender("29:ada", new PersonId(Activities.Ada), "Ada", "en-GB", "Europe/Vienna"), turn.From);
        Assert.Equal(new Conversation(new ChatId(Activities.MeetingChat), ChatKind.Group, new Uri(Service), Activities.MeetingId), turn.Chat);
        Assert.Equal(("1700000000001", _program.Clock.GetUtcNow()), (turn.ActivityId, turn.Now));
    }

    [Fact]
    public async Task Locale_and_zone_fall_back_to_the_clients_facts_and_anonymous_people_are_nobody()
    {
        var activity = Activities.Message(Service, "hi");
        activity.Remove("locale");
        activity.Remove("localTimezone");
        activity["from"] = new JsonObject { ["id"] = "29:anon" };
        activity["entities"] = new JsonArray(null, new JsonObject { ["type"] = "clientInfo", ["locale"] = "de-AT", ["timezone"] = "Europe/Berlin" });
        Assert.Equal(new Sender("29:anon", null, null, "de-AT", "Europe/Berlin"), (await TurnAsync(activity)).From);
    }

    [Theory]
    [InlineData("Mars/Olympus", "Europe/Berlin", "Europe/Berlin")]
    [InlineData("../../etc/passwd", null, null)]
    [InlineData("W. Europe Standard Time", null, null)]
    [InlineData("", "Asia/Kolkata", "Asia/Kolkata")]
    public async Task A_zone_that_nobody_knows_is_none(string told, string? client, string? zone)
    {
        var activity = Activities.Message(Service, "hi");
        activity["localTimezone"] = told;
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["timezone"] = client });
        Assert.Equal(zone, (await TurnAsync(activity)).From.Zone);
    }

    [Fact]
    public async Task A_channels_thread_is_a_conversation_of_its_own_and_answered_there()
    {
        _program.Bot.Says = new Reply.Words("here");
        var activity = Activities.Mention(Service, "status");
        activity["conversation"] = new JsonObject { ["id"] = "19:c@thread.tacv2;messageid=170", ["conversationType"] = "channel", ["isGroup"] = true };
        var turn = await TurnAsync(activity);
        Assert.Equal((new ChatId("19:c@thread.tacv2;messageid=170"), ChatKind.Channel), (turn.Chat.Id, turn.Chat.Kind));
        Assert.Equal("/emea/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D170/activities/1700000000001", _program.Connector.Sent.Single().Target);
    }

    [Theory]
    [InlineData("manual", false)]
    [InlineData("automatic", true)]
    [InlineData("Automatic", true)]
    [InlineData("something", false)]
    public async Task A_pressed_button_carries_verb_data_and_trigger(string trigger, bool automatic)
    {
        var turn = await TurnAsync(Activities.Press(Service, "answer", new JsonObject { ["kr"] = "k1", ["value"] = "65" }, trigger));
        var pressed = Assert.IsType<Act.Pressed>(turn.Act);
        Assert.Equal(("answer", automatic, true, "65"), (pressed.Verb, pressed.Automatic, pressed.CanReply, pressed.Data.GetProperty("value").GetString()));
        Assert.Equal("card-1", turn.ReplyToId);
    }

    [Fact]
    public async Task A_button_without_data_or_trigger_has_empty_data_as_the_playground_sends_it()
    {
        var activity = Activities.Invoke(Service, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["verb"] = "refresh" } });
        var pressed = Assert.IsType<Act.Pressed>((await TurnAsync(activity)).Act);
        Assert.Equal(("refresh", "{}", false), (pressed.Verb, pressed.Data.GetRawText(), pressed.Automatic));
    }

    [Fact]
    public async Task A_submit_of_an_old_client_is_a_press_without_a_reply()
    {
        var activity = Activities.Envelope("message", Service);
        activity["value"] = new JsonObject { ["verb"] = "answer", ["kr"] = "k1" };
        var pressed = Assert.IsType<Act.Pressed>((await TurnAsync(activity)).Act);
        Assert.Equal(("answer", false, "k1"), (pressed.Verb, pressed.CanReply, pressed.Data.GetProperty("kr").GetString()));
    }

    [Fact]
    public async Task Dialogs_are_opened_and_sent_by_the_verb_in_their_data()
    {
        var data = new JsonObject { ["verb"] = "edit", ["kr"] = "k1", ["msteams"] = new JsonObject { ["type"] = "task/fetch" } };
        var opened = Assert.IsType<Act.DialogOpened>((await TurnAsync(Activities.Invoke(Service, "task/fetch", new JsonObject { ["data"] = data }))).Act);
        Assert.Equal(("edit", "k1"), (opened.Verb, opened.Data.GetProperty("kr").GetString()));
        var sent = Assert.IsType<Act.DialogSent>((await TurnAsync(Activities.Invoke(Service, "task/submit", new JsonObject { ["data"] = data.DeepClone() }))).Act);
        Assert.Equal("edit", sent.Verb);
    }

    private async Task<Turn> TurnAsync(JsonObject activity)
    {
        using var response = await _program.PostAsync(activity);
        Assert.Equal(200, (int)response.StatusCode);
        return _program.Bot.Turns.Last();
    }

    private async Task IgnoredAsync(JsonObject activity)
    {
        var before = _program.Bot.Turns.Count;
        using var response = await _program.PostAsync(activity);
        Assert.Equal((200, before), ((int)response.StatusCode, _program.Bot.Turns.Count));
    }
}
