using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Programme;
using OkrBot.Host.Tests.Setup;
using OkrBot.Storage.Tables;
using OkrBot.Testing;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Rights;

/// <summary>A right that the administrator has not given is noticed when it is needed, told once to who runs the programme, and forgotten when it works.</summary>
public sealed class MissingRightsTests
{
    private const string Lead = Programmes.Lead;
    private const string Title = "What Microsoft 365 does not let me do";

    [Fact]
    public async Task A_lead_is_told_once_in_plain_words_and_it_disappears_when_it_works()
    {
        await using var pick = await PickStage.SetAsync();
        var stage = pick.Stage;
        await stage.SayInPersonAsync(Lead, "help");
        pick.Tenant.Graph.Withhold("Calendars.Read");
        await pick.AskAsync("Ann");
        var missed = Assert.Single((await stage.TenantAsync()).MissingRights);
        Assert.Equal(("Calendars.Read", stage.Time.Now, pick.IdOf("Ann")), (missed.Name, missed.First, missed.People.Single().Value));

        await TellAsync(stage);
        Assert.Equal(0, Told(stage));
        stage.Time.Advance(TimeSpan.FromMinutes(45));
        await TellAsync(stage);
        await TellAsync(stage);
        Assert.Equal(1, Told(stage));
        var said = Read(stage.Tenant.World.MessagesIn(stage.PersonalChatOf(Lead))[^1]);
        Assert.All(["I cannot see calendars", "Instead:", "say “connect meeting” in the meeting’s chat", "an Exchange administrator", "(Calendars.Read)"], text => Assert.Contains(text, said, StringComparison.Ordinal));
        var how = Read(await stage.SendAsync(Lead, Verbs.AskForRight, ("right", "calendars.read")));
        Assert.All([stage.Tenant.Options.AppId, "Application Calendars.Read", "$graph.AppRoles", "AppRoleId"], text => Assert.Contains(text, how, StringComparison.Ordinal));
        Assert.Contains("1 right is missing", Read(await stage.SendAsync(Lead, Verbs.ShowProgramme)), StringComparison.Ordinal);

        pick.Tenant.Graph.Grant("Calendars.Read");
        stage.Time.Advance(TimeSpan.FromSeconds(2));
        await pick.AskAsync("Ann");
        Assert.Empty((await stage.TenantAsync()).MissingRights);
        Assert.DoesNotContain("Microsoft 365", Read(await stage.SendAsync(Lead, Verbs.ShowProgramme)), StringComparison.Ordinal);
        Assert.Contains("Nothing is missing", Read(await stage.SendAsync(Lead, Verbs.ShowRights)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_refusals_of_the_same_right_cost_one_write_and_the_gauge_shows_one()
    {
        await using var pick = await PickStage.SetAsync();
        using var measured = new Measured(pick.Stage.Get<IMeterFactory>());
        pick.Tenant.Graph.Withhold("MailboxSettings.Read");
        var (tenant, ann) = (pick.Stage.Checkout.Id.Tenant, new PersonId(pick.IdOf("Ann")));
        pick.Stage.Counts.Reset();
        for (var i = 0; i < 100; i++) await pick.Stage.Get<IPeopleDirectory>().TimeAsync(tenant, ann, CancellationToken.None);
        Assert.Equal(1, pick.Stage.Counts.Of(TableNames.Directory, TableRequest.Transaction));
        Assert.Equal(1, measured.Look("okrbot.graph.missing_rights"));
    }

    [Fact]
    public async Task A_right_that_reaches_some_says_whom_it_does_not_reach()
    {
        await using var pick = await PickStage.SetAsync();
        var stage = pick.Stage;
        stage.Tenant.Graph.WithdrawAccessPolicy(stage.Person("Ann"));
        await pick.PickAsync("Ann", await pick.AskAsync("Ann"));
        await stage.Get<IMeetingChats>().FindAsync(stage.Checkout.Id.Tenant, new PersonId(pick.IdOf("Bo")), "https://teams.microsoft.com/l/meetup-join/none", CancellationToken.None);
        var said = Read(await stage.SendAsync(Lead, Verbs.ShowRights));
        Assert.Contains("Given, but not for: \nAnn", said, StringComparison.Ordinal);
        var how = Read(await stage.SendAsync(Lead, Verbs.AskForRight, ("right", "meetings.policy")));
        Assert.Contains($"Grant-CsApplicationAccessPolicy -PolicyName OkrBot -Identity \"{pick.IdOf("Ann")}\"", how, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_runs_the_programme_reads_it_and_only_in_person()
    {
        await using var pick = await PickStage.SetAsync();
        var stage = pick.Stage;
        pick.Tenant.Graph.Withhold("Calendars.Read");
        await pick.AskAsync("Ann");
        foreach (var verb in new[] { Verbs.ShowRights, Verbs.AskForRight })
        {
            Assert.Contains("Only the people who run the OKR programme", Read(await stage.SendAsync("Ann", verb, ("right", "calendars.read"))), StringComparison.Ordinal);
            Assert.Contains("in our personal chat", Read(await stage.ForgeAsync(Lead, verb, new JsonObject { ["right"] = "calendars.read", ["view"] = "v" })), StringComparison.Ordinal);
        }
        Assert.Contains("I do not know that right any more", Read(await stage.SendAsync(Lead, Verbs.AskForRight, ("right", "Mail.Read"))), StringComparison.Ordinal);
        Assert.Contains("I do not know that right any more", Read(await stage.SendAsync(Lead, Verbs.AskForRight)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stopped_unasked_messages_gets_none_and_a_send_that_failed_is_made_later()
    {
        await using var pick = await PickStage.SetAsync();
        var stage = pick.Stage;
        await stage.SayInPersonAsync(Lead, "help");
        var id = new PersonId(stage.Person(Lead).ObjectId!);
        Task StopAsync(bool stopped) => stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, id, entry => entry! with { Reminders = entry.Manners with { Stopped = stopped } }, CancellationToken.None);
        await StopAsync(true);
        pick.Tenant.Graph.Withhold("Calendars.Read");
        await pick.AskAsync("Ann");
        stage.Time.Advance(TimeSpan.FromMinutes(45));
        await TellAsync(stage);
        Assert.Equal(0, Told(stage));
        await StopAsync(false);
        stage.Time.Advance(TimeSpan.FromDays(1));
        await TellAsync(stage);
        Assert.Equal(1, Told(stage));
    }

    [Fact]
    public async Task Once_Graph_is_switched_off_nothing_is_missing()
    {
        await using var pick = await PickStage.SetAsync(graph: false);
        var stage = pick.Stage;
        await stage.SayInPersonAsync(Lead, "help");
        var yesterday = stage.Time.Now.AddDays(-1);
        await stage.Get<IDirectory>().ChangeTenantAsync(stage.Checkout.Id.Tenant, entry => entry! with { MissingRights = [new MissedRight("Calendars.Read", yesterday, yesterday)] }, CancellationToken.None);
        await TellAsync(stage);
        Assert.Equal(0, Told(stage));
        Assert.Contains("Nothing is missing", Read(await stage.SendAsync(Lead, Verbs.ShowRights)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_works_again_before_anybody_was_told_is_told_to_nobody()
    {
        await using var pick = await PickStage.SetAsync();
        var stage = pick.Stage;
        await stage.SayInPersonAsync(Lead, "help");
        pick.Tenant.Graph.Withhold("Calendars.Read");
        await pick.AskAsync("Ann");
        pick.Tenant.Graph.Grant("Calendars.Read");
        await pick.AskAsync("Ann");
        stage.Time.Advance(TimeSpan.FromHours(1));
        await TellAsync(stage);
        Assert.Equal(0, Told(stage));
    }

    private static async Task TellAsync(Stage stage)
    {
        await stage.PlanAsync();
        await stage.WorkAsync();
    }

    private static int Told(Stage stage) => stage.Tenant.World.MessagesIn(stage.PersonalChatOf(Lead)).Count(message => Read(message).Contains(Title, StringComparison.Ordinal));
}
