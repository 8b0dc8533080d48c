using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Follows;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Liaisons;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>Somebody leaves the organisation: their account is disabled or deleted, and their rights end everywhere.</summary>
public sealed class LeaverTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_leaves_the_organisation_is_on_no_team_runs_follows_and_owns_nothing_any_more(bool deleted)
    {
        await using var stage = await Nights.SetAsync();
        var bo = stage.IdOf("Bo");
        await Needed.AcceptedAsync(stage, new("checkout-o3"), null, "Bo");
        await stage.Get<IFollows>().ChangeAsync(stage.Checkout.Id.Tenant, bo, _ => new FollowEntry(stage.Checkout.Id.Tenant, bo, FollowList.Nothing.Suggest([new("growth")], stage.Time.Now)), CancellationToken.None);
        await EndAsync(stage, "Bo", deleted);
        for (var night = 0; night < 2; night++) await stage.NightAsync();
        var now = await stage.CheckoutNowAsync();
        Assert.Null(now.Team.Find(bo));
        Assert.Null(now.Team.Facilitator);
        Assert.Contains(now.KeyResults.Values, k => k.Owner == bo && Owners.HasLeft(now.Team, k.Owner));
        Assert.Null(Liaising.Acting(now, now.Objectives[new("checkout-o3")].Liaison));
        // What they follow is kept for a while, and shown to nobody.
        Assert.Contains("Only people of this organisation", Read(await stage.ForgeAsync("Bo", "follow.show", [], stage.PersonalChatOf("Bo"))), StringComparison.Ordinal);
        var entry = (await stage.EntryAsync("Bo"))!;
        Assert.Equal((true, true, true), (entry.AccountEndedAt is not null, entry.Teams.IsEmpty, entry.Unreachable is not null));
        foreach (var team in stage.Company.Teams) Assert.Null((await stage.Get<ITeamCycles>().FindAsync(team.Id, CancellationToken.None))!.Team.Find(bo));
        // They are still in the chat's list, and neither that nor an event brings them back.
        Assert.Contains(stage.Person("Bo"), stage.ChatOf().Members);
        await stage.Client.AddMemberAsync(stage.Person("Ann"), stage.ChatId, stage.Person("Bo"), CancellationToken.None);
        Assert.Null((await stage.CheckoutNowAsync()).Team.Find(bo));
    }

    [Fact]
    public async Task A_leavers_old_cards_do_nothing_whatever_they_were()
    {
        await using var stage = await Nights.SetAsync(open: true);
        await Needed.AcceptedAsync(stage, new("checkout-o3"), null, "Bo");
        await EndAsync(stage, "Bo", deleted: false);
        await AccountsAsync(stage);
        var before = (await stage.CheckoutNowAsync()).Version;
        var growth = (await stage.NowAsync(stage.Company.Growth)).Version;
        var (start, goran) = (stage.Checkout.Today.Start, stage.Person("Goran").ObjectId!);
        // As owner, as who runs it, and as who may be asked by anybody of the team.
        foreach (var (verb, fields) in InTheChat(goran))
            Assert.Matches("not on the team|Only (the team|people on this team)|this check-in", $"{verb}: {Read(await stage.ForgeAsync("Bo", verb, Forged.Data(stage, start, fields)))}");
        // In the personal chat: as contact, while planning, in a planning group, on their own settings' cards.
        foreach (var (verb, fields) in InPerson(goran))
            Assert.Matches("out of date|an old one|no longer|not on|Only|own", $"{verb}: {Read(await stage.ForgeAsync("Bo", verb, Forged.Data(stage, start, fields), stage.PersonalChatOf("Bo")))}");
        Assert.Equal(before, (await stage.CheckoutNowAsync()).Version);
        Assert.Equal(growth, (await stage.NowAsync(stage.Company.Growth)).Version);
    }

    private static IEnumerable<(string Verb, (string, string)[] Fields)> InTheChat(string other) =>
    [
        ("checkin.noChange", [("kr", "kr3")]), ("checkin.close", []), ("checkin.extend", []), ("checkin.run", []), ("checkin.handOverTo", [("person", other)]),
        ("blocker.save", [("need", "A form"), ("from", "Legal")]), ("team.lead", []), ("settings.save", [("rhythm", "2")]), ("settings.handOverTo", [("person", other)]),
        ("settings.disconnectNow", []), ("people.read", []), ("people.add", [("person", other)]),
    ];

    private static IEnumerable<(string Verb, (string, string)[] Fields)> InPerson(string other) =>
    [
        ("liaison.name", [("o", "checkout-o3"), ("person", other)]), ("plan.saveObjective", [("title", "X"), ("why", "Y")]), ("plan.begin", [("o", "checkout-o1")]),
        ("settings.save", [("rhythm", "2")]), ("people.takeOff", [("off", other)]), ("checkin.noChange", [("kr", "kr3")]), ("cluster.own", []), ("link.accept", [("link", "x")]),
    ];

    [Fact]
    public async Task Who_left_the_organisation_reads_nothing()
    {
        await using var stage = await Nights.SetAsync();
        Assert.Contains("Paying is effortless", Read(await stage.ForgeAsync("Goran", "okrs.team", Okrs, stage.PersonalChatOf("Goran"))), StringComparison.Ordinal);
        await EndAsync(stage, "Goran", deleted: false);
        await AccountsAsync(stage);
        Assert.DoesNotContain("Paying is effortless", Read(await stage.ForgeAsync("Goran", "okrs.team", Okrs, stage.PersonalChatOf("Goran"))), StringComparison.Ordinal);
        Assert.Contains("Only people of this organisation", Read(await stage.ForgeAsync("Goran", "follow.show", [], stage.PersonalChatOf("Goran"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_objectives_are_closed_while_the_account_is_and_open_again_with_it()
    {
        await using var stage = await Nights.SetAsync();
        var goran = stage.IdOf("Goran");
        var own = stage.Checkout.Id with { Team = TeamLevels.Of(goran) };
        await stage.SayInPersonAsync("Goran", "plan");
        await stage.Get<ITeamCycles>().StartAsync(own, [new TeamEvent.TeamJoinedCycle(new Team(own.Team, "Goran", TeamKind.Individual, "Europe/Berlin", "en", goran, [new Member(goran, "Goran")], null, Placement.AtStart), stage.Company.Live)], new CommandStamp("own", goran, stage.Time.Now), CancellationToken.None);
        await stage.Get<IDirectory>().ChangeTeamAsync(own.Tenant, own.Team, entry => entry ?? new TeamEntry(own.Tenant, own.Team, "Goran", "Europe/Berlin", "en", own.Cycle, null, goran), CancellationToken.None);
        await EndAsync(stage, "Goran", deleted: true);
        await AccountsAsync(stage);
        Assert.NotNull(Authority.MemberOnly((await stage.Get<ITeamCycles>().FindAsync(own, CancellationToken.None))!.Team, goran));
        stage.Tenant.Graph.People.Restore(stage.Person("Goran"));
        stage.Time.Advance(TimeSpan.FromDays(1));
        await AccountsAsync(stage);
        Assert.Null(Authority.MemberOnly((await stage.Get<ITeamCycles>().FindAsync(own, CancellationToken.None))!.Team, goran));
        Assert.Equal((null, null), ((await stage.EntryAsync("Goran"))!.AccountEndedAt, (await stage.EntryAsync("Goran"))!.Unreachable));
    }

    [Fact]
    public async Task Who_may_sign_in_again_is_back_on_the_teams_of_their_chats_by_the_next_night()
    {
        await using var stage = await Nights.SetAsync();
        await EndAsync(stage, "Ann", deleted: false);
        await stage.NightAsync();
        Assert.DoesNotContain("Ann", await stage.MembersAsync());
        stage.Tenant.Graph.People.Restore(stage.Person("Ann"));
        await stage.NightAsync();
        await stage.NightAsync();
        Assert.Contains("Ann", await stage.MembersAsync());
    }

    [Theory]
    [InlineData("right")]
    [InlineData("off")]
    [InlineData("failed")]
    public async Task Where_nobody_tells_nobody_loses_anything(string why)
    {
        await using var stage = await Nights.SetAsync(graph: why != "off");
        await EndAsync(stage, "Ann", deleted: true);
        if (why == "right") stage.Tenant.Graph.Withhold("User.Read.All");
        if (why == "failed") stage.Tenant.Graph.Faults.FailNext(400, count: 9, operation: "listUsers");
        await AccountsAsync(stage);
        Assert.Contains("Ann", await stage.MembersAsync());
        Assert.Null((await stage.EntryAsync("Ann"))!.AccountEndedAt);
    }

    [Fact]
    public async Task A_look_that_was_throttled_goes_on_later()
    {
        await using var stage = await Nights.SetAsync();
        await EndAsync(stage, "Ann", deleted: false);
        stage.Tenant.Graph.Faults.FailNext(429, operation: "listUsers", retryAfter: 600);
        await stage.NightAsync();
        Assert.DoesNotContain("Ann", await stage.MembersAsync());
    }

    [Fact]
    public async Task What_a_crash_left_the_next_look_finishes()
    {
        await using var stage = await Nights.SetAsync();
        await EndAsync(stage, "Ann", deleted: false);
        // Marked, and then the server stopped.
        await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, stage.IdOf("Ann"), entry => entry! with { AccountEndedAt = stage.Time.Now }, CancellationToken.None);
        await stage.RestartAsync();
        await AccountsAsync(stage);
        Assert.DoesNotContain("Ann", await stage.MembersAsync());
        Assert.True((await stage.EntryAsync("Ann"))!.Teams.IsEmpty);
    }

    [Fact]
    public async Task What_a_crash_left_is_finished_also_when_they_were_off_every_list_by_then()
    {
        await using var stage = await Nights.SetAsync();
        await EndAsync(stage, "Bo", deleted: false);
        // Marked and taken off the lists, and then the server stopped: Bo still runs the check-in.
        await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, stage.IdOf("Bo"), entry => entry! with { AccountEndedAt = stage.Time.Now, Teams = [] }, CancellationToken.None);
        await stage.RestartAsync();
        await AccountsAsync(stage);
        Assert.Null((await stage.CheckoutNowAsync()).Team.Facilitator);
        Assert.NotNull((await stage.EntryAsync("Bo"))!.AccountClearedAt);
    }

    [Fact]
    public async Task A_guest_of_another_organisation_has_no_account_here_and_stays()
    {
        await using var stage = await Nights.SetAsync();
        await stage.ForgeAsync("Bo", "settings.save", new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "g", ["guests"] = "true" });
        var zoe = stage.Tenant.World.AddPerson("Zoe", homeTenant: "7e7e7e7e-5eed-4000-8000-000000000009");
        await stage.Client.AddMemberAsync(stage.Person("Bo"), stage.ChatId, zoe, CancellationToken.None);
        await stage.NightAsync();
        Assert.Contains("Zoe", await stage.MembersAsync());
    }

    [Fact]
    public async Task A_guest_of_this_organisation_whose_account_was_deleted_is_on_no_team_any_more()
    {
        await using var stage = await Nights.SetAsync();
        await stage.ForgeAsync("Bo", "settings.save", new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "g", ["guests"] = "true" });
        await stage.NightAsync();
        Assert.Contains("Eve", await stage.MembersAsync());
        await EndAsync(stage, "Eve", deleted: true);
        await AccountsAsync(stage);
        Assert.DoesNotContain("Eve", await stage.MembersAsync());
    }

    private static JsonObject Okrs => new() { ["team"] = "checkout", ["cycle"] = "2026-10-05" };

    private static Task EndAsync(Stage stage, string person, bool deleted)
    {
        if (deleted) stage.Tenant.Graph.People.Delete(stage.Person(person));
        else stage.Tenant.Graph.People.Disable(stage.Person(person));
        return Task.CompletedTask;
    }

    private static Task AccountsAsync(Stage stage) => stage.AccountsAsync();
}
