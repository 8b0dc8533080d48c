using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.CommandLine.Checks;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Programme;
using OkrBot.Rehearsal.Company;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>The account of somebody whom the setting names as a lead of the programme ends: they are none any more, and whoever can change the setting hears of it.</summary>
public sealed class EndedLeadTests
{
    private const string Refused = "Only the people who run the OKR programme";

    [Fact]
    public async Task A_lead_whose_account_ended_can_press_nothing_of_the_programme_and_can_again_when_it_works()
    {
        await using var stage = await SetAsync("Hana", "Goran");
        Assert.DoesNotContain(Refused, Read(await stage.SendAsync("Hana", Verbs.ShowProgramme)), StringComparison.Ordinal);
        await EndAsync(stage, "Hana");
        foreach (var verb in new[] { Verbs.ShowProgramme, Verbs.OpenCycleNow, Verbs.AddHolidays, Verbs.ShowRights })
            Assert.Contains(Refused, Read(await stage.SendAsync("Hana", verb)), StringComparison.Ordinal);
        Assert.Contains(Refused, Read(await stage.OpenSpringAsync("Hana")), StringComparison.Ordinal);
        Assert.DoesNotContain(Refused, Read(await stage.SendAsync("Goran", Verbs.ShowProgramme)), StringComparison.Ordinal);
        stage.Tenant.Graph.People.Restore(stage.Person("Hana"));
        await stage.AccountsAsync();
        Assert.DoesNotContain(Refused, Read(await stage.SendAsync("Hana", Verbs.ShowProgramme)), StringComparison.Ordinal);
        Assert.Empty((await stage.TenantAsync()).EndedLeads);
    }

