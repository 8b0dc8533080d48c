using System.Reflection;
using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Tests.Kit;
using NeededByGraph = OkrBot.Graph.Client.Rights;

namespace OkrBot.Graph.Tests.Client;

/// <summary>Which rights are missing shows in what is asked, at one place.</summary>
public sealed class NotedRightsTests() : GraphTest(skipDelays: true)
{
    [Fact]
    public async Task A_refusal_is_noted_with_whose_mailbox_it_was_and_an_answer_as_working()
    {
        Tenant.Graph.Withhold("Calendars.Read");
        await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(14), None);
        Tenant.Graph.Grant("Calendars.Read");
        await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(14), None);
        Assert.Equal([("Calendars.Read", IdOf(Ann), false), ("Calendars.Read", IdOf(Ann), true)], Rights.All.Select(one => (one.Right, one.Whose!.Value, one.Works)));
    }

    [Fact]
    public async Task A_missing_policy_is_the_policys_and_shows_that_the_permission_is_there()
    {
        var series = Weekly();
        Tenant.Graph.WithdrawAccessPolicy(Ann);
        await Get<IMeetingChats>().FindAsync(Home, IdOf(Ann), series.Online!.JoinUrl, None);
        Assert.Equal([("CsApplicationAccessPolicy", false), ("OnlineMeetings.Read.All", true)], Rights.All.Select(one => (one.Right, one.Works)));
    }

    [Fact]
    public async Task A_tenants_own_right_is_nobodys_and_what_tells_nothing_about_rights_is_not_noted()
    {
        Tenant.Graph.Withhold("AppCatalog.Read.All");
        await Get<IMeetingChats>().JoinAsync(Home, new ChatId("x"), None);
        Assert.Equal(("AppCatalog.Read.All", null, false), Assert.Single(Rights.All));
        Tenant.Graph.Faults.FailNext(500);
        await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None);
        await Get<IPeopleDirectory>().TimeAsync(new TenantId("another"), IdOf(Ann), None);
        Assert.Single(Rights.All);
    }

    [Fact]
    public async Task A_look_that_finds_nothing_to_cancel_says_nothing_of_the_right_to_write()
    {
        Tenant.Graph.Withhold("Calendars.ReadWrite");
        Assert.False((await Get<ICalendarHolds>().CancelAsync(Home, IdOf(Ann), new HoldName("nothing", null), null, None)).Value);
        Assert.Equal([("Calendars.Read", true)], Rights.All.Select(one => (one.Right, one.Works)));
    }

    [Fact]
    public async Task What_costs_no_request_says_nothing_of_the_right_to_write()
    {
        Tenant.Graph.Withhold("User.Read.All");
        var hold = new CalendarHold("k", IdOf(Ann), "Review", new DateOnly(2026, 11, 10), new TimeOnly(9, 30), TimeSpan.FromHours(1), "Europe/Berlin") { Invited = [new Invitee(IdOf(Bo), IsOptional: false)] };
        var put = (await Get<ICalendarHolds>().PutAsync(Home, hold, null, None)).Value!;
        Rights.All.Clear();
        Assert.Equal(put, (await Get<ICalendarHolds>().PutAsync(Home, hold, put, None)).Value);
        Assert.Equal(("User.Read.All", false), Rights.All.Select(one => (one.Right, one.Works)).Single());
    }

    [Fact]
    public async Task What_was_made_is_told_also_where_nobody_can_take_the_note()
    {
        Rights.IsAway = true;
        var hold = new CalendarHold("k", IdOf(Ann), "Review", new DateOnly(2026, 11, 10), new TimeOnly(9, 30), TimeSpan.FromHours(1), "Europe/Berlin");
        Assert.NotNull((await Get<ICalendarHolds>().PutAsync(Home, hold, null, None)).Value!.Event);
        Tenant.Graph.Withhold("Calendars.ReadWrite");
        Assert.IsType<NoAnswer.MissingRight>((await Get<ICalendarHolds>().PutAsync(Home, hold with { Key = "l" }, null, None)).Why);
        Assert.Equal(1, Tenant.Graph.Counts["createEvent"] - 1);
    }

    [Fact]
    public async Task A_scope_that_leaves_a_mailbox_out_is_noted_with_whose_it_is_and_the_others_work()
    {
        Tenant.Graph.Withhold("Calendars.Read", Ann);
        await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(14), None);
        await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Bo), Next(14), None);
        Tenant.Graph.Grant("Calendars.Read", Ann);
        await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(14), None);
        Assert.Equal([(IdOf(Ann), false), (IdOf(Bo), true), (IdOf(Ann), true)], Rights.All.Select(one => (one.Whose!.Value, one.Works)));
    }

    [Fact]
    public void Every_right_that_is_asked_for_stands_in_the_one_table()
    {
        var asked = typeof(NeededByGraph).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<Right>().ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, right => Assert.Equal(right, NeededRights.Find(right.Name)?.Right));
        Assert.Equal(NeededRights.All.Select(needed => needed.Right.Name).Order(StringComparer.Ordinal), asked.Select(right => right.Name).Order(StringComparer.Ordinal));
    }
}
