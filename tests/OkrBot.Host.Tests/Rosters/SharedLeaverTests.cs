using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>Two teams hold their check-in in one meeting, and whoever runs it for both leaves: at once they run it for neither.</summary>
public sealed class SharedLeaverTests
{
    [Fact]
    public async Task Who_ran_it_runs_neither_at_once_the_other_facilitator_may_and_the_card_says_so()
    {
        await using var stage = await OpenAsync();
        Assert.DoesNotContain("Nobody runs it yet", Card(stage), StringComparison.Ordinal);
        await LeaveAsync(stage);
        Assert.All(await stage.SegmentsAsync(), segment => Assert.Null(segment.RunBy));
        Assert.NotEqual(stage.IdOf("Bo"), (await GrowthAsync(stage)).Host);
        foreach (var verb in new[] { "checkin.close", "checkin.extend", "checkin.run", "checkin.handOverTo" })
            Assert.Contains("Only the team", Read(await stage.ForgeAsync("Bo", verb, On("growth", verb))), StringComparison.Ordinal);
        Assert.All(await stage.SegmentsAsync(), segment => Assert.Equal((SegmentState.Open, false), (segment.State, segment.Extended)));
        // The card that stands there is edited, and there is no second one.
        await stage.AdvanceToAsync("09:31:30");
        Assert.Contains("Nobody runs it yet", Card(stage), StringComparison.Ordinal);
        Assert.Single(stage.Cards());
        Assert.Equal(stage.IdOf("Goran"), (await GrowthAsync(stage)).Host);
        await stage.ForgeAsync("Goran", "checkin.close", On("growth", "g"));
        Assert.Equal(SegmentState.Closed, (await GrowthAsync(stage)).State);
    }

    [Fact]
    public async Task On_the_card_that_has_closed_they_decide_nothing_for_either()
    {
        await using var stage = await OpenAsync();
        await stage.ForgeAsync("Bo", "checkin.close", On("growth", "c"));
        await stage.AdvanceToAsync("09:31:00");
        Assert.All(await stage.SegmentsAsync(), segment => Assert.Equal((SegmentState.Closed, stage.IdOf("Bo")), (segment.State, segment.RunBy)));
        await LeaveAsync(stage);
        Assert.All(await stage.SegmentsAsync(), segment => Assert.Equal((null, null), (segment.RunBy, segment.Host)));
        Assert.Contains("Only the team", Read(await stage.ForgeAsync("Bo", "decision.none", On("growth", "d"))), StringComparison.Ordinal);
        Assert.False((await GrowthAsync(stage)).NoDecision);
    }

    [Fact]
    public async Task What_a_crash_left_in_the_other_team_is_done_when_it_is_told_again_and_twice_is_once()
    {
        await using var stage = await OpenAsync();
        await stage.ForgeAsync("Bo", "checkin.close", On("growth", "c"));
        await stage.AdvanceToAsync("09:31:00");
        // Checkout knows it already, and then the server stopped.
        var own = (await stage.CheckoutNowAsync()).Team.Members;
        await stage.TellAsync(new TeamEvent.MembersListed(own.RemoveAll(member => member.Person == stage.IdOf("Bo"))), new TeamEvent.RunnerLeft(stage.Checkout.Today) { Person = stage.IdOf("Bo") });
        await stage.RestartAsync();
        Assert.Equal(stage.IdOf("Bo"), (await GrowthAsync(stage)).Host);
        await LeaveAsync(stage);
        Assert.Null((await GrowthAsync(stage)).Host);
        var version = (await stage.NowAsync(stage.Company.Growth)).Version;
        await LeaveAsync(stage);
        Assert.Equal(version, (await stage.NowAsync(stage.Company.Growth)).Version);
    }

    [Fact]
    public async Task Whoever_is_on_the_other_team_too_goes_on_running_it()
    {
        await using var stage = await OpenAsync();
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Company.Growth.Id, new CommandStamp("too", null, stage.Time.Now), state => Domain.Teams.Rostering.Decide(
            state, new([new(stage.IdOf("Bo"), "Bo")], []), stage.Time.Now), CancellationToken.None);
        await stage.ForgeAsync("Goran", "people.takeOff", On("growth", "x"));
        await stage.Get<App.Teams.TeamPeople>().FollowAsync(stage.Checkout.Id, App.Teams.PeopleMoved.Gone(stage.IdOf("Bo")), "left", stage.Time.Now, CancellationToken.None);
        await stage.AdvanceToAsync("09:30:40");
        Assert.All(await stage.SegmentsAsync(), segment => Assert.Equal(stage.IdOf("Bo"), segment.RunBy));
    }

    [Fact]
    public async Task A_team_that_meets_alone_reads_no_room_for_it_and_one_that_shares_reads_one()
    {
        await using var alone = await Stage.OpenAsync();
        alone.Counts.Reset();
        await alone.Get<App.Teams.TeamPeople>().FollowAsync(alone.Checkout.Id, App.Teams.PeopleMoved.Gone(alone.IdOf("Bo")), "left", alone.Time.Now, CancellationToken.None);
        Assert.Equal(0, alone.Counts.Of(TableNames.Rooms));
        await using var stage = await OpenAsync();
        stage.Counts.Reset();
        await stage.Get<App.Teams.TeamPeople>().FollowAsync(stage.Checkout.Id, App.Teams.PeopleMoved.Gone(stage.IdOf("Bo")), "left", stage.Time.Now, CancellationToken.None);
        Assert.Equal(1, stage.Counts.Of(TableNames.Rooms));
    }

    private static async Task<Stage> OpenAsync()
    {
        var stage = await TwoTeams.OpenAsync();
        await stage.AdvanceToAsync("09:30:20");
        Assert.All(await stage.SegmentsAsync(), segment => Assert.Equal((true, stage.IdOf("Bo")), (segment.Shared, segment.RunBy)));
        return stage;
    }

    private static Task LeaveAsync(Stage stage) => stage.Client.RemoveMemberAsync(stage.Person("Bo"), stage.ChatId, stage.Person("Bo"), CancellationToken.None);

    private static async Task<Segment> GrowthAsync(Stage stage) => (await stage.SegmentsAsync())[1];

    private static string Card(Stage stage) => Read(stage.Cards()[^1]);

    private static JsonObject On(string team, string view) => new()
    {
        ["team"] = team, ["cycle"] = "2026-10-05", ["start"] = "2026-11-03T08:30:00Z", ["view"] = "v" + view, ["person"] = "x",
    };
}
