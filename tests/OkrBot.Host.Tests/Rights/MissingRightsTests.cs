using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Grants;
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
        Assert.All([stage.Tenant.Options.AppId, "Application Calendars.Read", "$graph.AppRoles", "AppRoleId", "./rights.ps1 -Part Mailboxes", "OkrBot cannot see calendars"], text => Assert.Contains(text, how, StringComparison.Ordinal));
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
    public async Task A_lead_to_whom_Teams_never_told_of_a_chat_is_told_in_one_that_is_opened()
    {
        await using var pick = await PickStage.SetAsync();
        var stage = pick.Stage;
        await stage.SayInPersonAsync(Lead, "help");
        await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, new PersonId(stage.Person(Lead).ObjectId!), entry => entry! with { PersonalChat = null }, CancellationToken.None);
        pick.Tenant.Graph.Withhold("Calendars.Read");
        await pick.AskAsync("Ann");
        stage.Time.Advance(TimeSpan.FromMinutes(45));
        await TellAsync(stage);
        Assert.Equal(1, Told(stage));
    }

    [Fact]
    public async Task What_does_not_fit_on_the_card_comes_on_the_next_and_what_is_lost_together_is_asked_for_together()
    {
        await using var pick = await PickStage.SetAsync();
        var stage = pick.Stage;
        var now = stage.Time.Now;
        await stage.Get<IDirectory>().ChangeTenantAsync(stage.Checkout.Id.Tenant,
            entry => entry! with { MissingRights = [.. NeededRights.All.Reverse().Select(needed => new MissedRight(needed.Right.Name, now, now))] }, CancellationToken.None);
        var first = Read(await stage.SendAsync(Lead, Verbs.ShowRights));
        Assert.All(["Calendars.Read", "Adding myself to a meeting", "Calendar entries", "Out of office", "And 2 more"], text => Assert.Contains(text, first, StringComparison.Ordinal));
        Assert.DoesNotContain("Who leads whom", first, StringComparison.Ordinal);
        var second = Read(await stage.SendAsync(Lead, Verbs.ShowRights, ("after", "mailbox.read")));
        Assert.All(["Who leads whom", "Who is in a group"], text => Assert.Contains(text, second, StringComparison.Ordinal));
        Assert.DoesNotContain("Out of office", second, StringComparison.Ordinal);
        // One that is given meanwhile, of another version, or the last: from the first on.
        foreach (var key in new[] { "Mail.Read", "groups.read" }) Assert.Contains("Calendars.Read", Read(await stage.SendAsync(Lead, Verbs.ShowRights, ("after", key))), StringComparison.Ordinal);
        var how = Read(await stage.SendAsync(Lead, Verbs.AskForRight, ("right", "app.find")));
        Assert.All(["OnlineMeetings.Read.All", "AppCatalog.Read.All", "For a Teams administrator", "New-CsApplicationAccessPolicy"], text => Assert.Contains(text, how, StringComparison.Ordinal));
        Assert.DoesNotContain("User.Read.All", how, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_refused_before_it_was_given_to_all_is_not_said_to_be_without_it()
    {
        await using var pick = await PickStage.SetAsync();
        var stage = pick.Stage;
        await stage.SayInPersonAsync(Lead, "help");
        pick.Tenant.Graph.Withhold("MailboxSettings.Read");
        await TimeOfAsync(pick, "Ann");
        pick.Tenant.Graph.Grant("MailboxSettings.Read");
        stage.Time.Advance(TimeSpan.FromMinutes(20));
        await TimeOfAsync(pick, "Bo");
        stage.Time.Advance(TimeSpan.FromMinutes(25));
        await TellAsync(stage);
        Assert.Equal(0, Told(stage));
        Assert.Contains("Nothing is missing", Read(await stage.SendAsync(Lead, Verbs.ShowRights)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_that_reaches_some_says_whom_it_does_not_reach()
    {
        await using var pick = await PickStage.SetAsync();
        var stage = pick.Stage;
        stage.Tenant.Graph.WithdrawAccessPolicy(stage.Person("Ann"));
        await stage.Get<IMeetingChats>().FindAsync(stage.Checkout.Id.Tenant, new PersonId(pick.IdOf("Ann")), "https://teams.microsoft.com/l/meetup-join/none", CancellationToken.None);
        await stage.Get<IMeetingChats>().FindAsync(stage.Checkout.Id.Tenant, new PersonId(pick.IdOf("Bo")), "https://teams.microsoft.com/l/meetup-join/none", CancellationToken.None);
        await pick.PickAsync("Ann", await pick.AskAsync("Ann"));
        var said = Read(await stage.SendAsync(Lead, Verbs.ShowRights));
        Assert.Contains("Given, but not for: \nAnn", said, StringComparison.Ordinal);
        var how = Read(await stage.SendAsync(Lead, Verbs.AskForRight, ("right", "meetings.policy")));
        Assert.Contains($"Grant-CsApplicationAccessPolicy -PolicyName OkrBot -Identity \"{pick.IdOf("Ann")}\"  # Ann", how, StringComparison.Ordinal);
        Assert.Contains($"-Organisers {pick.IdOf("Ann")}", how, StringComparison.Ordinal);
        // It is there already, and would not be made a second time.
        Assert.DoesNotContain("New-CsApplicationAccessPolicy", how, StringComparison.Ordinal);
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

    private static Task TimeOfAsync(PickStage pick, string name)
        => pick.Stage.Get<IPeopleDirectory>().TimeAsync(pick.Stage.Checkout.Id.Tenant, new PersonId(pick.IdOf(name)), CancellationToken.None);

    private static async Task TellAsync(Stage stage)
    {
        await stage.PlanAsync();
        await stage.WorkAsync();
    }

    private static int Told(Stage stage) => stage.Tenant.World.MessagesIn(stage.PersonalChatOf(Lead)).Count(message => Read(message).Contains(Title, StringComparison.Ordinal));
}
