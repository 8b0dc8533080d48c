using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Planning;
using OkrBot.Rehearsal.Clients;
using OkrBot.Storage.Tables;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Programme;

/// <summary>Weeks 10 to 14 as people live them: planning opens, the next weeks are written, they begin, and what was open returns.</summary>
public sealed class RolloverTests
{
    private const string FirstMeeting = "2027-01-05T08:30:00Z";

    [Fact]
    public async Task From_week_10_to_14_a_team_plans_enters_and_checks_in_with_what_was_open()
    {
        await using var stage = await Stage.SetAsync("2026-12-08T08:00:00Z");
        await stage.OpenSpringAsync();
        await stage.SettleAsync();
        Assert.Null((await stage.RowAsync()).Next);

        await stage.GoToAsync(Programmes.Week11);
        Assert.Equal((stage.Company.Live.Id, Programmes.Spring.Id), ((await stage.RowAsync()).Current!.Value, (await stage.RowAsync()).Next!.Value));
        await WriteNextAsync(stage);
        Assert.Equal(3, (await stage.CheckoutNowAsync()).Objectives.Count);

        await stage.GoToAsync("2027-01-03T22:59:00Z");
        Assert.Equal(stage.Company.Live.Id, (await stage.RowAsync()).Current);
        await stage.GoToAsync("2027-01-03T23:00:30Z");
        var row = await stage.RowAsync();
        Assert.Equal((Programmes.Spring.Id, null, stage.Company.Live.Id), (row.Current!.Value, row.Next, row.Previous!.Value));
        var series = await stage.Get<IDirectory>().FindSeriesAsync(row.Tenant, stage.Checkout.Today.Series, CancellationToken.None);
        Assert.Equal<TeamCycleId>([stage.Checkout.Id.InSpring()], series!.Teams);
        foreach (var member in stage.Checkout.Team.Members)
            Assert.Contains(stage.Checkout.Id.InSpring(), (await stage.Get<IDirectory>().FindPersonAsync(row.Tenant, member.Person, CancellationToken.None))!.Teams);

        await stage.GoToAsync(FirstMeeting);
        await stage.StartMeetingAsync();
        var state = (await stage.FindAsync(stage.Checkout.Id.InSpring()))!;
        Assert.Equal(SegmentState.Open, Assert.Single(state.Segments.Values).State);
        Assert.DoesNotContain((await stage.CheckoutNowAsync()).Segments.Values, s => s.State == SegmentState.Open);
        var room = Read(stage.Cards()[^1]);
        Assert.Contains("Risk has to approve card tokens", room, StringComparison.Ordinal);
        Assert.Contains("week 1 of 13", room, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Fact]
    public async Task Plan_offers_the_next_weeks_and_the_way_back_and_lessons_come_first()
    {
        await using var stage = await PlannedAsync();
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id.InSpring(), new CommandStamp("lessons", null, stage.Time.Now),
            _ => Decision.Of(new TeamEvent.LessonsBrought([new("Ask Risk before the first week", stage.Company.Live.Id, null, stage.Time.Now)])), CancellationToken.None);
        var bo = new Writer(stage, "Bo");
        await bo.PlanAsync(team: "Checkout");
        var next = await bo.PressAsync("Next weeks");
        Assert.Contains("Plan for 13 weeks from 4 Jan 2027", next, StringComparison.Ordinal);
        Assert.Contains("Ask Risk before the first week", next, StringComparison.Ordinal);
        Assert.DoesNotContain("Paying is effortless on a phone", next, StringComparison.Ordinal);
        Assert.Contains("Paying is effortless on a phone", await bo.PressAsync("These weeks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_begins_before_the_first_day_counts_from_it_and_three_is_the_limit_in_each_cycle()
    {
        await using var stage = await PlannedAsync();
        await WriteNextAsync(stage);
        var state = (await stage.FindAsync(stage.Checkout.Id.InSpring()))!;
        var objective = Assert.Single(state.Objectives.Values);
        Assert.Equal(ObjectiveState.Active, objective.State);
        Assert.All(state.KeyResults.Values, k => Assert.Equal(new DateOnly(2027, 1, 4), k.ActiveFrom));
        Assert.Equal(3, (await stage.CheckoutNowAsync()).Objectives.Values.Count(o => o.State == ObjectiveState.Active));
    }

    [Fact]
    public async Task A_card_of_the_old_weeks_keeps_them_takes_final_values_for_fourteen_days_and_then_only_reads()
    {
        await using var stage = await EnteredAsync();
        var bo = new Writer(stage, "Bo");
        await bo.PlanAsync(team: "Checkout");
        Assert.Contains("Paying is effortless on a phone", await bo.PressAsync("Last weeks"), StringComparison.Ordinal);
        Assert.Contains("has moved on to the new weeks", Read(await ResolveOldAsync(stage)), StringComparison.Ordinal);
        (string, string)[] change = [("o", "checkout-o1"), ("title", "Paying is easy"), ("why", "So"), ("ambition", "high"), ("because", "wording"), ("becauseNote", "Shorter")];
        await stage.GoToAsync("2027-01-17T12:00:00Z");
        await bo.ForgeAsync("plan.saveObjective", stage.Checkout.Id, change);
        Assert.Equal("Paying is easy", (await stage.CheckoutNowAsync()).Objectives[new("checkout-o1")].Title);
        await stage.GoToAsync("2027-01-17T23:00:01Z");
        var version = (await stage.CheckoutNowAsync()).Version;
        var late = Writer.Read(await bo.ForgeAsync("plan.saveObjective", stage.Checkout.Id, [.. change.Where(c => c.Item1 != "title"), ("title", "Too late")]));
        Assert.Contains("closed since 17 Jan 2027", late, StringComparison.Ordinal);
        Assert.Equal(version, (await stage.CheckoutNowAsync()).Version);
        Assert.Contains("Paying is easy", Writer.Read(await bo.ForgeAsync("plan.show", stage.Checkout.Id)), StringComparison.Ordinal);
        await stage.GoToAsync("2027-01-21T12:00:00Z");
        Assert.Equal<Domain.Cycles.Cycle>([stage.Company.Live], (await stage.TenantAsync()).Past);
    }

    [Fact]
    public async Task Who_comes_and_goes_before_the_start_comes_and_goes_in_the_next_weeks_too_and_after_it_in_the_old_ones()
    {
        await using var stage = await PlannedAsync();
        await stage.Client.RemoveMemberAsync(stage.Person("Ann"), stage.ChatId, stage.Person("Emre"), CancellationToken.None);
        await stage.SettleAsync();
        var emre = new PersonId(stage.Person("Emre").ObjectId!);
        Assert.Null((await stage.FindAsync(stage.Checkout.Id.InSpring()))!.Team.Find(emre));
        await HandOverAsync(stage, "Chidi");
        Assert.Equal(stage.Person("Chidi").ObjectId, (await stage.FindAsync(stage.Checkout.Id.InSpring()))!.Team.Facilitator?.Value);

        await stage.GoToAsync("2027-01-04T08:00:00Z");
        await stage.Client.RemoveMemberAsync(stage.Person("Ann"), stage.ChatId, stage.Person("Dina"), CancellationToken.None);
        await stage.SettleAsync();
        var dina = new PersonId(stage.Person("Dina").ObjectId!);
        Assert.Null((await stage.FindAsync(stage.Checkout.Id.InSpring()))!.Team.Find(dina));
        Assert.Null((await stage.CheckoutNowAsync()).Team.Find(dina));
        Assert.Contains("no longer there", Writer.Read(await new Writer(stage, "Dina").ForgeAsync("plan.show", stage.Checkout.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weeks_opened_late_are_entered_at_once()
    {
        await using var stage = await Stage.SetAsync("2027-01-12T09:00:00Z");
        await stage.SettleAsync();
        Assert.Equal(stage.Company.Live.Id, (await stage.RowAsync()).Current);
        await stage.OpenSpringAsync();
        await stage.SettleAsync();
        Assert.Equal(Programmes.Spring.Id, (await stage.RowAsync()).Current);
        Assert.Single((await stage.FindAsync(stage.Checkout.Id.InSpring()))!.Blockers);
    }

    [Fact]
    public async Task Outside_of_these_weeks_the_planner_asks_for_no_team_and_in_them_once_a_shard()
    {
        await using var stage = await Stage.SetAsync("2026-12-08T08:00:00Z");
        await stage.OpenSpringAsync();
        await stage.SettleAsync();
        stage.Counts.Reset();
        await stage.PlanAsync();
        var quiet = stage.DirectoryRequests();
        await stage.GoToAsync(Programmes.Week11);
        stage.Counts.Reset();
        await stage.PlanAsync();
        Assert.Equal(quiet + Shards.Count, stage.DirectoryRequests());
        Assert.Equal(0, stage.Requests(TableNames.TeamCycles));
        // One sweep of both cycles for all slices, and one look at the shards that hold a team.
        Assert.InRange(stage.Requests(TableNames.Board), 2 * Shards.Count, (2 * Shards.Count) + stage.Company.Teams.Length);
    }

    /// <summary>Week 11: the next weeks are open, and every team has its place there.</summary>
    internal static async Task<Stage> PlannedAsync()
    {
        var stage = await Stage.SetAsync(Programmes.Week11);
        await stage.OpenSpringAsync();
        await stage.SettleAsync();
        return stage;
    }

    /// <summary>The first day of the next weeks.</summary>
    private static async Task<Stage> EnteredAsync()
    {
        var stage = await PlannedAsync();
        await stage.GoToAsync("2027-01-04T08:00:00Z");
        return stage;
    }

    private static async Task WriteNextAsync(Stage stage)
    {
        var bo = new Writer(stage, "Bo");
        await bo.PlanAsync(team: "Checkout");
        await bo.PressAsync("Next weeks");
        await bo.ObjectiveAsync("Refunds in a day");
        await bo.NumberAsync("Days to a refund");
        await bo.PressAsync("Done");
        await bo.PressAsync("Show again");
        await bo.PressAsync("Open", ("chosenObjective", "Refunds in a day"));
        Assert.Contains("Begun", await bo.PressAsync("Begin"), StringComparison.Ordinal);
    }

    private static Task<BotAnswer> ResolveOldAsync(Stage stage)
        => stage.ForgeAsync("Dina", "blocker.resolve", Forged.Data(stage, stage.Checkout.Today.Start.AddDays(-7), ("blocker", "checkout-b1")), stage.ChatId);

    private static async Task HandOverAsync(Stage stage, string to)
    {
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id, new CommandStamp("hand", null, stage.Time.Now),
            _ => Decision.Of(new TeamEvent.FacilitatorNamed(new PersonId(stage.Person(to).ObjectId!))), CancellationToken.None);
        await stage.SettleAsync();
    }
}
