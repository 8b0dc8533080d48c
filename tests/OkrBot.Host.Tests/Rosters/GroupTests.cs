using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Graph.Directory;
using OkrBot.Rehearsal.World;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>A team's people come from a Microsoft 365 group that whoever runs it named, and from people put on the list by hand.</summary>
public sealed class GroupTests
{
    [Theory]
    [InlineData("https://teams.microsoft.com/l/team/19%3aabc%40thread.tacv2/conversations?groupId={0}&tenantId={1}")]
    [InlineData("{0}")]
    public async Task Members_and_owners_of_the_group_are_the_team_from_then_on(string link)
    {
        await using var stage = await Nights.SetAsync();
        await stage.NightAsync();
        var group = Group(stage);
        var said = Read(await UseAsync(stage, "Bo", string.Format(System.Globalization.CultureInfo.InvariantCulture, link, group.Id, stage.Tenant.Options.TenantId)));
        Assert.All(["Saved and read", "the group Checkout people", "On the team", "Guests, reading along", "Goran", "Ann, Chidi, Dina, Emre"], text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.Equal(["Bo", "Goran", "Hana"], (await stage.MembersAsync()).Order());
        // Who comes to the chat now only looks on, and who leaves it stays.
        await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, stage.Person("Fay"), CancellationToken.None);
        await stage.Client.RemoveMemberAsync(stage.Person("Bo"), stage.ChatId, stage.Person("Bo"), CancellationToken.None);
        Assert.Equal(["Bo", "Goran", "Hana"], (await stage.MembersAsync()).Order());
        group.Members = [stage.Person("Fay")];
        stage.Tenant.Graph.People.Disable(stage.Person("Hana"));
        // Most of them at once: it counts when the next night says the same.
        await stage.NightAsync();
        Assert.Equal(["Bo", "Goran"], (await stage.MembersAsync()).Order());
        stage.Time.Advance(TimeSpan.FromHours(20));
        var before = stage.Tenant.Graph.Counts.Total;
        await stage.NightAsync();
        Assert.Equal(["Bo", "Fay"], (await stage.MembersAsync()).Order());
        // Three for the group, and for the accounts a batch with its questions.
        Assert.InRange(stage.Tenant.Graph.Counts.Total - before, 3, 6);
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Fact]
    public async Task Back_to_the_chat_its_people_are_the_team_again_and_those_of_the_group_are_not()
    {
        await using var stage = await Nights.SetAsync();
        await stage.NightAsync();
        await UseAsync(stage, "Bo", Group(stage).Id);
        var said = Read(await UseAsync(stage, "Bo", ""));
        Assert.Contains("the chat of Checkout weekly", said, StringComparison.Ordinal);
        Assert.Equal(["Ann", "Bo", "Chidi", "Dina", "Emre"], (await stage.MembersAsync()).Order());
        Assert.Equal(stage.IdOf("Bo"), (await stage.CheckoutNowAsync()).Team.Facilitator);
    }

    [Fact]
    public async Task Nobody_names_a_group_that_they_are_not_in_nor_learns_whether_it_is_there()
    {
        await using var stage = await Nights.SetAsync();
        var secret = stage.Tenant.Graph.Groups.Add("Merger", stage.Person("Hana"), stage.Person("Fay"));
        var other = Read(await UseAsync(stage, "Bo", secret.Id));
        var none = Read(await UseAsync(stage, "Bo", "5e5e5e5e-0000-4000-8000-00000000000f"));
        Assert.Contains("I find no such group with you in it", other, StringComparison.Ordinal);
        Assert.Equal(none.Replace("5e5e5e5e-0000-4000-8000-00000000000f", "", StringComparison.Ordinal), other.Replace(secret.Id, "", StringComparison.Ordinal));
        Assert.Null((await stage.RosterAsync()).Group);
        Assert.Equal(5, (await stage.CheckoutNowAsync()).Team.Members.Length);
    }

