using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Rosters;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Follows;

/// <summary>Leaders follow the teams that report to them, and those that they choose.</summary>
public sealed class FollowsTests
{
    [Fact]
    public async Task Teams_whose_people_report_to_a_leader_are_suggested_two_levels_down()
    {
        await using var stage = await Nights.SetAsync();
        // Hana leads Bo, who runs Checkout; Bo leads Goran, who is on Growth.
        stage.Tenant.Graph.People.Leads(stage.Person("Hana"), stage.Person("Bo"));
        stage.Tenant.Graph.People.Leads(stage.Person("Bo"), stage.Person("Goran"));
        await stage.SayInPersonAsync("Hana", "settings");
        var card = Assert.IsType<BotAnswer.Card>(await stage.PressInPersonAsync("Hana", new Press("Teams I follow"))).Content;
        Assert.All(["people who report to you are on it or run it", "which is not there yet", "Checkout (your people)", "Growth (your people)", "Forget my list"], text => Assert.Contains(text, Read(card), StringComparison.Ordinal));
        Assert.Equal(["checkout", "growth"], (await FollowedAsync(stage, "Hana")).Select(one => one.Team.Value).Order());
        Assert.Equal((1, 2), (stage.Tenant.Graph.Counts["batch"], stage.Tenant.Graph.Counts["listReports"]));
        // Looked at again within the week nobody is asked.
        await ShowAsync(stage, "Hana");
        Assert.Equal((1, 2), (stage.Tenant.Graph.Counts["batch"], stage.Tenant.Graph.Counts["listReports"]));
        // Whom the directory names is not kept.
        var kept = (await stage.Get<IFollows>().FindAsync(stage.Checkout.Id.Tenant, stage.IdOf("Hana"), CancellationToken.None))!.ToString();
        Assert.DoesNotContain(stage.Person("Bo").ObjectId!, kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaders_own_choice_stays_whatever_the_reporting_line_says_later()
    {
        await using var stage = await Nights.SetAsync();
        stage.Tenant.Graph.People.Leads(stage.Person("Hana"), stage.Person("Bo"), stage.Person("Goran"));
        await ShowAsync(stage, "Hana");
        var found = await stage.ForgeAsync("Hana", "follow.find", new() { ["view"] = "f", ["find"] = "pay", ["teams"] = "checkout" }, stage.PersonalChatOf("Hana"));
        Assert.Contains("Payouts", Read(found), StringComparison.Ordinal);
        // Checkout no, Growth as suggested, Payouts by name.
        for (var i = 0; i < 2; i++)
            Assert.Contains("Saved", Read(await stage.ForgeAsync("Hana", "follow.save", new() { ["view"] = "s", ["shown"] = "checkout,growth,payouts", ["teams"] = "growth,payouts" }, stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
        Assert.Equal(["growth", "payouts"], (await FollowedAsync(stage, "Hana")).Select(one => one.Team.Value).Order());
        // Monday: Emre, who is on Checkout, reports to her now as well, and Goran no longer does.
        stage.Tenant.Graph.People.Leads(stage.Person("Hana"), stage.Person("Emre"));
        stage.Tenant.Graph.People.Leads(stage.Person("Fay"), stage.Person("Goran"));
        stage.Time.Advance(TimeSpan.FromDays(6));
        await stage.NightAsync("PlanFollows");
        Assert.Equal(["growth", "payouts"], (await FollowedAsync(stage, "Hana")).Select(one => one.Team.Value).Order());
    }

    [Fact]
    public async Task Suggestions_are_read_again_on_Mondays_only_and_end_with_the_reporting_line()
    {
        await using var stage = await Nights.SetAsync();
        stage.Tenant.Graph.People.Leads(stage.Person("Hana"), stage.Person("Bo"));
        await ShowAsync(stage, "Hana");
        var asked = stage.Tenant.Graph.Counts["listReports"];
        stage.Tenant.Graph.People.Leads(stage.Person("Fay"), stage.Person("Bo"));
        await stage.NightAsync("PlanFollows");
        Assert.Equal(asked, stage.Tenant.Graph.Counts["listReports"]);
        stage.Time.Advance(TimeSpan.FromDays(6) - TimeSpan.FromHours(4));
        stage.Tenant.Graph.Faults.FailNext(429, operation: "listReports", retryAfter: 900);
        await stage.NightAsync("PlanFollows");
        Assert.Empty(await FollowedAsync(stage, "Hana"));
    }

    [Fact]
    public async Task Without_the_right_the_card_names_it_and_teams_are_chosen_by_name()
    {
        await using var stage = await Nights.SetAsync();
        stage.Tenant.Graph.Withhold("User.Read.All");
        var said = Read(await ShowAsync(stage, "Hana"));
        Assert.All(["I lack the right User.Read.All", "choose teams by name", "You follow no team yet"], text => Assert.Contains(text, said, StringComparison.Ordinal));
        await stage.ForgeAsync("Hana", "follow.save", new() { ["view"] = "s", ["shown"] = "growth", ["teams"] = "growth" }, stage.PersonalChatOf("Hana"));
        Assert.Equal([new("growth")], (await FollowedAsync(stage, "Hana")).Select(one => one.Team));
    }

    [Fact]
    public async Task Without_Graph_teams_are_chosen_by_name()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        Assert.Contains("I cannot see who reports to you here", Read(await ShowAsync(stage, "Hana")), StringComparison.Ordinal);
        Assert.Contains("I found no team of that name", Read(await stage.ForgeAsync("Hana", "follow.find", new() { ["view"] = "f", ["find"] = "zzz" }, stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
        Assert.Equal(0, stage.Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task Nothing_kept_nothing_to_forget_and_all_teams_can_be_looked_through_without_knowing_a_name()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        var tenant = stage.Checkout.Id.Tenant;
        for (var i = 0; i < 25; i++)
            await stage.Get<IDirectory>().ChangeTeamAsync(tenant, new($"t{i:00}"), _ => new TeamEntry(tenant, new($"t{i:00}"), $"Team {i:00}", "UTC", "en", null, null, null), CancellationToken.None);
        Assert.DoesNotContain("Forget", Read(await ShowAsync(stage, "Hana")), StringComparison.Ordinal);
        Task<BotAnswer> FindAsync(string find, string ticked, string? next = null)
            => stage.ForgeAsync("Hana", "follow.find", new() { ["view"] = "f", ["find"] = find, ["teams"] = ticked, ["next"] = next }, stage.PersonalChatOf("Hana"));
        var first = Assert.IsType<BotAnswer.Card>(await FindAsync("", "")).Content;
        Assert.All(["Checkout", "More teams"], text => Assert.Contains(text, Read(first), StringComparison.Ordinal));
        Assert.Equal(12, new Form(first).Find("teams")!.Choices.Length);
        // Checkout was ticked and stays so on the next part.
        var last = Assert.IsType<BotAnswer.Card>(await FindAsync("team", "checkout", "2")).Content;
        Assert.Equal(["Checkout", "Team 24"], new Form(last).Find("teams")!.Choices.Select(choice => choice.Title));
        Assert.DoesNotContain("More teams", Read(last), StringComparison.Ordinal);
        foreach (var wrong in new[] { "9", "-1", "x", "99999999999999" }) Assert.Contains("Team 00", Read(await FindAsync("team", "", wrong)), StringComparison.Ordinal);
        Assert.Contains("Forget my list", Read(await stage.ForgeAsync("Hana", "follow.save", new() { ["view"] = "s", ["shown"] = "t24,checkout", ["teams"] = "checkout" }, stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_sees_what_is_kept_and_removes_it()
    {
        await using var stage = await Nights.SetAsync();
        stage.Tenant.Graph.People.Leads(stage.Person("Hana"), stage.Person("Bo"));
        await ShowAsync(stage, "Hana");
        for (var i = 0; i < 2; i++) Assert.Contains("Your list is forgotten", Read(await stage.ForgeAsync("Hana", "follow.forget", new() { ["view"] = "x" }, stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
        Assert.Null(await stage.Get<IFollows>().FindAsync(stage.Checkout.Id.Tenant, stage.IdOf("Hana"), CancellationToken.None));
        stage.Time.Advance(TimeSpan.FromDays(6));
        await stage.NightAsync("PlanFollows");
        Assert.Null(await stage.Get<IFollows>().FindAsync(stage.Checkout.Id.Tenant, stage.IdOf("Hana"), CancellationToken.None));
    }

    [Theory]
    [InlineData("follow.show")]
    [InlineData("follow.find")]
    [InlineData("follow.save")]
    [InlineData("follow.forget")]
    public async Task Nobody_follows_in_a_group_nor_as_a_guest_nor_unknown_teams(string verb)
    {
        await using var stage = await Nights.SetAsync();
        JsonObject Data() => new() { ["view"] = "s", ["shown"] = "growth,nothing,me-x,a|b", ["teams"] = "nothing,me-x,a|b", ["find"] = "x" };
        Assert.Contains("yours alone", Read(await stage.ForgeAsync("Hana", verb, Data())), StringComparison.Ordinal);
        Assert.Contains("signed in", Read(await stage.ForgeAsync("Max", verb, Data())), StringComparison.Ordinal);
        Assert.Contains("Only people of this organisation", Read(await stage.ForgeAsync("Eve", verb, Data(), stage.PersonalChatOf("Eve"))), StringComparison.Ordinal);
        Assert.Null(await stage.Get<IFollows>().FindAsync(stage.Checkout.Id.Tenant, stage.IdOf("Eve"), CancellationToken.None));
        Assert.IsType<BotAnswer.Card>(await stage.ForgeAsync("Hana", verb, Data(), stage.PersonalChatOf("Hana")));
        Assert.Empty(await FollowedAsync(stage, "Hana"));
    }

    private static Task<BotAnswer> ShowAsync(Stage stage, string person) => stage.ForgeAsync(person, "follow.show", [], stage.PersonalChatOf(person));

    private static async Task<IEnumerable<OkrBot.Domain.Follows.FollowedTeam>> FollowedAsync(Stage stage, string person)
        => (await stage.Get<IFollows>().FindAsync(stage.Checkout.Id.Tenant, stage.IdOf(person), CancellationToken.None))?.List.Teams ?? [];
}
