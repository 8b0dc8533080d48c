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
    public void Every_right_that_is_asked_for_stands_in_the_one_table()
    {
        var asked = typeof(NeededByGraph).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<Right>().ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, right => Assert.Equal(right, NeededRights.Find(right.Name)?.Right));
        Assert.Equal(NeededRights.All.Select(needed => needed.Right.Name).Order(StringComparer.Ordinal), asked.Select(right => right.Name).Order(StringComparer.Ordinal));
    }
}