    [Fact]
    public async Task It_holds_after_a_restart_and_on_every_server()
    {
        await using var stage = await SetAsync("Hana", "Goran");
        await EndAsync(stage, "Hana");
        await stage.RestartAsync();
        Assert.Contains(Refused, Read(await stage.SendAsync("Hana", Verbs.ShowProgramme)), StringComparison.Ordinal);
        await using var other = await stage.AnotherServerAsync();
        stage.Client.Bot = new Uri(other.Urls.First().TrimEnd('/') + "/");
        Assert.Contains(Refused, Read(await stage.SendAsync("Hana", Verbs.ShowProgramme)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_leads_are_told_once_which_setting_to_change_and_whoever_left_is_told_nothing()
    {
        await using var stage = await SetAsync("Hana", "Goran");
        foreach (var lead in new[] { "Hana", "Goran" }) await stage.SayInPersonAsync(lead, "help");
        await stage.WorkAsync();
        var before = stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Hana")).Count;
        await EndAsync(stage, "Hana");
        for (var round = 0; round < 2; round++)
        {
            await stage.SettleAsync();
            stage.Time.Advance(TimeSpan.FromHours(24));
            await stage.AccountsAsync();
        }
        await stage.SettleAsync();
        var told = Assert.Single(stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Goran")).Select(Read), text => text.Contains("A lead of the OKR programme has left", StringComparison.Ordinal));
        Assert.All(["Hana", "Programme:Leads"], text => Assert.Contains(text, told, StringComparison.Ordinal));
        Assert.Equal(before, stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Hana")).Count);
        Assert.Equal([stage.IdOf("Goran")], Assert.Single((await stage.TenantAsync()).EndedLeads).Told.AsEnumerable());
    }

    [Fact]
    public async Task The_company_is_led_by_the_leads_who_are_left()
    {
        await using var stage = await SetAsync("Hana", "Goran");
        await stage.SayInPersonAsync("Hana", "plan");
        await stage.SendAsync("Hana", "plan.company");
        await CompanyAsync(stage);
        await EndAsync(stage, "Hana");
        Assert.Equal([stage.IdOf("Goran")], (await CompanyAsync(stage)).Leads.AsEnumerable());
    }

    [Fact]
    public async Task A_lead_whom_the_bot_never_met_is_looked_at_too_and_an_id_without_an_account_counts_for_nobody()
    {
        await using var stage = await SetAsync("Hana", "00000000-5eed-4000-8000-0000000000aa");
        var before = stage.Tenant.Graph.Counts["batch"];
        await stage.AccountsAsync();
        Assert.Equal("00000000-5eed-4000-8000-0000000000aa", Assert.Single((await stage.TenantAsync()).EndedLeads).Person.Value);
        Assert.InRange(stage.Tenant.Graph.Counts["batch"] - before, 1, 2);
    }

    [Theory]
    [InlineData("right")]
    [InlineData("failed")]
    public async Task Where_nobody_tells_every_lead_stays_one(string why)
    {
        await using var stage = await SetAsync("Hana", "Goran");
        if (why == "right") stage.Tenant.Graph.Withhold("User.Read.All");
        else stage.Tenant.Graph.Faults.FailNext(400, count: 9, operation: "listUsers");
        await EndAsync(stage, "Hana");
        Assert.Empty((await stage.TenantAsync()).EndedLeads);
        Assert.DoesNotContain(Refused, Read(await stage.SendAsync("Hana", Verbs.ShowProgramme)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_all_leads_left_nobody_is_one_and_the_weeks_follow_by_themselves()
    {
        await using var stage = await SetAsync("Hana");
        await EndAsync(stage, "Hana");
        await stage.GoToAsync(Programmes.Week11);
        Assert.Equal(2, (await stage.TenantAsync()).Live.Length);
        foreach (var person in new[] { "Hana", "Ann", "Bo" })
            Assert.Contains(Refused, Read(await stage.SendAsync(person, Verbs.ShowProgramme)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_names_who_has_to_be_taken_out_of_the_setting_and_says_when_nobody_is_left()
    {
        await using var stage = await SetAsync("Hana", "Goran");
        await stage.AccountsAsync();
        Assert.Empty(await EndedLeadsCheck.LookAsync(stage.Program.Services, CancellationToken.None));
        await EndAsync(stage, "Hana");
        var one = $"programme  warning: the account has ended of {stage.IdOf("Hana")}; take it out of Programme:Leads";
        Assert.Equal([one], (await EndedLeadsCheck.LookAsync(stage.Program.Services, CancellationToken.None)).Select(finding => finding.ToString()));
        await EndAsync(stage, "Goran");
        Assert.Equal("programme  warning: nobody runs the programme any more; name somebody in Programme:Leads", (await EndedLeadsCheck.LookAsync(stage.Program.Services, CancellationToken.None))[^1].ToString());
    }

    [Fact]
    public async Task A_turn_of_a_lead_costs_one_request_more_and_of_others_none()
    {
        await using var stage = await SetAsync("Hana");
        await stage.SayInPersonAsync("Ann", "help");
        stage.Counts.Reset();
        await stage.Get<LeadsLook>().BeforeAsync(TurnOf(stage, "Ann"), CancellationToken.None);
        Assert.Equal(0, stage.DirectoryRequests());
        await stage.Get<LeadsLook>().BeforeAsync(TurnOf(stage, "Hana"), CancellationToken.None);
        Assert.InRange(stage.DirectoryRequests(), 0, 1);
    }

    private static Turn TurnOf(Stage stage, string person) => new(stage.Checkout.Id.Tenant, new Sender("29:x", stage.IdOf(person), person, "en", "UTC"),
        new Conversation(new ChatId("a:1"), ChatKind.Personal, stage.Tenant.ServiceUrl, null), "1", stage.Time.Now, new Act.Said("help"));

    private static Task<Stage> SetAsync(params string[] leads) => Stage.SetAsync(new StageShape
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = "true", [ProgrammeLeads.Setting] = string.Join(',', leads.Select(IdOf)) },
    });

    // A name of the sample company, or an id.
    private static string IdOf(string lead) => Guid.TryParse(lead, out _) ? lead : Rehearsal.World.TenantPerson.Create(lead, Rehearsal.World.PersonRole.User, seed: 1).ObjectId!;

    private static Task EndAsync(Stage stage, string person)
    {
        stage.Tenant.Graph.People.Disable(stage.Person(person));
        return stage.AccountsAsync();
    }

    private static async Task<Team> CompanyAsync(Stage stage)
        => (await stage.Get<App.Teams.LevelTeams>().FindCompanyAsync(stage.Checkout.Id.Tenant, CancellationToken.None))!.Team;
}
