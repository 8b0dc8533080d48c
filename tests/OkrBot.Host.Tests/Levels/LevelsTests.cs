using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Planning;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Levels;

/// <summary>People's own objectives and the company's: the same rooms and rules, and nothing rolls up.</summary>
public sealed class LevelsTests
{
    private const string OtherTenant = "7e7e7e7e-5eed-4000-8000-000000000002";

    [Fact]
    public async Task Somebody_writes_their_own_objective_answers_it_in_person_and_reads_it_in_a_part_of_its_own()
    {
        await using var stage = await Stage.SetAsync();
        var chidi = await WithOwnAsync(stage, "Chidi");
        var own = await OwnAsync(stage, "Chidi");
        Assert.Equal((TeamKind.Individual, "Chidi", 1), (own.Team.Kind, own.Team.Name, own.Team.Members.Length));
        Assert.Equal(ObjectiveState.Active, own.Objectives.Values.Single().State);

        var card = (await stage.SayInPersonAsync("Chidi", "check in"))!.Card!;
        Assert.Contains("My own", Read(card), StringComparison.Ordinal);
        var form = new Form(card);
        var keyResult = own.KeyResults.Values.Single();
        var (value, confidence) = (form.Fields.Single(f => f.Id.EndsWith($"{keyResult.Id}_value", StringComparison.Ordinal)).Id, form.Fields.Single(f => f.Id.EndsWith($"{keyResult.Id}_confidence", StringComparison.Ordinal)).Id);
        Assert.True(form.TryFill(value, "8"));
        Assert.True(form.TryFill(confidence, "6"));
        await stage.PressInPersonAsync("Chidi", new Press("Save") { On = card, Form = form });
        var saved = (await OwnAsync(stage, "Chidi")).KeyResults.Values.Single().Latest!;
        Assert.Equal((new Reading.Number(8), 6, OwnWeeks.Series), ((Reading.Number)saved.Reading, saved.Confidence, saved.Occurrence.Series));

        var mine = Read(await stage.SayInPersonAsync("Chidi", "my okrs"));
        Assert.InRange(mine.IndexOf("My own", StringComparison.Ordinal), mine.IndexOf("Median time to pay", StringComparison.Ordinal), mine.IndexOf("Books read", StringComparison.Ordinal));
        Assert.DoesNotContain("of 100", mine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_progress_of_one_team_appears_in_anothers()
    {
        await using var stage = await Stage.SetAsync();
        await WithOwnAsync(stage, "Chidi");
        var teams = stage.Get<ITeamCycles>();
        var before = new List<string>();
        foreach (var team in stage.Company.Teams) before.Add(Seen((await teams.FindAsync(team.Id, CancellationToken.None))!));
        var own = await OwnAsync(stage, "Chidi");
        await teams.ChangeAsync(own.Id, new CommandStamp("done", null, stage.Time.Now), state => Answering.Decide(state,
            new SaveAnswers(new(stage.Person("Chidi").ObjectId!), null, [new Answer(own.KeyResults.Keys.Single(), new Reading.Number(3), 10)]), stage.Time.Now), CancellationToken.None);
        Assert.Equal(1, Progress.Of((await OwnAsync(stage, "Chidi")).KeyResults.Values.Single()));
        var after = new List<string>();
        foreach (var team in stage.Company.Teams) after.Add(Seen((await teams.FindAsync(team.Id, CancellationToken.None))!));
        Assert.Equal(before, after);

        string Seen(TeamCycle state) => string.Join(';', state.Objectives.Keys.Select(id => $"{id}={ObjectiveProgress.Of(state, id)}").Concat(
            state.KeyResults.Values.Select(k => $"{k.Id}={Progress.Of(k)},{StatusRules.Suggest(state, k, stage.Time.Now).Status}")));
    }

    [Fact]
    public async Task A_persons_own_page_shows_no_figure_of_the_person()
    {
        await using var stage = await Stage.SetAsync();
        var chidi = await WithOwnAsync(stage, "Chidi");
        var own = await OwnAsync(stage, "Chidi");
        foreach (var reader in new[] { "Chidi", "Ann" })
        {
            var told = Writer.Read(await chidi.ForgeAsync(reader, "okrs.team", own.Id, stage.PersonalChatOf(reader)));
            Assert.Contains(reader == "Chidi" ? "My own" : "Chidi’s own", told, StringComparison.Ordinal);
            Assert.DoesNotContain("% done", told, StringComparison.Ordinal);
            Assert.Contains("Books read", told, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Books read", Writer.Read(await chidi.ForgeAsync("Eve", "okrs.team", own.Id, stage.PersonalChatOf("Eve"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan.show")]
    [InlineData("plan.saveObjective")]
    public async Task Nobody_else_writes_in_somebodys_own(string verb)
    {
        await using var stage = await Stage.SetAsync();
        var chidi = await WithOwnAsync(stage, "Chidi");
        var own = await OwnAsync(stage, "Chidi");
        foreach (var who in new[] { "Ann", "Hana", "Eve" })
            Assert.Contains("no longer there", Read(await chidi.ForgeAsync(who, verb, own.Id, stage.PersonalChatOf(who), ("title", "T"), ("why", "W"), ("ambition", "high"), ("chosenTeam", own.Id.Team.Value))), StringComparison.Ordinal);
        Assert.Equal(own.Version, (await OwnAsync(stage, "Chidi")).Version);
    }

    [Fact]
    public async Task Said_twice_and_after_a_crash_between_there_is_one_of_them()
    {
        await using var stage = await Stage.SetAsync();
        var first = await WithOwnAsync(stage, "Chidi");
        var own = await OwnAsync(stage, "Chidi");
        // As if the program had stopped before it listed the team with its person.
        await stage.Get<IDirectory>().ChangePersonAsync(own.Id.Tenant, own.Team.Facilitator!.Value, entry => entry! with { Teams = [.. entry!.Teams.Where(t => t != own.Id)] }, CancellationToken.None);
        await first.ForgeAsync("plan.show", own.Id, ("chosenTeam", own.Id.Team.Value));
        Assert.Equal(own.Version, (await OwnAsync(stage, "Chidi")).Version);
        Assert.Contains(own.Id, (await stage.Get<IDirectory>().FindPersonAsync(own.Id.Tenant, own.Team.Facilitator!.Value, CancellationToken.None))!.Teams);
    }

    [Fact]
    public async Task Guests_and_people_of_other_tenants_have_none_and_learn_nothing()
    {
        var home = new OkrBot.Rehearsal.StandInTenantOptions(TimeProvider.System).TenantId;
        await using var stage = await Stage.SetAsync(new StageShape { Settings = new Dictionary<string, string?> { ["Teams:AllowedTenants:0"] = home, ["Teams:AllowedTenants:1"] = OtherTenant } });
        Assert.Contains("on no team", Read(await stage.SayInPersonAsync("Eve", "plan")), StringComparison.Ordinal);
        var chidi = await WithOwnAsync(stage, "Chidi");
        var own = await OwnAsync(stage, "Chidi");
        var activity = stage.Client.ActionActivity(stage.Person("Chidi"), stage.PersonalChatOf("Chidi"), "plan.show", new() { ["chosenTeam"] = "company" });
        activity["channelData"]!["tenant"]!["id"] = OtherTenant;
        activity["conversation"]!["tenantId"] = OtherTenant;
        Assert.Contains("no longer there", Read(BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0])), StringComparison.Ordinal);
        Assert.NotNull(chidi);
        Assert.Equal(own.Version, (await OwnAsync(stage, "Chidi")).Version);
    }

    [Fact]
    public async Task On_the_last_working_day_one_card_asks_about_what_no_meeting_carries()
    {
        await using var stage = await Stage.SetAsync();
        await WithOwnAsync(stage, "Goran");
        var before = stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Goran")).Count;
        // To Friday of that week, three in the afternoon.
        stage.Time.Advance(new DateTimeOffset(2026, 11, 6, 15, 0, 0, TimeSpan.FromHours(1)) - stage.Time.Now);
        await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        await stage.PlanAsync();
        await stage.WorkAsync();
        var cards = stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Goran")).Skip(before).ToList();
        Assert.Contains("For the week: My own", Read(Assert.Single(cards)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_programme_lead_leads_the_company_and_nobody_else_writes_there()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        await stage.PlanAsync();
        var company = (await stage.Get<ITeamCycles>().FindAsync(stage.Company.Leadership.Id, CancellationToken.None))!;
        Assert.Equal(new PersonId(stage.Person("Hana").ObjectId!), Assert.Single(company.Team.Leads));
        var hana = new Writer(stage, "Hana");
        await hana.PlanAsync(team: "Nordkauf");
        Assert.Contains("Poland is our third market", Read(hana.Card), StringComparison.Ordinal);
        // Bo meets there and is no lead.
        Assert.Contains("no longer there", Read(await hana.ForgeAsync("Bo", "plan.show", company.Id, stage.PersonalChatOf("Bo"), ("chosenTeam", "company"))), StringComparison.Ordinal);
        Assert.Contains("Poland is our third market", Read(await hana.ForgeAsync("Bo", "okrs.team", company.Id, stage.PersonalChatOf("Bo"))), StringComparison.Ordinal);
        // Ann is on a team and not there: she reads it beside her own.
        await stage.SayInPersonAsync("Ann", "team okrs");
        Assert.Contains("Poland is our third market", Read(await stage.PressInPersonAsync("Ann", new Press("Nordkauf"))), StringComparison.Ordinal);
        Assert.DoesNotContain("Poland is our third market", Read(await hana.ForgeAsync("Eve", "okrs.team", company.Id, stage.PersonalChatOf("Eve"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_is_renamed_by_whoever_runs_it_in_the_directory_too_and_not_as_its_neighbour()
    {
        await using var stage = await Stage.SetAsync();
        var bo = new Writer(stage, "Bo");
        await bo.ForgeAsync("settings.save", stage.Checkout.Id, ("teamName", "Paying"));
        Assert.Equal("Paying", (await stage.CheckoutNowAsync()).Team.Name);
        Assert.Equal("Paying", (await stage.Get<IDirectory>().FindTeamAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Team, CancellationToken.None))!.Name);
        foreach (var (name, told) in new[] { ("", "needs a name"), (new string('x', 61), "61 characters") })
        {
            var card = Assert.IsType<BotAnswer.Card>(await bo.ForgeAsync("settings.save", stage.Checkout.Id, ("teamName", name))).Content;
            Assert.Contains(told, Read(card), StringComparison.Ordinal);
        }
        Assert.Contains("Bo runs this check-in", Read(await bo.ForgeAsync("Ann", "settings.save", stage.Checkout.Id, stage.PersonalChatOf("Ann"), ("teamName", "Ours"))), StringComparison.Ordinal);
        await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today.Series, entry => entry! with { Teams = entry!.Teams.Add(stage.Company.Growth.Id) }, CancellationToken.None);
        Assert.Contains("called Growth", Read(await bo.ForgeAsync("settings.save", stage.Checkout.Id, ("teamName", "growth"))).Replace("growth", "Growth", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("Paying", (await stage.CheckoutNowAsync()).Team.Name);
    }

    /// <summary>Begun, with one objective and one key result.</summary>
    private static async Task<Writer> WithOwnAsync(Stage stage, string person)
    {
        var writer = new Writer(stage, person);
        await stage.SayInPersonAsync(person, "plan");
        if (new Form(writer.Card).Find("chosenTeam") is not null) await writer.PressAsync("Show the plan", ("chosenTeam", "My own"));
        else await writer.PressAsync("My own");
        await writer.ObjectiveAsync("I know our trade");
        await writer.NumberAsync("Books read", unit: "books");
        await writer.PressAsync("Done");
        await writer.OpenAsync("I know our trade");
        await writer.PressAsync("Begin");
        return writer;
    }

    private static async Task<TeamCycle> OwnAsync(Stage stage, string person)
        => (await stage.Get<ITeamCycles>().FindAsync(stage.Checkout.Id with { Team = TeamLevels.Of(new(stage.Person(person).ObjectId!)) }, CancellationToken.None))!;
}
