using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Planning;

/// <summary>Who else cares if an objective is reached, and who may read a restricted one beside its team.</summary>
public sealed class AudienceTests
{
    private const string Paying = "Paying is effortless on a phone";
    private static readonly ObjectiveId First = new("checkout-o1");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_team_that_is_named_sees_it_beside_its_own_until_it_is_nobody(bool here)
    {
        await using var stage = await Stage.SetAsync();
        var bo = new Writer(stage, "Bo");
        await bo.PlanAsync(here, "Checkout");
        Assert.Contains("not said yet", await bo.OpenAsync(Paying), StringComparison.Ordinal);
        await bo.PressAsync("Change");
        Assert.Contains("Growth", await bo.PressAsync("Who else cares?"), StringComparison.Ordinal);
        await bo.PressAsync("Find", ("search", "grow"));
        await bo.PressAsync("Save", ("picked", "growth"));
        await stage.WorkAsync();
        Assert.Equal((true, "growth"), ((await FirstAsync(stage)).AskedWhoCares, Assert.Single((await FirstAsync(stage)).Interested).Value));
        Assert.Matches("Who else cares:\\s+Growth", await bo.OpenAsync(Paying));
        foreach (var command in new[] { "plan", "team okrs" })
            Assert.Contains($"Checkout’s “{Paying}” matters to you", await GoranAsync(stage, command), StringComparison.Ordinal);
        Assert.IsNotType<BotAnswer.Failed>(await bo.ForgeAsync(Verbs.NobodyCares, stage.Checkout.Id, ("o", First.Value)));
        await stage.WorkAsync();
        Assert.Contains("nobody else", await bo.OpenAsync(Paying), StringComparison.Ordinal);
        Assert.DoesNotContain("matters to you", await GoranAsync(stage, "plan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_restricted_stopped_or_a_draft_is_told_to_no_other_team_and_new_words_are()
    {
        await using var stage = await Stage.SetAsync();
        await SaveAsync(stage, "growth");
        var first = await FirstAsync(stage);
        async Task<string> ToldAsync(params TeamEvent[] happened)
        {
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            await stage.TellAsync(happened);
            await stage.WorkAsync();
            return string.Join(',', (await stage.Get<IDirectory>().FindTeamAsync(stage.Checkout.Id.Tenant, new TeamId("growth"), CancellationToken.None))!.Concerns.Select(c => c.Title));
        }
        Assert.Equal("Paying is easy", await ToldAsync(new TeamEvent.ObjectiveWritten(first with { Title = "Paying is easy" })));
        Assert.Equal("", await ToldAsync(new TeamEvent.ObjectiveWritten(first with { Restricted = true })));
        Assert.Equal(Paying, await ToldAsync(new TeamEvent.ObjectiveWritten(first)));
        Assert.Equal("", await ToldAsync(new TeamEvent.ObjectiveStopped(First, new Stop("over", new("x"), stage.Time.Now))));
        Assert.Equal("", await ToldAsync(new TeamEvent.ObjectiveWritten(first with { Id = new("o9"), State = ObjectiveState.Draft })));
    }

    [Fact]
    public async Task Somebody_found_by_name_reads_a_restricted_objective_and_nobody_else_does()
    {
        await using var stage = await Stage.SetAsync();
        await stage.TellAsync(new TeamEvent.ObjectiveWritten(await FirstAsync(stage) with { Restricted = true }));
        var bo = new Writer(stage, "Bo");
        await bo.PlanAsync(here: true, team: "Checkout");
        await bo.OpenAsync(Paying);
        await bo.PressAsync("Change");
        await bo.PressAsync("Who may read it?");
        Assert.Contains("I know nobody called “Nobody”", await bo.PressAsync("Find", ("search", "Nobody")), StringComparison.Ordinal);
        Assert.Contains("Hana", await bo.PressAsync("Find", ("search", "hana")), StringComparison.Ordinal);
        await bo.PressAsync("Save", ("picked", stage.Person("Hana").ObjectId!));
        Assert.Contains("Only this team and 1 more person", await bo.OpenAsync(Paying), StringComparison.Ordinal);
        var team = new System.Text.Json.Nodes.JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05" };
        foreach (var (person, sees) in new[] { ("Hana", true), ("Fay", false), ("Ann", true) })
            Assert.Equal(sees, Looking.Read(await stage.ForgeAsync(person, Verbs.TeamOkrs, (System.Text.Json.Nodes.JsonObject)team.DeepClone(), stage.PersonalChatOf(person))).Contains(Paying, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ann", "growth", "runs this check-in")]
    [InlineData("Fay", "growth", "no longer there")]
    [InlineData("Bo", "nowhere", "not there any more")]
    [InlineData("Bo", "growth,nowhere", "not there any more")]
    [InlineData("Bo", "a|b, ,growth", "")]
    [InlineData("Bo", "checkout", "")]
    public async Task Only_who_leads_names_teams_and_only_teams_that_there_are(string person, string picked, string said)
    {
        await using var stage = await Stage.SetAsync();
        var told = Writer.Read(await new Writer(stage, person).ForgeAsync(Verbs.SaveCares, stage.Checkout.Id, ("o", First.Value), ("picked", picked)));
        Assert.Contains(said, told, StringComparison.Ordinal);
        Assert.Equal(said.Length == 0 && picked.Contains("growth", StringComparison.Ordinal) ? 1 : 0, (await FirstAsync(stage)).Interested.Length);
        Assert.Equal(said.Length == 0, (await FirstAsync(stage)).AskedWhoCares);
    }

    [Fact]
    public async Task Members_say_it_of_a_draft_a_wrong_objective_is_gone_and_twice_is_once()
    {
        await using var stage = await Stage.SetAsync();
        await stage.TellAsync(new TeamEvent.ObjectiveWritten(new(new("d1"), 9, "A draft", "So", Ambition.Committed, ObjectiveState.Draft)));
        var ann = new Writer(stage, "Ann");
        for (var i = 0; i < 2; i++) await ann.ForgeAsync(Verbs.SaveCares, stage.Checkout.Id, ("o", "d1"), ("picked", "growth"));
        Assert.Single((await stage.CheckoutNowAsync()).Objectives[new("d1")].Interested);
        Assert.Equal(2, await stage.CountAsync<TeamEvent.ObjectiveWritten>());
        foreach (var verb in new[] { Verbs.WhoCares, Verbs.SaveCares, Verbs.NobodyCares, Verbs.WhoFollows, Verbs.SaveFollowers })
            Assert.Contains("no longer there", Writer.Read(await ann.ForgeAsync(verb, stage.Checkout.Id, ("o", "nothing"))), StringComparison.Ordinal);
        Assert.Contains("I do not know one of these", Writer.Read(await ann.ForgeAsync(Verbs.SaveFollowers, stage.Checkout.Id, ("o", "d1"), ("picked", "stranger"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_all_is_internal_is_told_to_whoever_runs_it_and_to_nobody_else()
    {
        await using var stage = await Stage.SetAsync();
        var (bo, ann) = (new Writer(stage, "Bo"), new Writer(stage, "Ann"));
        await bo.PlanAsync(team: "Checkout");
        Assert.Contains("All objectives are internal", Looking.Read(bo.Card), StringComparison.Ordinal);
        await ann.PlanAsync(team: "Checkout");
        Assert.DoesNotContain("internal", Looking.Read(ann.Card), StringComparison.Ordinal);
        await SaveAsync(stage, "growth");
        Assert.DoesNotContain("internal", await bo.PressAsync("Show again"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Showing_what_matters_looks_at_no_other_team()
    {
        await using var stage = await Stage.SetAsync();
        async Task<(long, long)> CostAsync()
        {
            await GoranAsync(stage, "plan");
            stage.Counts.Reset();
            await GoranAsync(stage, "plan");
            return (stage.Counts.Of(Storage.Tables.TableNames.TeamCycles), stage.Counts.Of(Storage.Tables.TableNames.Board));
        }
        var without = await CostAsync();
        await SaveAsync(stage, "growth");
        Assert.Equal(without, await CostAsync());
    }

    private static async Task<Objective> FirstAsync(Stage stage) => (await stage.CheckoutNowAsync()).Objectives[First];

    private static async Task SaveAsync(Stage stage, string team)
    {
        await new Writer(stage, "Bo").ForgeAsync(Verbs.SaveCares, stage.Checkout.Id, ("o", First.Value), ("picked", team));
        await stage.WorkAsync();
    }

    private static async Task<string> GoranAsync(Stage stage, string command)
    {
        var read = Looking.Read(await stage.SayInPersonAsync("Goran", command)).Replace('\u00A0', ' ');
        if (!read.Contains("Which team?", StringComparison.Ordinal) && stage.Client.CardFor(stage.Person("Goran"), stage.PersonalChatOf("Goran")) is { } card && new Form(card).Find("chosenTeam") is null) return read;
        var goran = new Writer(stage, "Goran");
        return command == "plan" ? await goran.PressAsync("Show the plan", ("chosenTeam", "Growth")) : Writer.Read(await stage.ForgeAsync("Goran", Verbs.TeamOkrs, new() { ["team"] = "growth", ["cycle"] = "2026-10-05" }, stage.PersonalChatOf("Goran")));
    }
}
