using System.Collections.Immutable;
using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Checks;
using OkrBot.Host.CommandLine.Checks;
using OkrBot.Host.Sample;
using OkrBot.Host.Tests.Processes;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Identity;

namespace OkrBot.Host.Tests.Commands;

/// <summary>What <c>check</c> says of Microsoft Graph; as a process of its own against the stand-in tenant, and of states that it cannot show.</summary>
public sealed class CheckGraphTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("okrbot-check-").FullName;
    private StandInTenant _tenant = null!;

    public async Task InitializeAsync()
    {
        _tenant = await StandInTenant.StartAsync(new StandInTenantOptions(TimeProvider.System), CancellationToken.None);
        _tenant.World.AddPerson(SampleCompany.ProgrammeLead);
    }

    public async Task DisposeAsync()
    {
        await _tenant.DisposeAsync();
        Assert.Empty(_tenant.Violations.All);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task With_everything_granted_only_the_wide_grant_and_the_missing_webhook_are_warned_of()
    {
        var said = await CheckAsync();
        Assert.Contains("cloud      ok: Public, teams.microsoft.com\n", said, StringComparison.Ordinal);
        Assert.Contains("graph      ok: granted: Calendars.Read, OnlineMeetings.Read.All, CsApplicationAccessPolicy, AppCatalog.Read.All", said, StringComparison.Ordinal);
        Assert.Contains($"graph      ok: the app {_tenant.Options.AppId} is in the tenant's catalogue", said, StringComparison.Ordinal);
        Assert.Equal(2, said.Split('\n').Count(line => line.StartsWith("graph      warning", StringComparison.Ordinal)));
        Assert.Contains("Calendars.ReadWrite is granted for every mailbox", said, StringComparison.Ordinal);
        Assert.Contains("Public:BaseUrl is not set, so no subscription is made", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_and_what_is_too_much_is_named_with_what_goes_without_it()
    {
        _tenant.Graph.Withhold("AppCatalog.Read.All");
        _tenant.Graph.GrantInExchangeOnly("MailboxSettings.Read");
        _tenant.Graph.Withhold("Calendars.ReadWrite");
        _tenant.Graph.Grant("Mail.Read");
        _tenant.Graph.WithdrawAccessPolicy(_tenant.World.People.Single(person => person.Name == SampleCompany.ProgrammeLead));
        var said = await CheckAsync();
        Assert.Contains("graph      warning: AppCatalog.Read.All is missing, or given within the last day: so long Azure keeps an identity's token. It is for: our own app", said, StringComparison.Ordinal);
        Assert.Contains("graph      warning: CsApplicationAccessPolicy does not reach the person that was tried", said, StringComparison.Ordinal);
        Assert.Contains("graph      not known: Calendars.ReadWrite: not granted for every mailbox; whether the Exchange role “Application Calendars.ReadWrite” gives it for some cannot be tried without writing."
            + $" In Exchange Online PowerShell: Test-ServicePrincipalAuthorization -Identity {TenantTokens.AppObjectId} -Resource {_tenant.World.People.Single(person => person.Name == SampleCompany.ProgrammeLead).ObjectId}", said, StringComparison.Ordinal);
        Assert.Contains("graph      warning: granted and not needed: Mail.Read; take it back", said, StringComparison.Ordinal);
        // An Exchange role gave it, which no token names.
        Assert.DoesNotContain("MailboxSettings.Read is", said, StringComparison.Ordinal);
        Assert.DoesNotContain("is in the tenant's catalogue", said, StringComparison.Ordinal);
    }

    /// <summary>As the README's step for Exchange leaves it.</summary>
    [Fact]
    public async Task Where_Exchange_gives_it_for_a_group_nothing_is_called_missing_and_writing_is_not_known()
    {
        foreach (var name in new[] { "Calendars.Read", "Calendars.ReadWrite", "MailboxSettings.Read" }) _tenant.Graph.GrantInExchangeOnly(name);
        var said = await CheckAsync();
        Assert.Contains("granted: Calendars.Read, OnlineMeetings.Read.All", said, StringComparison.Ordinal);
        Assert.Contains("MailboxSettings.Read, User.Read.All", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n'), line => line.StartsWith("graph      not known", StringComparison.Ordinal));
        Assert.DoesNotContain("missing", said.Replace("of rights that are missing", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("is granted for every mailbox", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_would_be_told_of_a_missing_right_that_is_warned_of()
    {
        Assert.Contains("programme  warning: none of Programme:Leads can be written to yet", await CheckAsync(), StringComparison.Ordinal);
        var said = await CheckAsync(code: 0, ("Programme:Leads", ""));
        Assert.Contains("programme  warning: Programme:Leads is empty, so nobody is told of rights that are missing", said, StringComparison.Ordinal);
        Assert.Contains("graph      not known: CsApplicationAccessPolicy: not tried", said, StringComparison.Ordinal);
        Assert.Equal("programme  ok: 1 of 2 in Programme:Leads can be told of rights that are missing", LeadsCheck.Judge(2, 1).ToString());
    }

    [Fact]
    public async Task Without_a_token_it_fails_and_prints_no_secret()
    {
        var said = await CheckAsync(code: 1, ("Teams:ClientSecret", "a-wrong-secret"));
        Assert.Contains("graph      failed: no token for https://graph.microsoft.com/.default", said, StringComparison.Ordinal);
        Assert.DoesNotContain("a-wrong-secret", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_the_catalogue_does_not_have_and_an_address_that_nobody_answers_are_warned_of()
    {
        var said = await CheckAsync(code: 0, ("Graph:ManifestId", "11111111-1111-1111-1111-111111111111"), ("Public:BaseUrl", "http://127.0.0.1:1"));
        Assert.Contains("graph      warning: the app 11111111-1111-1111-1111-111111111111 is not in the tenant's catalogue", said, StringComparison.Ordinal);
        Assert.Contains("graph      warning: http://127.0.0.1:1/api/graph/notifications does not answer from here", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switched_off_it_says_so_and_asks_nothing()
    {
        Assert.EndsWith("graph      ok: switched off (Graph:Enabled)", await CheckAsync(code: 0, ("Graph:Enabled", "false")), StringComparison.Ordinal);
        Assert.Equal(0, _tenant.Graph.Counts.Total);
    }

    [Fact]
    public void What_a_cloud_does_not_have_is_no_missing_right()
    {
        var china = MicrosoftCloud.Find("China")!;
        var state = new GraphState(china, new Uri(china.GraphAddress), "app") { Roles = [.. NeededRights.All.Select(needed => needed.Right.Name).Where(name => name is not ("OnlineMeetings.Read.All" or "AppCatalog.Read.All" or "Calendars.ReadWrite"))], NoApp = new NoAnswer.NotInCloud() };
        var said = GraphCheck.Judge(state).Select(finding => finding.ToString()).ToList();
        Assert.Contains("graph      ok: OnlineMeetings.Read.All: this cloud does not have it; add the app to the meeting by hand", said);
        Assert.Contains("graph      ok: AppCatalog.Read.All: this cloud does not have it; add the app to the meeting by hand", said);
        Assert.DoesNotContain(said, line => line.Contains("catalogue: ", StringComparison.Ordinal) || line.Contains("'s catalogue", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.Contains("warning", StringComparison.Ordinal));
        Assert.Single(said, line => line.Contains("not known: Calendars.ReadWrite", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Public", "cloud      ok: Public, teams.microsoft.com")]
    [InlineData("GccHigh", "cloud      ok: GccHigh, gov.teams.microsoft.us; addresses are those that Microsoft documents, the bot was never tried in this cloud")]
    [InlineData("Dod", "cloud      ok: Dod, dod.teams.microsoft.us; addresses are those that Microsoft documents, the bot was never tried in this cloud")]
    [InlineData("China", "cloud      warning: China: Microsoft says that Teams takes no bots there")]
    public void The_cloud_is_told_with_what_is_known_of_it(string cloud, string line)
        => Assert.StartsWith(line, CloudCheck.Judge(MicrosoftCloud.Find(cloud)!).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("GccHigh")]
    [InlineData("Dod")]
    public void In_the_US_governments_clouds_every_right_can_be_given(string name)
    {
        var cloud = MicrosoftCloud.Find(name)!;
        var said = GraphCheck.Judge(new GraphState(cloud, new Uri(cloud.GraphAddress), "app") { Roles = [] }).Select(finding => finding.ToString()).ToList();
        Assert.Equal($"graph      ok: {cloud.GraphHost}, Cloud {name}", said[0]);
        Assert.Equal(NeededRights.All.Length, said.Count(line => line.StartsWith("graph      warning", StringComparison.Ordinal) || line.StartsWith("graph      not known", StringComparison.Ordinal)));
        Assert.DoesNotContain(said, line => line.Contains("does not have it", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nobody_is_known_the_policy_was_not_tried_and_writing_includes_reading()
    {
        var cloud = MicrosoftCloud.Public;
        var state = new GraphState(cloud, new Uri(cloud.GraphAddress), "app") { Roles = ["Calendars.ReadWrite"], NoApp = new NoAnswer.Later(default), Probed = ImmutableDictionary<string, NoAnswer?>.Empty };
        var said = string.Join('\n', GraphCheck.Judge(state));
        Assert.Contains("granted: Calendars.Read, Calendars.ReadWrite", said, StringComparison.Ordinal);
        Assert.Contains("not known: CsApplicationAccessPolicy: not tried", said, StringComparison.Ordinal);
        Assert.Contains("not known: MailboxSettings.Read: not granted for every mailbox; whether the Exchange role “Application MailboxSettings.Read” gives it for some was not tried", said, StringComparison.Ordinal);
        Assert.Contains("Test-ServicePrincipalAuthorization -Identity OBJECTID -Resource MAILBOX", said, StringComparison.Ordinal);
        Assert.Contains("Graph is busy", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_that_neither_grant_nor_role_reaches_lacks_writing_too_and_a_failure_is_no_missing_right()
    {
        var cloud = MicrosoftCloud.Public;
        var lacks = new NoAnswer.MissingRight(NeededRights.Find("Calendars.Read")!.Right);
        var probed = ImmutableDictionary<string, NoAnswer?>.Empty.Add("Calendars.Read", lacks).Add("MailboxSettings.Read", new NoAnswer.Failed(500, "")).Add("OnlineMeetings.Read.All", new NoAnswer.Failed(500, ""));
        var state = new GraphState(cloud, new Uri(cloud.GraphAddress), "app") { Roles = [], Tried = new PersonId("ann"), Probed = probed };
        var said = string.Join('\n', GraphCheck.Judge(state));
        Assert.Contains("warning: Calendars.ReadWrite is missing, and no Exchange role “Application Calendars.ReadWrite” reaches the mailbox that was tried", said, StringComparison.Ordinal);
        Assert.Contains("not known: MailboxSettings.Read: not granted for every mailbox; whether the Exchange role “Application MailboxSettings.Read” gives it for some did not show", said, StringComparison.Ordinal);
        Assert.Contains("not known: CsApplicationAccessPolicy: shows once OnlineMeetings.Read.All works", said, StringComparison.Ordinal);
    }

    private async Task<string> CheckAsync(int code = 0, params (string Name, string Value)[] more)
    {
        var settings = StandInSettings.For(_tenant, Path.Combine(_folder, "okrbot.db"));
        settings["Graph:Enabled"] = "true";
        foreach (var (name, value) in more) settings[name] = value;
        var ended = await ChildProgram.RunAsync(["check"], settings, _folder);
        Assert.True(code == ended.Code, $"{ended.Code}: {ended.Out} {ended.Error}");
        return ended.Out;
    }
}
