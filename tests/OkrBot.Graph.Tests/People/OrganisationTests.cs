using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal.World;

namespace OkrBot.Graph.Tests.People;

/// <summary>Many people at once.</summary>
public sealed class OrganisationTests : GraphTest
{
    [Fact]
    public async Task Accounts_are_told_for_two_thousand_people_in_seven_requests()
    {
        var people = Enumerable.Range(0, 2000).Select(i => Tenant.World.AddPerson($"Person {i}")).ToList();
        Tenant.Graph.People.Disable(people[7]);
        var told = (await Get<IOrganisation>().AccountsAsync(Home, [.. people.Select(IdOf)], None)).Value!;
        Assert.Equal(2000, told.Count);
        Assert.Equal(AccountState.Disabled, told[IdOf(people[7])]);
        Assert.Equal(1999, told.Values.Count(state => state == AccountState.Active));
        Assert.Equal((7, 134, 0), (Tenant.Graph.Counts["batch"], Tenant.Graph.Counts["listUsers"], Tenant.Graph.Counts["getUser"]));
    }

    [Fact]
    public async Task Who_is_left_out_of_a_list_is_asked_for_by_name_before_they_count_as_gone()
    {
        Tenant.Graph.People.Delete(Bo);
        var stranger = new PersonId(Guid.Parse("5e5e5e5e-0000-4000-8000-000000000001").ToString());
        var told = (await Get<IOrganisation>().AccountsAsync(Home, [IdOf(Ann), IdOf(Bo), stranger, new("no id'), or true"), IdOf(Ann)], None)).Value!;
        Assert.Equal([AccountState.Active, AccountState.Missing, AccountState.Missing], new[] { IdOf(Ann), IdOf(Bo), stranger }.Select(one => told[one]));
        Assert.Equal(3, told.Count);
        Assert.Equal((2, 1, 2), (Tenant.Graph.Counts["batch"], Tenant.Graph.Counts["listUsers"], Tenant.Graph.Counts["getUser"]));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task One_question_of_many_that_is_throttled_puts_all_of_them_off(int status)
    {
        Tenant.Graph.Faults.FailNext(status, operation: "listUsers", retryAfter: 40);
        var asked = await Get<IOrganisation>().AccountsAsync(Home, [IdOf(Ann), IdOf(Bo)], None);
        Assert.Equal(new NoAnswer.Later(Time.Now.AddSeconds(40)), asked.Why);
    }

    [Fact]
    public async Task Nobody_is_gone_because_a_right_is_missing()
    {
        Tenant.Graph.Withhold("User.Read.All");
        Assert.Equal("User.Read.All", Assert.IsType<NoAnswer.MissingRight>((await Get<IOrganisation>().AccountsAsync(Home, [IdOf(Ann)], None)).Why).Right.Name);
        Assert.Equal("User.Read.All", Assert.IsType<NoAnswer.MissingRight>((await Get<IOrganisation>().ReportingLineAsync(Home, IdOf(Ann), None)).Why).Right.Name);
    }

    [Fact]
    public async Task Nobody_to_ask_about_costs_nothing()
    {
        Assert.Empty((await Get<IOrganisation>().AccountsAsync(Home, [], None)).Value!);
        Assert.Equal(0, Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task The_reporting_line_goes_two_levels_down_and_no_further()
    {
        var people = Enumerable.Range(0, 25).Select(i => Tenant.World.AddPerson($"Lead {i}")).ToArray();
        var (second, third) = (Tenant.World.AddPerson("Second"), Tenant.World.AddPerson("Third"));
        Tenant.Graph.People.Leads(Ann, people);
        Tenant.Graph.People.Leads(people[24], second);
        Tenant.Graph.People.Leads(second, third);
        // Directories have circles.
        Tenant.Graph.People.Leads(people[3], Ann);
        var line = (await Get<IOrganisation>().ReportingLineAsync(Home, IdOf(Ann), None)).Value;
        Assert.Equal(people.Append(second).Select(IdOf).Order(), line.Order());
        Assert.Equal((2, 26), (Tenant.Graph.Counts["batch"], Tenant.Graph.Counts["listReports"]));
    }

    [Fact]
    public async Task A_group_tells_its_members_and_owners_each_once()
    {
        var gus = Tenant.World.AddPerson("Gus", PersonRole.Guest);
        var (off, gone) = (Tenant.World.AddPerson("Off"), Tenant.World.AddPerson("Gone"));
        Tenant.Graph.People.Disable(off);
        Tenant.Graph.People.Delete(gone);
        var group = Tenant.Graph.Groups.Add("Checkout", Ann, Ann, Bo, gus, off, gone);
        var told = (await Get<IOrganisation>().GroupAsync(Home, group.Id, None)).Value!;
        Assert.Equal("Checkout", told.Name);
        GroupPerson[] expected = [new(IdOf(Ann), "Ann", true, false, true), new(IdOf(Bo), "Bo", false, false, true), new(IdOf(gus), "Gus", false, true, true), new(IdOf(off), "Off", false, false, false)];
        Assert.Equal(expected, told.People.AsEnumerable());
        Assert.Equal(3, Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task A_group_of_whose_people_only_the_ids_are_told_is_none_for_guests_among_them_look_like_everybody_else()
    {
        var group = Tenant.Graph.Groups.Add("Checkout", Ann, Ann, Tenant.World.AddPerson("Gus", PersonRole.Guest));
        Tenant.Graph.Withhold("User.Read.All");
        Assert.Equal("User.Read.All", Assert.IsType<NoAnswer.MissingRight>((await Get<IOrganisation>().GroupAsync(Home, group.Id, None)).Why).Right.Name);
    }

    [Theory]
    [InlineData("5e5e5e5e-0000-4000-8000-00000000000f", 1)]
    [InlineData("../users", 0)]
    [InlineData("", 0)]
    public async Task What_is_no_group_is_gone(string id, int calls)
    {
        Assert.IsType<NoAnswer.Gone>((await Get<IOrganisation>().GroupAsync(Home, id, None)).Why);
        Assert.Equal(calls, Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task Another_tenants_people_are_not_asked_about()
    {
        Assert.IsType<NoAnswer.Off>((await Get<IOrganisation>().AccountsAsync(new("other"), [IdOf(Ann)], None)).Why);
        Assert.IsType<NoAnswer.Off>((await Get<IOrganisation>().GroupAsync(new("other"), Guid.Empty.ToString(), None)).Why);
        Assert.Equal(0, Tenant.Graph.Counts.Total);
    }
}
