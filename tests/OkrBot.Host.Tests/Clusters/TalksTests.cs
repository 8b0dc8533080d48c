using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Storage.Tables;
using static OkrBot.Host.Tests.Clusters.Talks;

namespace OkrBot.Host.Tests.Clusters;

/// <summary>Groups of teams that talk while they plan, from the plans as they are written to the lead's changes, over HTTP.</summary>
public sealed class TalksTests
{
    private const string Gone = "no longer there";

    [Fact]
    public async Task A_facilitator_reads_with_whom_the_team_overlaps_by_which_rule_and_goes_to_the_own_objective()
    {
        await using var stage = await SetAsync();
        Assert.Contains("Nobody has compared the plans yet", await AskAsync(stage, "Bo", Verbs.OwnCluster, Data(stage, stage.Checkout.Id.Team)), StringComparison.Ordinal);
        await ProposeAsync(stage);
        stage.Counts.Reset();

        var read = await AskAsync(stage, "Bo", Verbs.OwnCluster, Data(stage, stage.Checkout.Id.Team));

        Assert.Contains("Same measure:", read, StringComparison.Ordinal);
        Assert.Contains("both measure “refund” in days: Days until a refund arrives (Checkout) and Same-day refunds (Growth)", read, StringComparison.Ordinal);
        Assert.Equal((1, true), (stage.Counts.Of(TableNames.Directory, TableRequest.Query), stage.Counts.Of(TableNames.Board, TableRequest.Get) <= 8));
        var opened = await AskAsync(stage, "Bo", Verbs.MendInPlan, Data(stage, stage.Checkout.Id.Team), ("chosenOwn", "twin-a"));
        Assert.Contains("Refunds are told in time", opened, StringComparison.Ordinal);
        Assert.Contains("Before it begins", opened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_sweep_of_the_board_serves_a_look_and_a_second_look_writes_only_its_time()
    {
        await using var stage = await SetAsync();
        await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        await stage.PlanAsync();
        stage.Counts.Reset();
        await stage.WorkAsync();
        Assert.Equal(Shards.Count, stage.Counts.Of(TableNames.Board, TableRequest.Query));
        Assert.Equal(1, stage.Counts.Of(TableNames.Directory, TableRequest.Transaction));
        Assert.Equal(0, stage.Counts.Of(TableNames.TeamCycles, TableRequest.Query));
        var before = await GroupsAsync(stage);
        Assert.Equal([stage.Checkout.Id.Team, stage.Company.Growth.Id.Team], before.Groups.Single().Teams.AsEnumerable());
        // The same day again: nothing is queued.
        await stage.PlanAsync();
        Assert.Equal(0, await stage.Get<JobRunner>().PassAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_lead_splits_joins_and_confirms_and_a_new_look_keeps_it()
    {
        await using var stage = await SetAsync();
        await ProposeAsync(stage);
        var (group, growth) = ((await GroupsAsync(stage)).Groups.Single(), stage.Company.Growth.Id.Team);
        Assert.Contains("one thing to talk about", await AskAsync(stage, Lead, Verbs.ListClusters, Data(stage)), StringComparison.Ordinal);
        Assert.Contains("Same measure:", await AskAsync(stage, Lead, Verbs.ShowCluster, Data(stage, group: group.Id.Value)), StringComparison.Ordinal);
        Assert.Contains("Which teams talk together", await AskAsync(stage, Lead, Verbs.ChangeCluster, Data(stage, group: group.Id.Value)), StringComparison.Ordinal);

        Assert.Contains("Leave at least one team here", await AskAsync(stage, Lead, Verbs.SaveCluster, Data(stage, group: group.Id.Value), ("stay", ""), ("to", "alone")), StringComparison.Ordinal);
        Assert.Contains("Changed.", await AskAsync(stage, Lead, Verbs.SaveCluster, Data(stage, group: group.Id.Value), ("stay", stage.Checkout.Id.Team.Value), ("to", "nowhere")), StringComparison.Ordinal);
        // Twice is once.
        await AskAsync(stage, Lead, Verbs.SaveCluster, Data(stage, group: group.Id.Value), ("stay", stage.Checkout.Id.Team.Value), ("to", "nowhere"));
        Assert.All((await GroupsAsync(stage)).Groups, one => Assert.Single(one.Teams));

        Assert.Contains("I compare the plans now", await AskAsync(stage, Lead, Verbs.ProposeClusters, Data(stage)), StringComparison.Ordinal);
        await stage.WorkAsync();
        Assert.All((await GroupsAsync(stage)).Groups, one => Assert.True(one is { Teams.Length: 1, Kept: true }));
        Assert.Contains("no other so far", await AskAsync(stage, "Bo", Verbs.OwnCluster, Data(stage, stage.Checkout.Id.Team)), StringComparison.Ordinal);

        var alone = (await GroupsAsync(stage)).Of(growth)!.Id.Value;
        await AskAsync(stage, Lead, Verbs.SaveCluster, Data(stage, group: alone), ("stay", ""), ("to", group.Id.Value));
        Assert.Contains("Confirmed", await AskAsync(stage, Lead, Verbs.ConfirmCluster, Data(stage, group: group.Id.Value)), StringComparison.Ordinal);
        Assert.Equal(2, (await GroupsAsync(stage)).Groups.Single().Teams.Length);
        Assert.Equal(stage.Person(Lead).ObjectId, (await GroupsAsync(stage)).Groups.Single().ConfirmedBy!.Value.Value);
    }

    [Fact]
    public async Task Others_read_nothing_and_change_nothing()
    {
        await using var stage = await SetAsync();
        await ProposeAsync(stage);
        var group = (await GroupsAsync(stage)).Groups.Single();
        foreach (var verb in new[] { Verbs.ListClusters, Verbs.ShowCluster, Verbs.ConfirmCluster, Verbs.ChangeCluster, Verbs.SaveCluster, Verbs.ProposeClusters })
            foreach (var person in new[] { "Ann", "Bo", "Eve" })
                Assert.Equal(Looking.Read(new BotAnswer.Toast(ProgrammeLeads.Words("en")["leadsOnly"])), await AskAsync(stage, person, verb, Data(stage, group: group.Id.Value), ("stay", ""), ("to", "nowhere")));
        Assert.Contains("Whoever runs your team’s check-in", await AskAsync(stage, "Ann", Verbs.OwnCluster, Data(stage, stage.Checkout.Id.Team)), StringComparison.Ordinal);
        foreach (var verb in new[] { Verbs.OwnCluster, Verbs.MendInPlan })
            Assert.Contains(Gone, await AskAsync(stage, Lead, verb, Data(stage, stage.Checkout.Id.Team), ("chosenOwn", "twin-a")), StringComparison.Ordinal);
        Assert.Contains(Gone, await AskAsync(stage, "Bo", Verbs.MendInPlan, Data(stage, stage.Checkout.Id.Team), ("chosenOwn", "no such")), StringComparison.Ordinal);
        Assert.Contains("no longer there as it was", await AskAsync(stage, Lead, Verbs.ShowCluster, Data(stage, group: "no-such-1")), StringComparison.Ordinal);
        Assert.Equal(group, (await GroupsAsync(stage)).Groups.Single());
    }

    [Fact]
    public async Task Once_the_first_week_is_over_nothing_is_proposed_and_the_cards_say_so()
    {
        await using var stage = await SetAsync("2026-10-13T08:00:00Z");
        await ProposeAsync(stage);
        Assert.Equal(PlanningGroups.None.LookedAt, (await GroupsAsync(stage)).LookedAt);
        Assert.Contains("Nothing is being planned now", await AskAsync(stage, Lead, Verbs.ListClusters, Data(stage)), StringComparison.Ordinal);
        Assert.Contains("Nothing is being planned now", await AskAsync(stage, "Bo", Verbs.OwnCluster, Data(stage, stage.Checkout.Id.Team)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_restricted_objective_the_board_holds_no_word_and_no_overlap_comes_of_it()
    {
        await using var stage = await SetAsync();
        await stage.TellAsync(stage.Company.Growth.Id, new TeamEvent.ObjectiveWritten(new(new("twin-b"), 9, "Shops refund at once", "Now", Ambition.Committed, ObjectiveState.Draft) { Restricted = true }));
        await ProposeAsync(stage);
        Assert.Empty((await GroupsAsync(stage)).Groups);
        var row = (await stage.Get<IBoard>().FindAsync(stage.Company.Growth.Id, CancellationToken.None))!;
        Assert.DoesNotContain("efund", string.Join('|', row.Plan!.Objectives.SelectMany(o => o.KeyResults.Select(k => k.Title).Append(o.Title))), StringComparison.Ordinal);
        Assert.Contains(row.Plan.Objectives, o => o.Id.Value == "twin-b" && o.Title is null);
    }
}
