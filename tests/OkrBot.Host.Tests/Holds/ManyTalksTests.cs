using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;
using OkrBot.Host.Tests.Clusters;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;
using static OkrBot.Host.Tests.Clusters.Talks;

namespace OkrBot.Host.Tests.Holds;

/// <summary>Each planning group is work of its own: what costs nothing, what one press costs, and what one that fails does to the others.</summary>
public sealed class ManyTalksTests
{
    private const string Title = "OKR planning: Checkout, Growth";
    private const int Many = 500;

    [Fact]
    public async Task Five_hundred_in_calendars_cost_a_quiet_night_no_look_at_a_team_and_a_press_the_look_at_its_own()
    {
        await using var stage = await SetAsync(graph: true);
        await GroupsOfAsync(stage, Many);
        await stage.NightAsync();
        for (var minute = 0; minute < 30 && stage.Items(Title).Count < Many; minute++) await stage.LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(Many, stage.Items(Title).Count);
        // What the Board tells of the teams is as new as they are.
        await stage.NightAsync();

        var calls = stage.Tenant.Graph.Counts.Total;
        stage.Counts.Reset();
        await stage.NightAsync();
        Assert.Equal((calls, 0L), (stage.Tenant.Graph.Counts.Total, stage.Counts.Of(TableNames.TeamCycles)));
        Assert.InRange(stage.Counts.Of(TableNames.Directory, TableRequest.Get), 0, 20);
        Assert.Equal(0, stage.Counts.Of(TableNames.Directory, TableRequest.Transaction));

        await AskAsync(stage, Lead, Verbs.SaveTalk, Data(stage, group: "g-007"), ("talkDay", "2026-10-08"), ("talkTime", "14:30"), ("talkMinutes", "45"));
        stage.Counts.Reset();
        await stage.WorkAsync();
        Assert.Equal(calls + 1, stage.Tenant.Graph.Counts.Total);
        Assert.Equal(new DateTime(2026, 10, 8, 14, 30, 0), stage.Items(Title).Select(item => item.Start).Distinct().Min());
        Assert.InRange(stage.Counts.Of(TableNames.TeamCycles, TableRequest.Query) + stage.Counts.Of(TableNames.TeamCycles, TableRequest.Get), 0, 8);
    }

    [Fact]
    public async Task A_press_that_changes_two_groups_queues_these_two_and_no_other()
    {
        await using var stage = await SetAsync(graph: true);
        var payouts = stage.Company.Payouts.Id.Team;
        await stage.Get<IClusters>().ChangeAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle, _ => new PlanningGroups(stage.Time.Now,
            [new Cluster(new("a-1"), Twins(stage)) { Kept = true }, new Cluster(new("b-1"), [payouts, new("other")]) { Kept = true }, new Cluster(new("c-1"), [new("one"), new("two")]) { Kept = true }]), CancellationToken.None);
        var queue = stage.Get<IWorkQueue>();
        await AskAsync(stage, Lead, Verbs.SaveCluster, Data(stage, group: "a-1"), ("stay", $"{stage.Checkout.Id.Team},{payouts}"), ("to", "b-1"));
        var queued = (await queue.ReceiveAsync(32, TimeSpan.FromMinutes(1), CancellationToken.None)).Select(lease => lease.Item).Where(item => item.Kind.StartsWith("holds.", StringComparison.Ordinal)).ToList();
        Assert.Equal(["a-1", "b-1"], queued.Select(item => item.Id.Split(':')[^2]).Order());
    }

    [Fact]
    public async Task One_that_fails_keeps_no_other_out_of_calendars()
    {
        var broken = new Broken("group/g-000");
        await using var stage = await SetAsync(graph: true, change: services => services.AddSingleton<ICalendarHolds>(provider => broken.Around(provider)));
        await GroupsOfAsync(stage, 3);
        await stage.NightAsync();
        for (var minute = 0; minute < 10; minute++) await stage.LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, stage.Items(Title).Count);
    }

    [Fact]
    public async Task It_is_cancelled_in_the_words_of_its_title()
    {
        var heard = new Broken(key: null);
        await using var stage = await SetAsync(graph: true, change: services => services.AddSingleton<ICalendarHolds>(provider => heard.Around(provider)));
        foreach (var team in new[] { stage.Checkout.Id, stage.Company.Growth.Id })
            await stage.TellAsync(team, new TeamEvent.TeamSettled(Domain.Teams.TeamSettings.Of((await stage.Get<ITeamCycles>().FindAsync(team, CancellationToken.None))!.Team) with { Language = "de" }));
        await GroupsOfAsync(stage, 1);
        await stage.NightAsync();
        Assert.Single(stage.Items("OKR-Planung: Checkout, Growth"));
        await stage.Get<IClusters>().ChangeAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle, stored => stored with { Groups = [] }, CancellationToken.None);
        await stage.NightAsync();
        Assert.Equal(["Die Teams, die zusammen planen, haben sich geändert."], heard.Reasons);
    }

    private static ImmutableArray<TeamId> Twins(Stage stage) => [stage.Checkout.Id.Team, stage.Company.Growth.Id.Team];

    /// <summary>All of the same two teams, which lets many of them come about quickly.</summary>
    private static Task GroupsOfAsync(Stage stage, int many) => stage.Get<IClusters>().ChangeAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle,
        _ => new PlanningGroups(stage.Time.Now, [.. Enumerable.Range(0, many).Select(at => new Cluster(new($"g-{at:D3}"), Twins(stage)))]), CancellationToken.None);

    /// <summary>Fails for one appointment, and hears why others are cancelled.</summary>
    private sealed class Broken(string? key)
    {
        public List<string?> Reasons { get; } = [];

        public ICalendarHolds Around(IServiceProvider provider) => new Holds(this, key, (ICalendarHolds)provider.GetRequiredService(typeof(Graph.GraphServices).Assembly.GetType("OkrBot.Graph.Calendars.CalendarHolds")!));

        private sealed class Holds(Broken broken, string? key, ICalendarHolds inner) : ICalendarHolds
        {
            public bool Serves(TenantId tenant) => inner.Serves(tenant);

            public Task<Asked<PutHold>> PutAsync(TenantId tenant, CalendarHold hold, PutHold? before, CancellationToken cancel)
                => key is not null && hold.Key.StartsWith(key, StringComparison.Ordinal) ? throw new InvalidOperationException("Broken.") : inner.PutAsync(tenant, hold, before, cancel);

            public Task<Asked<bool>> CancelAsync(TenantId tenant, PersonId owner, HoldName name, string? why, CancellationToken cancel)
            {
                broken.Reasons.Add(why);
                return inner.CancelAsync(tenant, owner, name, why, cancel);
            }
        }
    }
}
