using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Tests.Doubles;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Tests.Connector;

public sealed class ConversationTests : TenantTest
{
    [Fact]
    public async Task The_same_person_gets_the_same_personal_chat()
    {
        var first = await CreateAsync(Ann);
        var second = await CreateAsync(Ann);
        Assert.Equal(201, first.Status);
        Assert.StartsWith("a:", (string?)first.Body!["id"], StringComparison.Ordinal);
        Assert.Equal((string?)first.Body["id"], (string?)second.Body!["id"]);
        Assert.NotEqual((string?)first.Body["id"], (string?)(await CreateAsync(Bo)).Body!["id"]);
    }

    [Fact]
    public async Task A_group_chat_cannot_be_created()
    {
        var body = NewChat(Ann);
        body["isGroup"] = true;
        await RefusedAsync(400, "BadSyntax", HttpMethod.Post, "v3/conversations", body);
    }

    [Fact]
    public async Task An_anonymous_person_has_no_personal_chat()
        => await RefusedAsync(400, "BadArgument", HttpMethod.Post, "v3/conversations", NewChat(Max));

    [Fact]
    public async Task A_personal_chat_needs_the_tenant()
    {
        var body = NewChat(Ann);
        body.Remove("tenantId");
        await RefusedAsync(400, "BadSyntax", HttpMethod.Post, "v3/conversations", body);
    }

    [Fact]
    public async Task A_message_is_posted_edited_and_deleted()
    {
        var id = await Caller.SendAsync(Chat.Id, Sample.Text("one"));
        Assert.Equal(200, (await Caller.EditAsync(Chat.Id, id, Sample.Text("two"))).Status);
        var message = Assert.Single(Tenant.World.MessagesIn(Chat.Id));
        Assert.Equal("two", (string?)message.Activity["text"]);
        Assert.Equal(1, message.Edits);

        Assert.Equal(200, (await Caller.CallAsync(HttpMethod.Delete, Path($"activities/{id}"))).Status);
        Assert.Empty(Tenant.World.MessagesIn(Chat.Id));
        Assert.Equal(1, Tenant.Counts[CallKind.Send]);
        Assert.Equal(1, Tenant.Counts[CallKind.Update]);
        Assert.Equal(1, Tenant.Counts[CallKind.Delete]);
    }

    [Fact]
    public async Task A_reply_names_its_message()
    {
        var id = await Caller.SendAsync(Chat.Id, Sample.Text("one"));
        Assert.Equal(201, (await Caller.CallAsync(HttpMethod.Post, Path($"activities/{id}"), Sample.Text("two"))).Status);
        Assert.Equal(id, (string?)Tenant.World.MessagesIn(Chat.Id)[1].Activity["replyToId"]);
    }

    [Fact]
    public async Task An_unknown_chat_and_an_unknown_message_are_404()
    {
        await RefusedAsync(404, "ConversationNotFound", HttpMethod.Post, "v3/conversations/19%3Anone/activities", Sample.Text("x"));
        await RefusedAsync(404, "ActivityNotFoundInConversation", HttpMethod.Put, Path("activities/1"), Sample.Text("x"));
        await RefusedAsync(404, "ActivityNotFoundInConversation", HttpMethod.Delete, Path("activities/1"), null);
    }

    [Fact]
    public async Task A_removed_bot_is_refused_with_403()
    {
        Chat.BotRemoved = true;
        await RefusedAsync(403, "BotNotInConversationRoster", HttpMethod.Post, Path("activities"), Sample.Text("x"));
        await RefusedAsync(403, "BotNotInConversationRoster", HttpMethod.Get, Path("members"), null);
    }

    [Fact]
    public async Task A_message_over_100_KB_is_413()
        => await RefusedAsync(413, "MessageSizeTooBig", HttpMethod.Post, Path("activities"), Sample.Text(new string('x', 52_000)));

    [Fact]
    public async Task A_message_needs_words_or_an_attachment_and_a_known_type()
    {
        await RefusedAsync(400, "BadSyntax", HttpMethod.Post, Path("activities"), new JsonObject { ["type"] = "message" });
        await RefusedAsync(400, "BadArgument", HttpMethod.Post, Path("activities"), new JsonObject { ["type"] = "event" });
    }

    [Fact]
    public async Task A_path_that_Teams_does_not_have_is_404_and_noted()
    {
        Assert.Equal(404, (await Caller.CallAsync(HttpMethod.Get, "v3/attachments/1.png")).Status);
        Assert.Equal("unknown-path", Assert.Single(Tenant.Violations.All).Rule);
    }

    private Task<(int Status, JsonNode? Body, TimeSpan? RetryAfter)> CreateAsync(TenantPerson person)
        => Caller.CallAsync(HttpMethod.Post, "v3/conversations", NewChat(person));

    private JsonObject NewChat(TenantPerson person) => new()
    {
        ["isGroup"] = false,
        ["members"] = new JsonArray(new JsonObject { ["id"] = person.ChannelId }),
        ["tenantId"] = Tenant.Options.TenantId,
    };

    private string Path(string below) => $"v3/conversations/{Uri.EscapeDataString(Chat.Id)}/{below}";

    private async Task RefusedAsync(int status, string code, HttpMethod method, string path, JsonNode? body)
    {
        var answer = await Caller.CallAsync(method, path, body);
        Assert.Equal(status, answer.Status);
        Assert.Equal(code, (string?)answer.Body!["error"]!["code"]);
    }
}
