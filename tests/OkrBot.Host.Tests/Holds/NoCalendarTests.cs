using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Host.Tests.Clusters;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Holds;

/// <summary>Graph is switched off: whoever runs a check-in gets the dates and the file once in a cycle, and nobody is promised what does not come.</summary>
public sealed class NoCalendarTests
{
    [Fact]
    public async Task Whoever_runs_the_check_in_gets_the_dates_and_the_file_once_in_a_cycle_and_later_nights_look_at_no_team()
    {
        await using var stage = await HoldStage.SetAsync(graph: false);
        await stage.NightAsync();
        var told = Notices(stage).Single();
        Assert.Contains("I am not connected to calendars here. This file brings them into your calendar; pass it on to your team.", told, StringComparison.Ordinal);
        Assert.Contains("Review Tuesday, 10 Nov, 09:30 (30 min)", told, StringComparison.Ordinal);
        Assert.Contains("You get this once, because you run the team’s check-in.", told, StringComparison.Ordinal);
        // One message a person and day: who runs more than one check-in hears of the others on the days after.
        await DaysAsync(stage, 5);
        stage.Counts.Reset();
        await DaysAsync(stage, 7);
        Assert.Equal(0, stage.Counts.Of(TableNames.TeamCycles));
        Assert.Single(Notices(stage));
        Assert.Equal(0, stage.Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task A_team_of_whose_meeting_nobody_knows_when_it_is_is_told_nothing_until_somebody_does()
    {
        await using var stage = await HoldStage.SetAsync(graph: false);
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Schedule = null }));
        await stage.NightAsync();
        Assert.Empty(Notices(stage));
        stage.Counts.Reset();
        await stage.NightAsync();
        Assert.Equal(0, stage.Counts.Of(TableNames.TeamCycles));
        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting));
        await stage.NightAsync();
        Assert.Single(Notices(stage));
    }

    [Fact]
    public async Task At_night_it_waits_for_their_hours_and_where_we_have_no_page_it_asks_them_to_enter_the_dates()
    {
        await using var stage = await HoldStage.SetAsync(graph: false, start: "2026-11-03T00:10:00Z", more: [("Public:BaseUrl", null)]);
        await stage.NightAsync();
        Assert.Empty(Notices(stage));
        await stage.LaterAsync(TimeSpan.FromHours(10));
        Assert.Contains("I am not connected to calendars here. Please put them in your own calendars.", Notices(stage).Single(), StringComparison.Ordinal);
        Assert.Contains("Please put them in your own calendar.", await stage.PlanAsync("Ann"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planning_conversation_is_promised_to_no_calendar_where_there_is_none()
    {
        await using var stage = await Talks.SetAsync(root: null);
        await Talks.ProposeAsync(stage);
        var group = (await Talks.GroupsAsync(stage)).Groups.Single().Id.Value;
        var read = await Talks.AskAsync(stage, Talks.Lead, Verbs.ShowCluster, Talks.Data(stage, group: group));
        Assert.Contains("Please put it in your own calendar.", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Goes into calendars", read, StringComparison.Ordinal);
    }

    private static async Task DaysAsync(Stage stage, int days)
    {
        for (var day = 0; day < days; day++)
        {
            stage.Time.Advance(TimeSpan.FromDays(1));
            await stage.NightAsync();
        }
    }

    private static List<string> Notices(Stage stage)
        => [.. stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Bo")).Select(message => Looking.Read(message).Replace('\u00A0', ' ')).Where(text => text.Contains("Dates for your calendar", StringComparison.Ordinal))];
}
