using System.Text.Json.Nodes;
using OkrBot.Browser.Tests.Kit;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;
using OkrBot.Testing;

namespace OkrBot.Browser.Tests;

/// <summary>The official JavaScript connector client (botframework-connector) against the stand-in tenant's connector: what it reads there is what it reads at Teams.</summary>
public sealed class ConnectorTests(ConnectorRun run) : IClassFixture<ConnectorRun>
{
    [Theory]
    [InlineData("send")]
    [InlineData("sendCard")]
    [InlineData("reply")]
    [InlineData("update")]
    public void A_message_comes_back_with_its_id(string call) => Assert.NotEmpty(run.Text(call, "id"));

    [Fact]
    public void An_edit_keeps_the_id() => Assert.Equal(run.Text("send", "id"), run.Text("update", "id"));

    [Fact]
    public void A_deletion_is_accepted() => Assert.True(run.Ok("delete"));

    [Theory]
    [InlineData("members", "items")]
    [InlineData("activityMembers", "items")]
    [InlineData("pagedMembers", "members")]
    public void The_whole_roster_comes_at_once(string call, string list)
    {
        var members = (JsonArray)run.Value(call)[list]!;
        Assert.Equal(run.Company.Checkout.Chat.Members.Select(person => person.ChannelId), members.Select(member => (string?)member!["id"]));
        Assert.Equal(run.Company.Checkout.Chat.Members.Select(person => person.ObjectId), members.Select(member => (string?)member!["aadObjectId"]));
        Assert.Null(run.Value(call)["continuationToken"]);
    }

    [Theory]
    [InlineData("member")]
    [InlineData("memberByObjectId")]
    public void One_member_is_found_by_either_id(string call)
    {
        Assert.Equal(run.Ann.ChannelId, run.Text(call, "id"));
        Assert.Equal(run.Ann.ObjectId, run.Text(call, "aadObjectId"));
        Assert.Equal("Ann", run.Text(call, "name"));
    }

    [Fact]
    public void A_personal_chat_is_the_same_one_every_time()
    {
        Assert.StartsWith("a:1", run.Text("create", "id"), StringComparison.Ordinal);
        Assert.Equal(run.Text("create", "id"), run.Text("createAgain", "id"));
    }

    [Fact]
    public void A_meeting_tells_its_series_and_its_organiser()
    {
        var details = run.Value("meeting")["details"]!;
        Assert.True((bool?)run.Results["meeting"]!["dates"], "the client reads no dates in scheduledStartTime and scheduledEndTime");
        var meeting = run.Company.Checkout.Chat.Meeting!;
        Assert.Equal(meeting.Id, (string?)details["id"]);
        Assert.Equal(meeting.Start, DateTimeOffset.Parse((string)details["scheduledStartTime"]!));
        Assert.Equal("Checkout weekly", (string?)details["title"]);
        Assert.Equal("Recurring", (string?)details["type"]);
        Assert.NotEmpty((string)details["joinUrl"]!);
        Assert.Equal(run.Company.Person("Bo").ChannelId, (string?)run.Value("meeting")["organizer"]!["id"]);
        Assert.Equal(run.Company.Checkout.Chat.Id, (string?)run.Value("meeting")["conversation"]!["id"]);
    }

    [Fact]
    public void A_participant_tells_a_role()
    {
        Assert.Equal("Attendee", (string?)run.Value("participant")["meeting"]!["role"]);
        Assert.False((bool?)run.Value("participant")["meeting"]!["inMeeting"]);
        Assert.Equal(run.Ann.ChannelId, (string?)run.Value("participant")["user"]!["id"]);
    }

