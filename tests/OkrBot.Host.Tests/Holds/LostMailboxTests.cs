using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.Holds;

/// <summary>Goran's calendar holds the team's meeting, and his mailbox comes and goes; Bo runs the check-in. Nobody ever has two appointments for long.</summary>
public sealed class LostMailboxTests
{
    [Fact]
    public async Task Where_the_first_has_no_mailbox_a_lost_answer_from_the_second_makes_no_second_appointment()
    {
        await using var stage = await SetAsync();
        stage.Tenant.Graph.Calendars.CloseMailbox(stage.Person("Goran"));
        for (var i = 0; i < 8; i++) stage.Tenant.Graph.Faults.LoseNextAnswer("createEvent");
        await stage.NightAsync();
        for (var minute = 0; minute < 20; minute++) await stage.LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, stage.Items().Count);
        Assert.All(stage.Items(), item => Assert.Equal(stage.Facilitator, item.Organizer));
        Assert.All(stage.Mails().GroupBy(mail => (mail.Subject, mail.To)), one => Assert.Equal([MailKind.Invitation], one.Select(mail => mail.Kind)));
        Assert.All((await stage.SheetAsync()).Holds, hold => Assert.True(hold.IsPut));
    }

    [Theory]
    [InlineData("closed", false)]
    [InlineData("closed", true)]
    [InlineData("outside", false)]
    [InlineData("outside", true)]
    public async Task Where_the_first_cannot_hold_it_and_the_power_goes_out_when_the_second_has_it_nobody_has_two(string why, bool isBack)
    {
        var crash = new PowerCut();
        await using var stage = await SetAsync(crash.Into);
        var (calendars, first) = (stage.Tenant.Graph.Calendars, stage.Person("Goran"));
        if (why == "closed") calendars.CloseMailbox(first);
        else stage.Tenant.Graph.Withhold("Calendars.ReadWrite", first);
        crash.Times = 1;
        await stage.NightAsync();
        Assert.Equal(0, crash.Times);
        if (isBack) calendars.OpenMailbox(first);
        if (isBack) stage.Tenant.Graph.Grant("Calendars.ReadWrite", first);
        for (var minute = 0; minute < 10; minute++) await stage.LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, stage.Items().Count);
        Assert.All(stage.Items(), item => Assert.Equal(stage.Facilitator, item.Organizer));
        Assert.All(stage.Mails().GroupBy(mail => (mail.Subject, mail.To)), one => Assert.Equal([MailKind.Invitation], one.Select(mail => mail.Kind)));
        Assert.All((await stage.SheetAsync()).Holds, hold => Assert.True(hold.IsPut));
    }

    [Fact]
    public async Task One_that_is_missing_for_a_moment_is_waited_for_and_what_stands_in_it_is_changed_there()
    {
        await using var stage = await SetAsync();
        await stage.NightAsync();
        await LoseAndMoveAsync(stage);
        await NightsAsync(stage, 2);
        stage.Tenant.Graph.Calendars.OpenMailbox(stage.Person("Goran"));
        await NightsAsync(stage, 1);
        Assert.Equal((2, 2), (stage.Items().Count, stage.Items().Count(item => item.Start.Hour == 11 && item.Organizer == stage.Person("Goran"))));
        Assert.DoesNotContain(stage.Mails(), mail => mail.Kind == MailKind.Cancellation);
        Assert.NotNull((await stage.SheetAsync()).Mark);
    }

    [Fact]
    public async Task One_that_stays_away_is_left_for_another_and_what_stood_in_it_is_cancelled_once_it_is_back()
    {
        await using var stage = await SetAsync();
        await stage.NightAsync();
        await LoseAndMoveAsync(stage);
        await NightsAsync(stage, 4);
        Assert.Equal(2, stage.Items().Count(item => item.Start.Hour == 11 && item.Organizer == stage.Facilitator));
        Assert.Equal(2, (await stage.SheetAsync()).Left.Length);

        stage.Tenant.Graph.Calendars.OpenMailbox(stage.Person("Goran"));
        await NightsAsync(stage, 2);
        Assert.Equal(4, stage.Items().Count);
        Assert.All(stage.Items(), item => Assert.Equal(item.Organizer == stage.Person("Goran"), item.IsCancelled));
        var sheet = await stage.SheetAsync();
        Assert.True(sheet.Left.IsEmpty && sheet.Mark is not null);
    }

    [Fact]
    public async Task Without_the_right_to_read_addresses_the_card_hands_out_the_file_until_everybody_has_them()
    {
        await using var stage = await HoldStage.SetAsync();
        stage.Tenant.Graph.Withhold("User.Read.All");
        await stage.NightAsync();
        Assert.Equal(HoldsWithout.Addresses, (await stage.SheetAsync()).Without);
        Assert.Contains("Bring them into your own calendar with the file.", await stage.PlanAsync("Ann"), StringComparison.Ordinal);
        stage.Tenant.Graph.Grant("User.Read.All");
        await NightsAsync(stage, 1);
        Assert.Contains("In the calendars of everyone on the team.", await stage.PlanAsync("Ann"), StringComparison.Ordinal);
    }

    internal static async Task NightsAsync(Stage stage, int count)
    {
        for (var night = 0; night < count; night++)
        {
            stage.Time.Advance(TimeSpan.FromDays(1));
            await stage.NightAsync();
        }
    }

    internal static async Task<Stage> SetAsync(Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? change = null)
    {
        var stage = await HoldStage.SetAsync(change: change);
        await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today.Series,
            entry => entry! with { Calendar = new CalendarLink(new(stage.Person("Goran").ObjectId!), "series") }, CancellationToken.None);
        return stage;
    }

    private static async Task LoseAndMoveAsync(Stage stage)
    {
        stage.Tenant.Graph.Calendars.CloseMailbox(stage.Person("Goran"));
        await stage.MoveMeetingAsync(11);
        await stage.NightAsync();
        Assert.All(stage.Items(), item => Assert.Equal((9, stage.Person("Goran")), (item.Start.Hour, item.Organizer)));
    }
}
