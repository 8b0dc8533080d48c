using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Holds;

/// <summary>What is refused is asked for less and less often, and at once when something changes. An Exchange role's scope leaves Bo's mailbox out, who runs Checkout.</summary>
public sealed class ScopeTests
{
    private const string Right = "Calendars.ReadWrite";
    private const string Addresses = "User.Read.All";

    [Fact]
    public async Task Thirty_nights_of_a_team_outside_the_scope_are_seven_refusals_and_no_look_for_an_address()
    {
        await using var stage = await OutsideAsync();
        var (users, made) = (stage.Tenant.Graph.Counts["listUsers"], stage.Tenant.Graph.Counts["createEvent"]);
        Assert.Equal([1, 2, 4, 8, 15, 22, 29], await NightsAsync(stage, 30));
        Assert.Equal((users, made + 7), (stage.Tenant.Graph.Counts["listUsers"], stage.Tenant.Graph.Counts["createEvent"]));
        stage.Time.Advance(TimeSpan.FromDays(1));
        stage.Counts.Reset();
        await stage.NightAsync();
        Assert.Equal(0, stage.Counts.Of(TableNames.Directory, TableRequest.Transaction));

        stage.Tenant.Graph.Grant(Right, stage.Facilitator);
        await NightsAsync(stage, 7);
        var item = Assert.Single(stage.Items());
        Assert.Equal(string.Join(", ", item.Invited.Select(person => person.Name).Order(StringComparer.Ordinal).Select(name => $"Invitation {name}")), stage.MailsOf(item.Subject));
        Assert.Equal((HoldsWithout.Nothing, null), ((await stage.SheetAsync()).Without, (await stage.SheetAsync()).Refused));
    }

    [Fact]
    public async Task With_another_facilitator_whom_the_scope_takes_in_it_stands_in_calendars_the_same_night()
    {
        await using var stage = await OutsideAsync();
        await NightsAsync(stage, 5);
        await stage.TellAsync(new TeamEvent.FacilitatorNamed(new(stage.Person("Ann").ObjectId!)));
        await stage.NightAsync();
        Assert.Equal(2, stage.Items().Count(item => item.Organizer == stage.Person("Ann")));
        Assert.All(stage.Mails().GroupBy(mail => (mail.Subject, mail.To)), one => Assert.Equal([MailKind.Invitation], one.Select(mail => mail.Kind)));
    }

    [Fact]
    public async Task Without_the_right_to_read_addresses_each_team_asks_for_it_seven_times_in_thirty_nights()
    {
        await using var stage = await HoldStage.SetAsync();
        stage.Tenant.Graph.Withhold(Addresses);
        await stage.NightAsync();
        Assert.Equal([1, 2, 4, 8, 15, 22, 29], await NightsAsync(stage, 30));
        stage.Tenant.Graph.Grant(Addresses);
        await NightsAsync(stage, 7);
        Assert.Contains("In the calendars of everyone on the team.", await stage.PlanAsync("Ann"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_has_a_mailbox_it_is_looked_for_less_often()
    {
        await using var stage = await HoldStage.SetAsync();
        foreach (var person in stage.Tenant.World.People.Where(person => person.ObjectId is not null)) stage.Tenant.Graph.Calendars.CloseMailbox(person);
        await stage.NightAsync();
        Assert.Equal([1, 2, 4, 8, 15, 22, 29], await NightsAsync(stage, 30));
    }

    /// <summary>All other teams have their appointments; that the right works for somebody is known.</summary>
    private static async Task<Stage> OutsideAsync()
    {
        var stage = await HoldStage.SetAsync();
        stage.Tenant.Graph.Withhold(Right, stage.Facilitator);
        var hold = new CalendarHold("before", new(stage.Facilitator.ObjectId!), "Before", new DateOnly(2026, 11, 10), new TimeOnly(9, 30), TimeSpan.FromHours(1), "Europe/Berlin");
        Assert.IsType<NoAnswer.MissingRight>((await stage.Get<ICalendarHolds>().PutAsync(stage.Checkout.Id.Tenant, hold, null, CancellationToken.None)).Why);
        await stage.NightAsync();
        Assert.Equal(HoldsWithout.Right, (await stage.SheetAsync()).Without);
        Assert.True((await stage.Get<IDirectory>().FindTenantAsync(stage.Checkout.Id.Tenant, CancellationToken.None))!.MissingRights.Single().WorksForOthers);
        Assert.Equal((0, 2), (stage.Items().Count, stage.Items("Growth").Count));
        return stage;
    }

    /// <summary>The nights in which anything was asked of Graph.</summary>
    private static async Task<List<int>> NightsAsync(Stage stage, int count)
    {
        var busy = new List<int>();
        for (var night = 1; night <= count; night++)
        {
            var before = stage.Tenant.Graph.Counts.Total;
            await LostMailboxTests.NightsAsync(stage, 1);
            if (stage.Tenant.Graph.Counts.Total > before) busy.Add(night);
        }
        return busy;
    }
}
