using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Turns;

/// <summary>What happens without anybody pressing or saying anything.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private const string Start = "application/vnd.microsoft.meetingStart";
    private const string End = "application/vnd.microsoft.meetingEnd";
    private TeamsProgram _program = null!;
    private int _ids;

    private string Service => _program.ServiceUrl;

    public async Task InitializeAsync() => _program = await TeamsProgram.StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Theory]
    [InlineData("StartTime", "Title", "Id", "groupchat")]
    [InlineData("startTime", "title", "id", "groupChat")]
    [InlineData("STARTTIME", "TITLE", "ID", "GROUPCHAT")]
    public async Task A_meeting_start_is_read_in_any_case(string time, string title, string id, string kind)
    {
        var activity = Activities.Event(Service, " " + Start + " ", new JsonObject { [id] = "19:raw@thread.v2", [title] = "Weekly", [time] = "2026-10-05T09:00:04.0Z" });
        activity["conversation"]!["conversationType"] = kind;
        var started = Assert.IsType<Act.MeetingStarted>((await TurnAsync(activity)).Act);
        Assert.Equal((Activities.MeetingId, "Weekly", new DateTimeOffset(2026, 10, 5, 9, 0, 4, TimeSpan.Zero)), (started.MeetingId, started.Title, started.At));
    }

    [Theory]
    [InlineData("EndTime", "2026-10-05T09:30:00Z", "2026-10-05T09:30:00Z")]
    [InlineData("endTime", "2026-10-05T09:30:00Z", "2026-10-05T09:30:00Z")]
    [InlineData("EndTime", "soon", "2026-10-05T09:00:05.123Z")]
    [InlineData("Other", "2026-10-05T09:30:00Z", "2026-10-05T09:00:05.123Z")]
    public async Task A_meeting_end_takes_its_own_time_or_the_activitys(string field, string told, string heard)
    {
        var ended = Assert.IsType<Act.MeetingEnded>((await TurnAsync(Activities.Event(Service, End, new JsonObject { [field] = told }))).Act);
        Assert.Equal(DateTimeOffset.Parse(heard), ended.At);
    }

    [Theory]
    [InlineData("application/vnd.microsoft.meetingParticipantJoin")]
    [InlineData("application/vnd.microsoft.meetingParticipantLeave")]
    [InlineData("application/vnd.microsoft.readReceipt")]
    public async Task Attendance_is_never_read(string name) => await IgnoredAsync(Activities.Event(Service, name, []));

    [Theory]
    [InlineData("add", true)]
    [InlineData("add-upgrade", true)]
    [InlineData("remove", false)]
    [InlineData("remove-upgrade", false)]
    public async Task Installing_and_removing_are_told(string action, bool installed)
    {
        var activity = Activities.Envelope("installationUpdate", Service);
        activity["action"] = action;
        var act = (await TurnAsync(activity)).Act;
        Assert.Equal(installed, act is Act.Installed);
        Assert.Equal(!installed, act is Act.Removed);
    }

    [Fact]
    public async Task An_installation_tells_whether_it_is_an_upgrade_and_which_channel_was_chosen()
    {
        var activity = Activities.Envelope("installationUpdate", Service);
        activity["action"] = "add";
        activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" };
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = "19:okr@thread.tacv2" } };
        Assert.Equal(new Act.Installed { Team = new("19:team@thread.tacv2"), Channel = new("19:okr@thread.tacv2") }, (await TurnAsync(activity)).Act);
        activity["id"] = "u2";
        activity["action"] = "add-upgrade";
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = "../elsewhere" } };
        Assert.Equal(new Act.Installed { IsUpgrade = true, Team = new("19:team@thread.tacv2") }, (await TurnAsync(activity)).Act);
        activity["id"] = "u3";
        activity["action"] = "remove";
        Assert.Equal(new Act.Removed { Team = new("19:team@thread.tacv2") }, (await TurnAsync(activity)).Act);
    }

    [Fact]
    public async Task Members_come_and_go_and_the_bot_among_them_is_an_installation()
    {
        var people = Members("membersAdded", "29:bob", "29:eve");
        people["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:old" });
        var changed = Assert.IsType<Act.MembersChanged>((await TurnAsync(people)).Act);
        Assert.Equal(["29:bob", "29:eve"], changed.Joined.ToArray());
        Assert.Equal(["29:old"], changed.Left.ToArray());
        Assert.IsType<Act.Installed>((await TurnAsync(Members("membersAdded", "29:bob", Activities.Bot))).Act);
        Assert.IsType<Act.Removed>((await TurnAsync(Members("membersRemoved", Activities.Bot))).Act);
        await IgnoredAsync(Activities.Envelope("conversationUpdate", Service, "u4"));
    }

    [Theory]
    [InlineData(Start)]
    [InlineData(End)]
    [InlineData("installationUpdate")]
    [InlineData("membersAdded")]
    public async Task An_event_whose_handling_failed_is_refused_with_503_and_handled_when_it_comes_again(string kind)
    {
        var activity = Delivery(kind);
        _program.Bot.Answer = (_, _) => throw new InvalidCastException("x");
        using (var failed = await _program.PostAsync(activity))
            Assert.Equal((503, 0L), ((int)failed.StatusCode, failed.Content.Headers.ContentLength));

        var handled = 0;
        _program.Bot.Answer = (_, _) =>
        {
            handled++;
            return Task.FromResult(Reply.None);
        };
        await TurnAsync(activity);
        await TurnAsync(activity);
        Assert.Equal((1, 2), (handled, _program.Bot.Turns.Count));
        Assert.Empty(_program.Connector.Requests);
    }

    private JsonObject Delivery(string kind)
    {
        if (kind is Start or End)
            return Activities.Event(Service, kind, new JsonObject { [kind == Start ? "StartTime" : "EndTime"] = "2026-10-05T09:00:00Z" });
        if (kind == "membersAdded")
            return Members(kind, "29:bob");
        var activity = Activities.Envelope(kind, Service);
        activity["action"] = "add";
        return activity;
    }

    private JsonObject Members(string field, params string[] ids)
    {
        var activity = Activities.Envelope("conversationUpdate", Service, $"u{_ids++}");
        activity[field] = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id })]);
        return activity;
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
