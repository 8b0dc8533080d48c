using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.Holds;

/// <summary>Where Microsoft gives no answer it is asked again later, and what cannot be done for good keeps nothing else from being done.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task Two_hours_without_an_answer_leave_no_dead_letter_and_then_it_is_done()
    {
        await using var stage = await HoldStage.SetAsync();
        stage.Tenant.Graph.Faults.FailNext(500, count: 10_000);
        await stage.NightAsync();
        for (var quarter = 0; quarter < 8; quarter++) await stage.LaterAsync(Quarter);
        Assert.Equal((0, stage.Time.Now.AddHours(-2)), (await DeadAsync(stage), (await stage.SheetAsync()).SilentSince));
        stage.Tenant.Graph.Faults.Clear();
        await stage.LaterAsync(Quarter);
        Assert.Equal((2, null), (stage.Items().Count, (await stage.SheetAsync()).SilentSince));
    }

    [Fact]
    public async Task After_half_a_day_it_is_left_to_the_next_night()
    {
        await using var stage = await HoldStage.SetAsync();
        stage.Tenant.Graph.Faults.FailNext(500, count: 10_000);
        await stage.NightAsync();
        for (var quarter = 0; quarter < 49; quarter++) await stage.LaterAsync(Quarter);
        var asked = stage.Tenant.Graph.Counts.Total;
        for (var quarter = 0; quarter < 8; quarter++) await stage.LaterAsync(Quarter);
        Assert.Equal((0, asked), (await DeadAsync(stage), stage.Tenant.Graph.Counts.Total));
        stage.Tenant.Graph.Faults.Clear();
        await LostMailboxTests.NightsAsync(stage, 1);
        Assert.Equal(2, stage.Items().Count);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_a_dead_letter()
    {
        await using var stage = await HoldStage.SetAsync();
        stage.Tenant.Graph.Faults.FailNext(400, count: 10_000, operation: "createEvent");
        await stage.NightAsync();
        for (var minute = 0; minute < 20; minute++) await stage.LaterAsync(TimeSpan.FromMinutes(1));
        Assert.NotEqual(0, await DeadAsync(stage));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(429)]
    public async Task A_leftover_that_cannot_be_cancelled_keeps_nothing_else_from_being_moved(int status)
    {
        await using var stage = await LeftAsync();
        stage.Tenant.Graph.Faults.FailNext(status, count: 100, operation: "cancelEvent", retryAfter: status == 429 ? 3600 : null);
        await stage.MoveMeetingAsync(12);
        await LostMailboxTests.NightsAsync(stage, 1);
        Assert.Equal(2, stage.Items().Count(item => item.Organizer == stage.Facilitator && item.Start.Hour == 12));
        Assert.Equal(2, (await stage.SheetAsync()).Left.Length);

        stage.Tenant.Graph.Faults.Clear();
        if (status == 429) await stage.LaterAsync(TimeSpan.FromHours(2));
        else await LostMailboxTests.NightsAsync(stage, 1);
        Assert.Empty((await stage.SheetAsync()).Left);
        Assert.All(stage.Items(), item => Assert.Equal(item.Organizer == stage.Person("Goran"), item.IsCancelled));
    }

    [Fact]
    public async Task One_that_its_owner_deleted_while_its_answer_was_lost_is_made_anew_after_some_hours_and_not_asked_for_without_end()
    {
        await using var stage = await HoldStage.SetAsync();
        stage.Tenant.Graph.Faults.LoseNextAnswer("createEvent");
        await stage.NightAsync();
        var lost = stage.Tenant.Graph.Outbox.Mails[0];
        stage.Tenant.Graph.Calendars.Delete(lost.Item);
        List<CalendarItem> Made() => [.. stage.Tenant.Graph.Outbox.Mails.Where(mail => mail.Subject == lost.Subject).Select(mail => mail.Item).Distinct()];
        for (var minutes = 0; minutes < 170; minutes += 2) await stage.LaterAsync(TimeSpan.FromMinutes(2));
        var asked = stage.Tenant.Graph.Counts["createEvent"];
        Assert.Single(Made());
        Assert.InRange(asked, 8, 8 + 20);
        for (var minutes = 0; minutes < 60; minutes += 2) await stage.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(2, Made().Count);
        var last = stage.Tenant.Graph.Counts.Total;
        await stage.LaterAsync(TimeSpan.FromHours(3));
        await LostMailboxTests.NightsAsync(stage, 2);
        Assert.Equal((last, 0), (stage.Tenant.Graph.Counts.Total, await DeadAsync(stage)));
    }

    private static Task<int> DeadAsync(Stage stage) => stage.Get<IWorkQueue>().CountDeadLettersAsync(CancellationToken.None);

    /// <summary>Two appointments still stand with Goran, whose mailbox is back, and two with Bo.</summary>
    private static async Task<Stage> LeftAsync()
    {
        var stage = await LostMailboxTests.SetAsync();
        await stage.NightAsync();
        stage.Tenant.Graph.Calendars.CloseMailbox(stage.Person("Goran"));
        await stage.MoveMeetingAsync(11);
        await stage.NightAsync();
        await LostMailboxTests.NightsAsync(stage, 3);
        stage.Tenant.Graph.Calendars.OpenMailbox(stage.Person("Goran"));
        Assert.Equal(2, (await stage.SheetAsync()).Left.Length);
        return stage;
    }
}
