using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Tests.Kit;

namespace OkrBot.Graph.Tests.Client;

/// <summary>What Graph refuses, and how it fails, is a value that says what to do.</summary>
public sealed class RefusalTests() : GraphTest(skipDelays: true)
{
    [Theory]
    [InlineData("Calendars.Read")]
    [InlineData("OnlineMeetings.Read.All")]
    [InlineData("AppCatalog.Read.All")]
    [InlineData("TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All")]
    [InlineData("User.Read.All")]
    [InlineData("MailboxSettings.Read")]
    public async Task A_missing_right_is_named_with_who_can_give_it(string permission)
    {
        var series = Weekly();
        Tenant.Graph.Withhold(permission);
        var why = permission switch
        {
            "Calendars.Read" => (await Get<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(14), None)).Why,
            "OnlineMeetings.Read.All" => (await Get<IMeetingChats>().FindAsync(Home, IdOf(Ann), series.Online!.JoinUrl, None)).Why,
            "User.Read.All" => (await Get<IOrganisation>().ReportingLineAsync(Home, IdOf(Ann), None)).Why,
            "MailboxSettings.Read" => (await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)).Why,
            _ => (await Get<IMeetingChats>().JoinAsync(Home, new ChatId(series.Online!.ThreadId), None)).Why,
        };
        Assert.Equal(new NoAnswer.MissingRight(new Right(permission, Grantor.EntraAdministrator)), why);
    }

    /// <summary>The plain right to install lets the request in; the consents are refused then.</summary>
    [Theory]
    [InlineData(400)]
    [InlineData(412)]
    public async Task Whoever_granted_the_right_to_install_without_consent_is_told_which_it_should_be(int status)
    {
        var series = Weekly();
        Tenant.Graph.PlainInstallStatus = status;
        Tenant.Graph.Withhold("TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All");
        Tenant.Graph.Grant("TeamsAppInstallation.ReadWriteSelfForChat.All");
        var why = (await Get<IMeetingChats>().JoinAsync(Home, new ChatId(series.Online!.ThreadId), None)).Why;
        Assert.Equal("TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All", Assert.IsType<NoAnswer.MissingRight>(why).Right.Name);
        Assert.Contains(Rights.All, one => one is { Right: "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All", Works: false });
    }

    [Fact]
    public async Task Consents_that_are_refused_though_the_right_is_there_are_no_missing_right()
    {
        var series = Weekly();
        Tenant.Graph.Faults.FailNext(400, operation: "install");
        Assert.Equal(400, Assert.IsType<NoAnswer.Failed>((await Get<IMeetingChats>().JoinAsync(Home, new ChatId(series.Online!.ThreadId), None)).Why).Status);
        Assert.DoesNotContain(Rights.All, one => one.Right == "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All");
    }

    [Fact]
    public async Task Writing_without_the_right_to_write_is_refused_by_its_name()
    {
        Tenant.Graph.Withhold("Calendars.ReadWrite");
        var hold = new CalendarHold("k", IdOf(Ann), "Review", new DateOnly(2026, 11, 10), new TimeOnly(9, 30), TimeSpan.FromHours(1), "Europe/Berlin");
        Assert.Equal("Calendars.ReadWrite", Assert.IsType<NoAnswer.MissingRight>((await Get<ICalendarHolds>().PutAsync(Home, hold, null, None)).Why).Right.Name);
    }

    [Theory]
    [InlineData(429, 3)]
    [InlineData(503, 3)]
    [InlineData(504, 3)]
    [InlineData(502, 3)]
    [InlineData(500, 1)]
    [InlineData(400, 1)]
    [InlineData(404, 1)]
    public async Task A_question_is_repeated_while_the_failure_is_of_the_moment(int status, int tries)
    {
        Tenant.Graph.Faults.FailNext(status, count: 9);
        var asked = await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None);
        Assert.False(asked.IsAnswered);
        Assert.Equal(tries, Tenant.Graph.Counts["getMailboxSettings"]);
    }

    [Fact]
    public async Task A_wait_that_is_told_is_kept_when_it_is_short_and_handed_on_when_it_is_long()
    {
        Tenant.Graph.Faults.FailNext(429, retryAfter: 4);
        var before = Time.Now;
        Assert.True((await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)).IsAnswered);
        Assert.Equal(TimeSpan.FromSeconds(4), Time.Now - before);

        Tenant.Graph.Faults.FailNext(429, retryAfter: 120);
        Assert.Equal(new NoAnswer.Later(Time.Now.AddSeconds(120)), (await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)).Why);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_dropped_and_fetched_once_more()
    {
        Tokens.Instead.Enqueue(Tenant.Tokens.ForBot(Tenant.Options.AppId, Tenant.Options.ClientSecret));
        Assert.True((await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)).IsAnswered);
        Assert.Equal(1, Tokens.Dropped);

        Tokens.Instead.Enqueue(null);
        Assert.Equal(new NoAnswer.Failed(0, "NoToken"), (await Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)).Why);
    }

    [Fact]
    public async Task Another_tenant_is_not_asked_about()
    {
        Assert.IsType<NoAnswer.Off>((await Get<IPeopleDirectory>().TimeAsync(new TenantId("another"), IdOf(Ann), None)).Why);
        Assert.Equal(0, Tenant.Graph.Counts.Total);
    }

    [Fact]
    public async Task Switched_off_every_port_says_so_and_nothing_is_sent()
    {
        await using var off = Build(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = "false", ["Graph:BaseUrl"] = null });
        T Of<T>() where T : notnull => (T)off.GetService(typeof(T))!;
        NoAnswer?[] all =
        [
            (await Of<IMeetingCalendar>().OrganisedByAsync(Home, IdOf(Ann), Next(14), None)).Why,
            (await Of<IMeetingCalendar>().ChangesAsync(Home, IdOf(Ann), "x", None)).Why,
            (await Of<IMeetingChats>().JoinAsync(Home, new ChatId("x"), None)).Why,
            (await Of<IMeetingCalendar>().OneInCalendarOfAsync(Home, IdOf(Ann), Next(14), _ => true, None)).Why,
            (await Of<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)).Why,
            (await Of<ICalendarHolds>().CancelAsync(Home, IdOf(Ann), new HoldName("x", null), null, None)).Why,
            (await Of<IChangeSubscriptions>().StopAsync(Home, "x", None)).Why,
        ];
        Assert.All(all, why => Assert.IsType<NoAnswer.Off>(why));
        Assert.Equal(0, Tenant.Graph.Counts.Total);
    }
}
