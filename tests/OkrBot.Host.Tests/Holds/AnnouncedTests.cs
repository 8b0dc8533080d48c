using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Holds;

/// <summary>Invitations go out in somebody's name: they are announced before, and say whose work they are.</summary>
public sealed class AnnouncedTests
{
    [Fact]
    public async Task Before_the_first_objective_begins_everybody_reads_from_whose_mailbox_the_dates_will_come_and_right_after_that_they_are_on_their_way()
    {
        await using var stage = await HoldStage.SetAsync();
        await DraftAsync(stage);
        Assert.Contains("They go into the team’s calendars once it begins its first objective, from Bo’s mailbox.", await stage.PlanAsync("Ann"), StringComparison.Ordinal);
        Assert.Contains("once it begins its first objective, from your mailbox.", await stage.PlanAsync("Bo"), StringComparison.Ordinal);
        foreach (var (verb, objective) in new[] { (Verbs.BeginAll, (string?)null), (Verbs.PlanObjective, "fresh") })
            Assert.Contains("Review and reflection then go into the team’s calendars, from your mailbox.", await AskAsync(stage, verb, objective), StringComparison.Ordinal);

        var begun = await AskAsync(stage, Verbs.BeginObjective, "fresh");
        Assert.Contains("They come into the team’s calendars in a moment.", begun, StringComparison.Ordinal);
        Assert.DoesNotContain("Calendar file", begun, StringComparison.Ordinal);
        Assert.DoesNotContain("Review and reflection then go", await AskAsync(stage, Verbs.PlanObjective, "second"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_meeting_stands_in_a_calendar_its_owner_is_named_and_without_calendars_nothing_is_announced()
    {
        await using (var stage = await HoldStage.SetAsync())
        {
            await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today.Series,
                entry => entry! with { Calendar = new CalendarLink(new(stage.Person("Goran").ObjectId!), "series") }, CancellationToken.None);
            await DraftAsync(stage);
            Assert.Contains("Review and reflection then go into the team’s calendars, from Goran’s mailbox.", await AskAsync(stage, Verbs.BeginAll, null), StringComparison.Ordinal);
        }
        await using var off = await HoldStage.SetAsync(graph: false);
        await DraftAsync(off);
        Assert.DoesNotContain("Review and reflection then go", await AskAsync(off, Verbs.BeginAll, null), StringComparison.Ordinal);
        Assert.Contains("Bring them into your own calendar with the file.", await off.PlanAsync("Ann"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_appointment_says_where_to_go_and_why_it_is_there_and_another_name_of_the_meeting_mails_nobody()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        foreach (var item in stage.Items())
            foreach (var text in new[] { "Join “Checkout weekly” as usual; the card comes in its chat. This entry only keeps the longer time free.", "OkrBot made this entry, because the team began its objectives." })
                Assert.Contains(text, System.Net.WebUtility.HtmlDecode(item.Body), StringComparison.Ordinal);
        var (calls, mails) = (stage.Tenant.Graph.Counts.Total, stage.Mails().Count);
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Title = "Checkout on Tuesdays" }));
        await stage.NightAsync();
        Assert.Equal((calls, mails), (stage.Tenant.Graph.Counts.Total, stage.Mails().Count));
    }

    [Fact]
    public async Task Who_reads_elsewhere_reads_their_own_time()
    {
        await using var stage = await HoldStage.SetAsync();
        var reading = stage.Person("Ann");
        var data = new System.Text.Json.Nodes.JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v" };
        var activity = stage.Client.ActionActivity(reading, stage.PersonalChatOf("Ann"), Verbs.ShowPlan, data);
        activity["localTimezone"] = "America/New_York";
        activity["entities"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB", ["platform"] = "Web", ["timezone"] = "America/New_York" });
        var read = Looking.Read(OkrBot.Rehearsal.Clients.BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0])).Replace('\u00A0', ' ');
        Assert.Contains("Review Tuesday, 10 Nov, 03:30 (30 min) · Reflection Tuesday, 29 Dec, 03:30 (30 min)", read, StringComparison.Ordinal);
    }

    /// <summary>Nothing has begun, and two drafts could.</summary>
    private static async Task DraftAsync(Stage stage)
    {
        var active = (await stage.CheckoutNowAsync()).Objectives.Values.Where(objective => objective.State == ObjectiveState.Active).ToList();
        await stage.TellAsync([.. active.Select(objective => new TeamEvent.ObjectiveStopped(objective.Id, new("Not here", new("ann"), stage.Time.Now)))]);
        await stage.TellAsync([.. new[] { "fresh", "second" }.SelectMany((id, at) => new TeamEvent[]
        {
            new TeamEvent.ObjectiveWritten(new(new(id), 8 + at, "Refunds arrive in a day", "Now", Ambition.Committed, ObjectiveState.Draft)),
            new TeamEvent.KeyResultWritten(new(new(id + "-k"), new(id), 1, "Days until a refund arrives", new Measure.Metric(9, 3, "days"), new(stage.Facilitator.ObjectId!), 1, new(2026, 11, 3), new(2027, 1, 3), [])),
        })]);
    }

    private static async Task<string> AskAsync(Stage stage, string verb, string? objective)
    {
        var data = new System.Text.Json.Nodes.JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v" + verb + objective };
        if (objective is not null) data["o"] = objective;
        return Looking.Read(await stage.ForgeAsync("Bo", verb, data, stage.PersonalChatOf("Bo"))).Replace('\u00A0', ' ');
    }
}