    [Theory]
    [InlineData("https://teams.microsoft.com/l/team/x?groupId=5e5e5e5e-0000-4000-8000-00000000000f&tenantId=7e7e7e7e-5eed-4000-8000-000000000002")]
    [InlineData("http://teams.microsoft.com/l/team/x?groupId=5e5e5e5e-0000-4000-8000-00000000000f")]
    [InlineData("javascript:alert(1)")]
    [InlineData("' or 1 eq 1")]
    [InlineData("../users")]
    public async Task What_is_no_link_to_a_team_of_this_organisation_is_refused_and_stays_in_the_form(string typed)
    {
        await using var stage = await Nights.SetAsync();
        var answer = Assert.IsType<BotAnswer.Card>(await UseAsync(stage, "Bo", typed)).Content;
        Assert.Contains("I cannot read that", Read(answer), StringComparison.Ordinal);
        Assert.Equal(typed, new Form(answer).Find("group")!.Value);
        Assert.Equal(0, stage.Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task Without_the_right_or_without_Graph_the_chat_goes_on_and_the_card_says_why()
    {
        await using (var off = await Nights.SetAsync(graph: false))
            Assert.Contains("Microsoft 365 is not connected here", Read(await UseAsync(off, "Bo", "5e5e5e5e-0000-4000-8000-00000000000f")), StringComparison.Ordinal);
        await using var stage = await Nights.SetAsync();
        var group = Group(stage);
        stage.Tenant.Graph.Withhold("GroupMember.Read.All");
        Assert.Contains("I lack the right GroupMember.Read.All", Read(await UseAsync(stage, "Bo", group.Id)), StringComparison.Ordinal);
        Assert.Null((await stage.RosterAsync()).Group);
        stage.Tenant.Graph.Grant("GroupMember.Read.All");
        await UseAsync(stage, "Bo", group.Id);
        // Taken back later, nobody goes.
        stage.Tenant.Graph.Withhold("GroupMember.Read.All");
        await stage.NightAsync();
        Assert.Equal((RosterTrouble.MissingRight, "GroupMember.Read.All"), ((await stage.RosterAsync()).Trouble, (await stage.RosterAsync()).MissingRight));
        stage.Tenant.Graph.Grant("GroupMember.Read.All");
        stage.Tenant.Graph.Groups.Delete(group);
        Assert.Contains("That group is not there any more", Read(await stage.ForgeAsync("Bo", "people.read", Data("r"))), StringComparison.Ordinal);
        Assert.Contains("Goran", await stage.MembersAsync());
    }

    [Fact]
    public async Task A_group_that_answers_later_is_read_later_the_same_night()
    {
        await using var stage = await Nights.SetAsync();
        var group = Group(stage);
        await UseAsync(stage, "Bo", group.Id);
        group.Members = group.Members.Add(stage.Person("Fay"));
        stage.Tenant.Graph.Faults.FailNext(429, operation: "getGroup", retryAfter: 600);
        await stage.NightAsync();
        Assert.Contains("Fay", await stage.MembersAsync());
    }

    [Theory]
    [InlineData("Chidi", "Bo runs this check-in and can change that")]
    [InlineData("Goran", "Only people on this team can see that")]
    [InlineData("Eve", "Only people on this team can see that")]
    [InlineData("Max", "signed in")]
    public async Task Nobody_but_whoever_runs_it_changes_the_list(string person, string said)
    {
        await using var stage = await Nights.SetAsync();
        foreach (var verb in new[] { "people.show", "people.read", "people.group", "people.useGroup", "people.list", "people.add", "people.takeOff" })
        {
            var data = Data(verb);
            (data["group"], data["person"], data["off"]) = (Group(stage).Id, stage.Person("Goran").ObjectId, stage.Person("Ann").ObjectId);
            Assert.Contains(said, Forged.Said(await stage.ForgeAsync(person, verb, data)), StringComparison.Ordinal);
            Assert.Contains(person == "Max" ? "signed in" : "out of date", Forged.Said(await stage.ForgeAsync(person == "Chidi" ? "Goran" : person, verb, (JsonObject)data.DeepClone(), stage.Company.Growth.Chat.Id)), StringComparison.Ordinal);
        }
        Assert.Equal(5, (await stage.CheckoutNowAsync()).Team.Members.Length);
        Assert.Equal(0, stage.Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task Who_was_added_by_hand_stays_until_taken_off()
    {
        await using var stage = await Nights.SetAsync();
        await stage.NightAsync();
        var found = Read(await stage.ForgeAsync("Bo", "people.list", Data("l", ("find", "gor"))));
        Assert.Contains("Goran", found, StringComparison.Ordinal);
        for (var i = 0; i < 2; i++) Assert.Contains("Goran is on the team", Read(await stage.ForgeAsync("Bo", "people.add", Data("a", ("person", stage.Person("Goran").ObjectId!)))), StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync<TeamEvent.MembersListed>());
        await stage.NightAsync();
        Assert.Contains("Goran", await stage.MembersAsync());
        // Who runs it hands it over first.
        Assert.Contains("They run the check-in", Read(await stage.ForgeAsync("Bo", "people.takeOff", Data("tBo", ("off", stage.IdOf("Bo").Value)))), StringComparison.Ordinal);
        Assert.Contains("Goran is off the team", Read(await stage.ForgeAsync("Bo", "people.takeOff", Data("t", ("off", stage.Person("Goran").ObjectId!)))), StringComparison.Ordinal);
        Assert.DoesNotContain("Goran", await stage.MembersAsync());
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("Eve")]
    public async Task Nobody_unknown_and_no_guest_is_added_by_hand(string person)
    {
        await using var stage = await Nights.SetAsync();
        await stage.NightAsync();
        await stage.ForgeAsync("Bo", "people.add", Data("a", ("person", person == "Eve" ? stage.Person("Eve").ObjectId! : person)));
        Assert.Equal(5, (await stage.CheckoutNowAsync()).Team.Members.Length);
    }

    private static TenantGroup Group(Stage stage)
        => stage.Tenant.Graph.Groups.Add("Checkout people", stage.Person("Bo"), stage.Person("Goran"), stage.Person("Hana"), stage.Tenant.World.AddPerson("Ivo", PersonRole.Guest));

    private static Task<BotAnswer> UseAsync(Stage stage, string person, string link) => stage.ForgeAsync(person, "people.useGroup", Data("u" + stage.Time.Now.Ticks, ("group", link)));

    private static JsonObject Data(string view, params ReadOnlySpan<(string Field, string Value)> more)
    {
        var data = new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = view };
        foreach (var (field, value) in more) data[field] = value;
        return data;
    }
}
