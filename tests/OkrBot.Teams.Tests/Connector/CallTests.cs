using System.Text.Json.Nodes;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Connector;

/// <summary>What stands on the wire for each call.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private const string Chat = "/emea/v3/conversations/19%3Ameeting_AAA%40thread.v2";
    private static readonly PersonId Ada = new(Activities.Ada);
    private TeamsProgram _program = null!;

    private StubConnector Connector => _program.Connector;

    public async Task InitializeAsync() => _program = await TeamsProgram.StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Fact]
    public async Task A_card_is_sent_as_an_attachment_with_its_summary()
    {
        var card = new AdaptiveCard("Vote", "en", [new TextBlock("Vote")]);
        Assert.Equal(new SendResult.Sent("sent-1"), await _program.Messenger.SendAsync(_program.MeetingChat, new(card, "Vote now"), SendClass.Open, default));
        var request = Connector.Requests.Single();
        Assert.Equal(("POST", Chat + "/activities"), (request.Method, request.Target));
        var expected = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = Activities.Bot },
            ["conversation"] = new JsonObject { ["id"] = Activities.MeetingChat },
            ["summary"] = "Vote now",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = CardJson.Write(card) }),
        };
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(request.Body)), request.Body);
    }

    [Fact]
    public async Task An_edit_is_a_put_and_a_deletion_a_delete()
    {
        await _program.Messenger.ReplaceAsync(_program.MeetingChat, "1:a/b", new(null, "new"), SendClass.RoomCard, default);
        await _program.Messenger.DeleteAsync(_program.MeetingChat, "1:a/b", default);
        Assert.Equal([("PUT", Chat + "/activities/1%3Aa%2Fb"), ("DELETE", Chat + "/activities/1%3Aa%2Fb")], Connector.Requests.Select(r => (r.Method, r.Target)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_climbs_in_the_address_is_a_bug_and_sends_nothing(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _program.Messenger.DeleteAsync(_program.MeetingChat, id, default));
        Assert.Empty(Connector.Requests);
    }

    [Fact]
    public async Task A_sent_message_without_an_id_is_ambiguous()
    {
        Connector.Rule = _ => new(202, "");
        Assert.Equal(new SendResult.Ambiguous("NoId"), await _program.Messenger.SendAsync(_program.MeetingChat, new(null, "x"), SendClass.Open, default));
    }

    [Fact]
    public async Task A_personal_chat_is_asked_for_and_refused_for_good_or_for_now()
    {
        Task<ChatId?> Open() => _program.Messenger.OpenPersonalChatAsync(new(Activities.Tenant), "29:ada", new Uri(_program.ServiceUrl), default);
        Assert.Equal(new ChatId("a:personal-1"), await Open());
        Connector.Rule = _ => new(400, """{"error":{"code":"BadArgument"}}""");
        Assert.Null(await Open());
        Connector.Rule = _ => new(500);
        await Assert.ThrowsAsync<HttpRequestException>(Open);
    }

    [Fact]
    public async Task Members_come_page_by_page()
    {
        Connector.Next.Enqueue(new(200, """{"continuationToken":"a+b","members":[{"id":"29:ada","objectId":"22222222-2222-2222-2222-222222222222","name":"Ada","tenantId":"t","userRole":"user"}]}"""));
        Connector.Next.Enqueue(new(200, """{"members":[{"id":"29:anon","userRole":"anonymous"},{"name":"no id"},null]}"""));
        var members = await _program.Roster.MembersAsync(_program.MeetingChat, default);
        Assert.Equal([new ChatMember("29:ada", Ada, "Ada", "t", "user"), new ChatMember("29:anon", null, null, null, "anonymous")], members!.Value.ToArray());
        Assert.Equal([Chat + "/pagedmembers?pageSize=500", Chat + "/pagedmembers?pageSize=500&continuationToken=a%2Bb"], Connector.Requests.Select(r => r.Target));
    }

    [Fact]
    public async Task An_app_in_the_chat_is_nobody_and_who_dialled_in_has_no_identity()
    {
        Connector.Rule = _ => new(200, """{"members":[{"id":"28:app","aadObjectId":"22222222-2222-2222-2222-222222222222","name":"Agent","tenantId":"t","userRole":"user"},{"id":"4:+4930123","name":"Phone","tenantId":"t"},{"id":"8:live:x","name":"Private"}]}""");
        Assert.All((await _program.Roster.MembersAsync(_program.MeetingChat, default))!.Value, member => Assert.Equal((null, true), (member.Person, member.IsOutsiderOf(new("t")))));
        Assert.Equal(["4:+4930123", "8:live:x"], (await _program.Roster.MembersAsync(_program.MeetingChat, default))!.Value.Select(member => member.ChannelId));
    }

    [Fact]
    public async Task A_failed_page_is_no_half_roster_and_a_loop_of_pages_ends()
    {
        Connector.Next.Enqueue(new(200, """{"continuationToken":"x","members":[{"id":"29:ada"}]}"""));
        Connector.Next.Enqueue(new(403));
        Assert.Null(await _program.Roster.MembersAsync(_program.MeetingChat, default));
        Connector.Rule = _ => new(200, """{"continuationToken":"x","members":[{"id":"29:ada"}]}""");
        Assert.Null(await _program.Roster.MembersAsync(_program.MeetingChat, default));
        Assert.Equal(42, Connector.Requests.Count);
    }

    [Fact]
    public async Task One_member_is_asked_for_by_object_id()
    {
        Connector.Rule = _ => new(200, """{"id":"29:ada","aadObjectId":"22222222-2222-2222-2222-222222222222","email":"not read"}""");
        Assert.Equal(new ChatMember("29:ada", Ada, null, null, null), await _program.Roster.MemberAsync(_program.MeetingChat, Ada, default));
        Assert.Equal($"{Chat}/members/{Activities.Ada}", Connector.Requests.Single().Target);
    }

    [Theory]
    [InlineData("""{"details":{"id":"M","title":"Weekly","type":"Recurring","scheduledStartTime":"2026-10-05T09:00:00Z","scheduledEndTime":"2026-10-05T10:00:00Z"},"organizer":{"id":"29:ada","aadObjectId":"22222222-2222-2222-2222-222222222222"}}""")]
    [InlineData("""{"Details":{"Id":"M","Title":"Weekly","Type":"Recurring","ScheduledStartTime":"2026-10-05T09:00:00Z","ScheduledEndTime":"2026-10-05T10:00:00Z"},"Organizer":{"Id":"29:ada","ObjectId":"22222222-2222-2222-2222-222222222222"}}""")]
    public async Task A_meeting_is_read_in_any_case(string body)
    {
        Connector.Rule = _ => new(200, body);
        var start = new DateTimeOffset(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(new MeetingDetails("M", "Weekly", "Recurring", start, start.AddHours(1), "29:ada", Ada),
            await _program.Roster.MeetingAsync(_program.MeetingChat, Activities.MeetingId, default));
        Assert.Equal("/emea/v1/meetings/MCMxOTptZWV0aW5nX0FBQUB0aHJlYWQudjIjMA%3D%3D", Connector.Requests.Single().Target);
    }

    [Fact]
    public async Task A_participant_is_asked_for_with_the_tenant()
    {
        Connector.Rule = _ => new(200, """{"user":{"id":"29:ada"},"meeting":{"role":"Organizer","inMeeting":true}}""");
        Assert.Equal(new MeetingParticipant(Ada, "Organizer", true), await _program.Roster.ParticipantAsync(_program.MeetingChat, "M", Ada, default));
        Assert.Equal($"/emea/v1/meetings/M/participants/{Activities.Ada}?tenantId={Activities.Tenant}", Connector.Requests.Single().Target);
    }

    [Theory]
    [InlineData(404, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"meeting":5}""")]
    public async Task What_teams_does_not_know_or_says_unreadably_is_null(int status, string body)
    {
        Connector.Rule = _ => new(status, body);
        Assert.Null(await _program.Roster.ParticipantAsync(_program.MeetingChat, "M", Ada, default));
    }
}
