using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Follows;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>An account ends and works again: for 30 days everything is as it was, as far as nobody else has taken it on; after that nothing is kept.</summary>
public sealed class ReturningTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_back_within_thirty_days_is_on_their_teams_runs_what_they_ran_and_follows_what_they_followed(bool deleted)
    {
        await using var stage = await Nights.SetAsync();
        await FollowAsync(stage, "Bo");
        await stage.NightAsync();
        await EndAsync(stage, "Bo", deleted);
        Assert.Null((await stage.CheckoutNowAsync()).Team.Facilitator);
        stage.Time.Advance(TimeSpan.FromDays(20));
        await BackAsync(stage, "Bo");
        var team = (await stage.CheckoutNowAsync()).Team;
        Assert.Equal((stage.IdOf("Bo"), true), (team.Facilitator, team.TakesPart(stage.IdOf("Bo"))));
        Assert.Equal(stage.IdOf("Bo"), (await RowAsync(stage)).Facilitator);
        var entry = (await stage.EntryAsync("Bo"))!;
        Assert.Equal((null, null, null), (entry.AccountEndedAt, entry.Unreachable, entry.Kept));
        Assert.Contains(stage.Checkout.Id, entry.Teams);
        Assert.True(Assert.Single((await FollowsAsync(stage, "Bo"))!.List.Teams).Team == new TeamId("growth"));
        // Another night changes nothing.
        var version = (await stage.CheckoutNowAsync()).Version;
        await stage.NightAsync();
        Assert.Equal(version, (await stage.CheckoutNowAsync()).Version);
    }

    [Fact]
    public async Task What_somebody_else_runs_by_then_stays_theirs()
    {
        await using var stage = await Nights.SetAsync();
        await stage.NightAsync();
        await EndAsync(stage, "Bo");
        await stage.TellAsync(new TeamEvent.FacilitatorNamed(stage.IdOf("Dina")));
        await BackAsync(stage, "Bo");
        Assert.Equal(stage.IdOf("Dina"), (await stage.CheckoutNowAsync()).Team.Facilitator);
        Assert.Contains("Bo", await stage.MembersAsync());
    }

    [Fact]
    public async Task Whoever_was_taken_out_of_the_chat_meanwhile_is_not_on_the_team_and_runs_nothing()
    {
        await using var stage = await Nights.SetAsync();
        await stage.NightAsync();
        await EndAsync(stage, "Bo");
        await stage.Client.RemoveMemberAsync(stage.Person("Ann"), stage.ChatId, stage.Person("Bo"), CancellationToken.None);
        await BackAsync(stage, "Bo");
        var team = (await stage.CheckoutNowAsync()).Team;
        Assert.Equal((null, null), (team.Facilitator, team.Find(stage.IdOf("Bo"))));
    }

    [Fact]
    public async Task Who_was_put_on_the_list_by_hand_is_on_it_again()
    {
        await using var stage = await Nights.SetAsync();
        await stage.NightAsync();
        await stage.Get<App.Teams.TeamPeople>().FollowAsync(stage.Checkout.Id, new([new(new Member(stage.IdOf("Goran"), "Goran"))], [], null), "hand", stage.Time.Now, CancellationToken.None);
        await EndAsync(stage, "Goran");
        Assert.DoesNotContain("Goran", await stage.MembersAsync());
        await BackAsync(stage, "Goran");
        Assert.Contains("Goran", await stage.MembersAsync());
    }

    [Fact]
    public async Task After_thirty_days_nothing_is_kept_and_who_comes_back_later_begins_anew()
    {
        await using var stage = await Nights.SetAsync();
        await FollowAsync(stage, "Bo");
        await stage.NightAsync();
        await EndAsync(stage, "Bo");
        stage.Time.Advance(TimeSpan.FromDays(29));
        await stage.AccountsAsync();
        Assert.NotNull(await FollowsAsync(stage, "Bo"));
        stage.Time.Advance(TimeSpan.FromDays(1));
        for (var night = 0; night < 2; night++) await stage.AccountsAsync();
        Assert.Null(await FollowsAsync(stage, "Bo"));
        Assert.Null((await stage.EntryAsync("Bo"))!.Kept);
        await BackAsync(stage, "Bo");
        Assert.Null((await stage.CheckoutNowAsync()).Team.Facilitator);
    }

    [Fact]
    public async Task A_server_that_stopped_half_way_is_followed_by_one_that_finishes()
    {
        await using var stage = await Nights.SetAsync();
        await stage.NightAsync();
        await EndAsync(stage, "Bo");
        stage.Tenant.Graph.People.Restore(stage.Person("Bo"));
        // Marked as back, and then the server stopped.
        await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, stage.IdOf("Bo"), entry => entry!.WithAccount(), CancellationToken.None);
        await stage.RestartAsync();
        await stage.AccountsAsync();
        Assert.Equal(stage.IdOf("Bo"), (await stage.CheckoutNowAsync()).Team.Facilitator);
        Assert.Null((await stage.EntryAsync("Bo"))!.Kept);
    }

    [Fact]
    public async Task While_it_is_kept_nobody_is_asked_about_them_and_they_read_nothing_of_it()
    {
        await using var stage = await Nights.SetAsync();
        await FollowAsync(stage, "Bo");
        await EndAsync(stage, "Bo");
        var before = stage.Tenant.Graph.Counts.Total;
        await stage.Get<IWorkQueue>().EnqueueAsync([new WorkItem("follow.suggest", "f", stage.Time.Now, stage.Time.Now) { Tenant = stage.Checkout.Id.Tenant, Person = stage.IdOf("Bo") }], CancellationToken.None);
        await stage.WorkAsync();
        Assert.Equal(before, stage.Tenant.Graph.Counts.Total);
        foreach (var verb in new[] { "follow.show", "follow.save", "follow.forget" })
            Assert.Contains("Only people of this organisation", Read(await stage.ForgeAsync("Bo", verb, [], stage.PersonalChatOf("Bo"))), StringComparison.Ordinal);
    }

    private static async Task EndAsync(Stage stage, string person, bool deleted = false)
    {
        if (deleted) stage.Tenant.Graph.People.Delete(stage.Person(person));
        else stage.Tenant.Graph.People.Disable(stage.Person(person));
        await stage.AccountsAsync();
    }

    private static Task BackAsync(Stage stage, string person)
    {
        stage.Tenant.Graph.People.Restore(stage.Person(person));
        return stage.AccountsAsync();
    }

    private static Task FollowAsync(Stage stage, string person) => stage.Get<IFollows>().ChangeAsync(stage.Checkout.Id.Tenant, stage.IdOf(person),
        _ => new FollowEntry(stage.Checkout.Id.Tenant, stage.IdOf(person), FollowList.Nothing.Suggest([new("growth")], stage.Time.Now)), CancellationToken.None);

    private static Task<FollowEntry?> FollowsAsync(Stage stage, string person) => stage.Get<IFollows>().FindAsync(stage.Checkout.Id.Tenant, stage.IdOf(person), CancellationToken.None);

    private static async Task<TeamEntry> RowAsync(Stage stage) => (await stage.Get<IDirectory>().FindTeamAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Team, CancellationToken.None))!;
}
