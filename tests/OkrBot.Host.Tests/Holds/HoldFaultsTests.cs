using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.Holds;

/// <summary>What goes wrong on the way to a calendar: it is mended by doing it again, or told.</summary>
public sealed class HoldFaultsTests
{
    private const string Right = "Calendars.ReadWrite";

    [Theory]
    [InlineData("createEvent")]
    [InlineData("listUsers")]
    public async Task A_lost_answer_or_a_throttled_one_is_asked_again_later_and_mails_nobody_twice(string operation)
    {
        await using var stage = await HoldStage.SetAsync();
        for (var i = 0; i < 3; i++)
            if (operation == "createEvent") stage.Tenant.Graph.Faults.LoseNextAnswer(operation);
            else stage.Tenant.Graph.Faults.FailNext(429, operation: operation, retryAfter: 30);
        await stage.NightAsync();
        for (var minute = 0; minute < 12; minute++) await stage.LaterAsync(TimeSpan.FromMinutes(1));
        await AllOnceAsync(stage);
    }

    [Fact]
    public async Task A_crash_after_an_appointment_was_made_makes_no_second_one()
    {
        var crash = new PowerCut();
        await using var stage = await HoldStage.SetAsync(change: crash.Into);
        crash.Times = 3;
        await stage.NightAsync();
        Assert.Equal(0, crash.Times);
        for (var minute = 0; minute < 30; minute++) await stage.LaterAsync(TimeSpan.FromMinutes(1));
        await AllOnceAsync(stage);
    }

    [Fact]
    public async Task Two_servers_that_do_the_same_work_make_one_appointment()
    {
        await using var stage = await HoldStage.SetAsync();
        await using var other = await stage.AnotherServerAsync();
        await stage.PassAsync(firstOfDay: true);
        await stage.PassAsync(firstOfDay: true);
        for (var minute = 0; minute < 8; minute++)
        {
            int done;
            do done = (await Task.WhenAll(stage.Get<JobRunner>().PassAsync(CancellationToken.None), other.Services.GetRequiredService<JobRunner>().PassAsync(CancellationToken.None))).Sum();
            while (done > 0);
            stage.Time.Advance(TimeSpan.FromMinutes(1));
        }
        await AllOnceAsync(stage);
    }

    [Fact]
    public async Task Without_the_right_the_facilitator_gets_the_file_once_and_once_it_is_given_the_calendars_are_written()
    {
        await using var stage = await HoldStage.SetAsync();
        stage.Tenant.Graph.Withhold(Right);
        await stage.NightAsync();
        var told = Notices(stage);
        Assert.Contains("I may not write in your organisation’s calendars.", told.Single(), StringComparison.Ordinal);
        Assert.Contains("Review Tuesday, 10 Nov, 09:30 (30 min)", told.Single(), StringComparison.Ordinal);
        Assert.NotNull(await stage.FileAsync("Bo"));
        await stage.NightAsync();
        Assert.Single(Notices(stage));
        Assert.Empty(stage.Items());

        stage.Tenant.Graph.Grant(Right);
        await stage.NightAsync();
        await AllOnceAsync(stage);
        Assert.Null(await stage.FileAsync("Bo"));
    }

    [Fact]
    public async Task Where_the_facilitators_mailbox_is_gone_they_are_told_and_with_another_facilitator_it_stands_in_their_calendar()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        stage.Tenant.Graph.Calendars.CloseMailbox(stage.Facilitator);
        var meeting = HoldStage.MeetingOf(await stage.CheckoutNowAsync());
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Schedule = meeting.Schedule! with { Start = new TimeOnly(11, 0) } }));
        await stage.NightAsync();
        Assert.Empty(Notices(stage));
        await LostMailboxTests.NightsAsync(stage, 3);
        Assert.Contains("I found no mailbox", Notices(stage).Single(), StringComparison.Ordinal);
        await stage.TellAsync(new TeamEvent.FacilitatorNamed(new(stage.Person("Ann").ObjectId!)));
        await stage.NightAsync();
        Assert.Equal(2, stage.Items().Count(item => item.Organizer == stage.Person("Ann") && item.Start.Hour == 11));
    }

    [Fact]
    public async Task Where_the_meeting_stands_in_a_calendar_its_owner_holds_them_and_whoever_runs_the_check_in_is_invited()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today.Series,
            entry => entry! with { Calendar = new CalendarLink(new(stage.Person("Goran").ObjectId!), "series") }, CancellationToken.None);
        await stage.NightAsync();
        Assert.All(stage.Items(), item => Assert.True(item.Organizer == stage.Person("Goran") && item.Invited.Contains(stage.Facilitator)));
        Assert.Equal(2, stage.Items().Count);
    }

    [Fact]
    public async Task A_server_that_died_at_work_is_waited_for_and_what_it_may_have_made_is_looked_for()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.Get<IHoldSheets>().ChangeAsync(stage.Checkout.Id.Tenant, HoldSubject.Of(stage.Checkout.Id), sheet => sheet.With(
            new KeptHold(HoldKind.Review, new(stage.Facilitator.ObjectId!), stage.Time.Now, new PutHold(null, "", ""))) with { LeasedBy = "gone", LeasedUntil = stage.Time.Now.AddMinutes(3) }, CancellationToken.None);
        await stage.NightAsync();
        Assert.Empty(stage.Items());
        await stage.LaterAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(1, stage.Tenant.Graph.Counts["listEvents"]);
        await AllOnceAsync(stage);
    }

    [Fact]
    public async Task Handed_over_it_stays_where_it_is_while_its_owner_is_on_the_team()
    {
        await using var stage = await HoldStage.SetAsync();
        await stage.NightAsync();
        var before = stage.Tenant.Graph.Counts.Total;
        await stage.TellAsync(new TeamEvent.FacilitatorNamed(new(stage.Person("Ann").ObjectId!)));
        await stage.NightAsync();
        Assert.Equal((before, 2), (stage.Tenant.Graph.Counts.Total, stage.Items().Count));
    }

    private static List<string> Notices(Stage stage)
        => [.. stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Bo")).Select(message => Looking.Read(message).Replace('\u00A0', ' ')).Where(text => text.Contains("Dates for your calendar", StringComparison.Ordinal))];

    /// <summary>Two appointments a team, known by their ids, and one invitation each.</summary>
    private static async Task AllOnceAsync(Stage stage)
    {
        foreach (var team in new[] { "Checkout", "Growth", "Payouts" })
            Assert.Equal(2, stage.Items(team).Count);
        Assert.All(stage.Tenant.Graph.Outbox.Mails, mail => Assert.Equal(MailKind.Invitation, mail.Kind));
        Assert.All(stage.Tenant.Graph.Outbox.Mails.GroupBy(mail => (mail.Subject, mail.To)), one => Assert.Single(one));
        Assert.All((await stage.SheetAsync()).Holds, hold => Assert.True(hold.IsPut));
        Assert.Empty(stage.Tenant.Violations.All);
    }
}
