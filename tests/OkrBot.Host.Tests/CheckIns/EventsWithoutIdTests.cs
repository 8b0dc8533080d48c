using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.CheckIns;

public sealed class EventsWithoutIdTests
{
    [Fact]
    public async Task A_meeting_end_is_not_taken_for_the_start_because_neither_has_an_id()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:05");
        await TellAsync(stage, "meetingStart", "StartTime");
        await stage.AdvanceToAsync("09:31:00");
        await TellAsync(stage, "meetingEnd", "EndTime");
        Assert.Equal(stage.Time.Now, (await stage.SegmentAsync()).MeetingEndedAt);
    }

    private static async Task TellAsync(Stage stage, string name, string field)
    {
        var activity = stage.Client.ActionActivity(stage.Person("Ann"), stage.ChatId, "none", []);
        activity.Remove("id");
        activity["type"] = "event";
        activity["name"] = "application/vnd.microsoft." + name;
        activity["value"] = new JsonObject { [field] = stage.Time.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };
        await stage.Client.DeliverAsync(activity, 1, CancellationToken.None);
        await stage.WorkAsync();
    }
}