    [Theory]
    [InlineData("updateDeleted", 404, "ActivityNotFoundInConversation")]
    [InlineData("deleteUnknown", 404, "ActivityNotFoundInConversation")]
    [InlineData("memberUnknown", 404, "MemberNotFoundInConversation")]
    [InlineData("createAnonymous", 400, "BadArgument")]
    [InlineData("createGroup", 400, "BadSyntax")]
    [InlineData("meetingUnknown", 404, "MeetingNotFound")]
    [InlineData("participantUnknown", 404, "ParticipantNotFound")]
    [InlineData("participantWithoutTenant", 400, "BadArgument")]
    [InlineData("notification", 403, "Forbidden")]
    [InlineData("team", 404, "NotFound")]
    [InlineData("channels", 404, "NotFound")]
    [InlineData("sendUnknown", 404, "ConversationNotFound")]
    [InlineData("sendRemoved", 403, "BotNotInConversationRoster")]
    [InlineData("sendTooLarge", 413, "MessageSizeTooBig")]
    [InlineData("sendNothing", 400, "BadSyntax")]
    [InlineData("history", 400, "BadArgument")]
    [InlineData("sendStranger", 401, "Unauthorized")]
    [InlineData("throttled", 429, "Throttled")]
    public void A_refusal_is_the_documented_one(string call, int status, string code)
    {
        Assert.False(run.Ok(call));
        Assert.Equal((status, code), ((int?)run.Results[call]!["status"], (string?)run.Results[call]!["code"]));
        Assert.Equal("RestError", (string?)run.Results[call]!["kind"]);
    }

    [Fact]
    public void Who_is_throttled_is_told_how_long_to_wait()
    {
        Assert.Equal(7, Enumerable.Range(0, 7).Count(at => run.Ok($"busy{at}")));
        Assert.Equal("1", (string?)run.Results["throttled"]!["retryAfter"]);
    }

    /// <summary>Teams serves none of these to a bot. Here they get 404, and the tenant notes them for whoever runs a rehearsal.</summary>
    [Theory]
    [InlineData("listConversations", "GET /teams/v3/conversations")]
    [InlineData("removeMember", "DELETE /teams/v3/conversations/")]
    [InlineData("upload", "POST /teams/v3/conversations/")]
    [InlineData("attachment", "GET /teams/v3/attachments/1")]
    public void What_teams_does_not_serve_is_refused_and_noted(string call, string noted)
    {
        Assert.False(run.Ok(call));
        Assert.Contains((int?)run.Results[call]!["status"], new int?[] { 404, 405 });
        Assert.Contains(run.Noted, violation => violation.StartsWith(noted, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_else_was_unexpected()
    {
        Assert.All(run.Noted, violation => Assert.Contains("/teams/v3/", violation, StringComparison.Ordinal));
        Assert.Equal(4, run.Noted.Count);
    }
}

/// <summary>Runs all calls once.</summary>
public sealed class ConnectorRun : IAsyncLifetime
{
    private StandInTenant _tenant = null!;

    public SampleCompany Company { get; private set; } = null!;
    public JsonObject Results { get; private set; } = [];
    public IReadOnlyList<string> Noted { get; private set; } = [];
    public TenantPerson Ann => Company.Person("Ann");

    public async Task InitializeAsync()
    {
        Node.Package("botframework-connector", "package.json");
        _tenant = await StandInTenant.StartAsync(new StandInTenantOptions(new ManualTime(SampleCompany.RehearsalStart)), CancellationToken.None);
        Company = SampleCompany.Create(_tenant);
        Company.Growth.Chat.BotRemoved = true;
        Results = (JsonObject)await Node.RunAsync("connector.mjs", Plan());
        Noted = [.. _tenant.Violations.All.Select(violation => violation.Detail)];
    }

    public async Task DisposeAsync() => await _tenant.DisposeAsync();

    public bool Ok(string call) => (bool?)Results[call]?["ok"] == true;

    public JsonObject Value(string call)
    {
        Assert.True(Ok(call), $"{call}: {Results[call]?.ToJsonString()}");
        return (JsonObject)Results[call]!["value"]!;
    }

    public string Text(string call, string property) => (string?)Value(call)[property] ?? "";

    private JsonObject Plan() => new()
    {
        ["serviceUrl"] = _tenant.ServiceUrl.ToString(),
        ["tokenEndpoint"] = _tenant.TokenEndpoint.ToString(),
        ["appId"] = _tenant.Options.AppId,
        ["secret"] = _tenant.Options.ClientSecret,
        ["tenantId"] = _tenant.Options.TenantId,
        ["botId"] = _tenant.BotId,
        ["chat"] = Company.Checkout.Chat.Id,
        ["meeting"] = Company.Checkout.Chat.Meeting!.Id,
        ["member"] = new JsonObject { ["id"] = Ann.ChannelId, ["objectId"] = Ann.ObjectId },
        ["anonymous"] = Company.Visitor.ChannelId,
        ["removed"] = Company.Growth.Chat.Id,
        ["other"] = Company.Leadership.Chat.Id,
        ["busy"] = Company.Payouts.Chat.Id,
    };
}
