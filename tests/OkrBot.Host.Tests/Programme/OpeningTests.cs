using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Programme;

/// <summary>Whoever runs the programme opens the weeks that all teams work in.</summary>
public sealed class OpeningTests
{
    [Fact]
    public async Task Plan_leads_a_lead_to_the_programme_and_a_dialog_opens_the_next_weeks()
    {
        await using var stage = await Stage.SetAsync(Programmes.Week11);
        Assert.Contains("Programme", Read(await stage.SayInPersonAsync("Hana", "plan")), StringComparison.Ordinal);
        var card = Read(await stage.PressInPersonAsync("Hana", new Press("Programme")));
        Assert.Contains("week 11 of 13", card, StringComparison.Ordinal);
        Assert.Contains("4 teams", card, StringComparison.Ordinal);
        Assert.Contains("the next ones are not open yet", card, StringComparison.Ordinal);
        Assert.IsType<BotAnswer.Dialog>(await stage.PressInPersonAsync("Hana", new Press("Open new weeks")));
        var form = stage.Client.DialogOf(stage.Person("Hana"))!;
        Assert.True(form.TryFill("cycleName", "Spring"));
        var answer = await stage.PressInPersonAsync("Hana", new Press("Open") { Form = form });
        Assert.Contains("Open: 4 Jan 2027 to 4 Apr 2027", Read(answer).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(Programmes.Spring with { OpenedAt = stage.Time.Now }, (await stage.TenantAsync()).Live[^1]);
        Assert.Contains("begins 4 Jan", Read(await stage.SendAsync("Hana", "programme.show")).Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_card_it_opens_too_and_twice_is_once()
    {
        await using var stage = await Stage.SetAsync(Programmes.Week11);
        Assert.Contains("First day (required)", Assert.IsType<BotAnswer.Card>(await stage.SendAsync("Hana", "programme.open")).Content.ToJsonString(), StringComparison.Ordinal);
        for (var press = 0; press < 2; press++) Assert.Contains("Open: 4 Jan 2027", Read(await stage.OpenSpringAsync()).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(2, (await stage.TenantAsync()).Live.Length);
    }

    [Theory]
    [InlineData("2027-01-03", "13", "is open already")]
    [InlineData("2027-01-04", "5", "6 to 26 weeks")]
    [InlineData("2026-09-01", "13", "too long ago")]
    [InlineData("2029-01-01", "13", "too far ahead")]
    [InlineData("soon", "13", "first day cannot be read")]
    [InlineData("2027-01-04", "many", "number of weeks cannot be read")]
    public async Task What_cannot_be_is_refused_and_what_was_typed_stays(string start, string weeks, string why)
    {
        await using var stage = await Stage.SetAsync(Programmes.Week11);
        var answer = Assert.IsType<BotAnswer.Card>(await stage.SendAsync("Hana", "programme.openNow", ("cycleStart", start), ("cycleWeeks", weeks), ("cycleName", "Kept words")));
        Assert.Contains(why, Read(answer), StringComparison.Ordinal);
        Assert.Contains("Kept words", answer.Content.ToJsonString(), StringComparison.Ordinal);
        Assert.Single((await stage.TenantAsync()).Live);
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Bo")]
    [InlineData("Eve")]
    public async Task Nobody_else_sees_or_changes_anything_of_the_programme(string person)
    {
        await using var stage = await Stage.SetAsync(Programmes.Week11);
        foreach (var verb in new[] { "programme.show", "programme.more", "programme.open", "programme.holidays", "programme.addHolidays", "programme.removeHolidays" })
            Assert.Contains("Only the people who run the OKR programme", Read(await stage.SendAsync(person, verb, ("holidayDates", "2027-01-05"))), StringComparison.Ordinal);
        Assert.Contains("Only the people who run the OKR programme", Read(await stage.OpenSpringAsync(person)), StringComparison.Ordinal);
        Assert.DoesNotContain("Programme", Read(await stage.SayInPersonAsync(person, "plan")), StringComparison.Ordinal);
        Assert.Single((await stage.TenantAsync()).Live);
        Assert.Empty((await stage.TenantAsync()).Holidays);
    }

    [Fact]
    public async Task In_a_meeting_s_chat_a_lead_is_told_where()
    {
        await using var stage = await Stage.SetAsync(Programmes.Week11);
        var answer = await stage.ForgeAsync("Hana", "programme.show", new() { ["view"] = "v" }, stage.Company.Leadership.Chat.Id);
        Assert.Contains("in our personal chat", Read(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_on_no_team_chooses_between_the_company_s_plan_and_the_programme()
    {
        await using var stage = await Stage.SetAsync(new StageShape { Settings = new Dictionary<string, string?> { ["Programme:Leads:1"] = Rehearsal.World.TenantPerson.Create("Eve", Rehearsal.World.PersonRole.Guest, 1).ObjectId } }, Programmes.Week11);
        Assert.Contains("Company", Read(await stage.SayInPersonAsync("Eve", "plan")), StringComparison.Ordinal);
        Assert.Contains("The OKR programme", Read(await stage.PressInPersonAsync("Eve", new Press("Programme"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_lead_is_asked_once_when_nobody_has_opened_the_next_weeks()
    {
        await using var stage = await Stage.SetAsync(Programmes.Week11);
        var chat = stage.PersonalChatOf("Hana");
        await stage.SettleAsync();
        Assert.Empty(stage.Tenant.World.MessagesIn(chat));
        // Nine o'clock, when she works.
        foreach (var instant in new[] { "2026-12-14T08:31:00Z", "2026-12-14T12:00:00Z", "2026-12-15T09:00:00Z" }) await stage.GoToAsync(instant);
        await stage.RestartAsync();
        await stage.GoToAsync("2026-12-16T09:00:00Z");
        var message = Assert.Single(stage.Tenant.World.MessagesIn(chat));
        Assert.Contains("These weeks end on 3 Jan 2027", Read(message).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Single((await stage.TenantAsync()).Asked);
        Assert.Single((await stage.TenantAsync()).Live);
    }

    [Fact]
    public async Task Nobody_is_asked_once_the_next_weeks_are_open()
    {
        await using var stage = await Stage.SetAsync("2026-12-11T09:00:00Z");
        await stage.OpenSpringAsync();
        await stage.GoToAsync("2026-12-14T09:00:00Z");
        Assert.Empty(stage.Tenant.World.MessagesIn(stage.PersonalChatOf("Hana")));
    }

    [Fact]
    public async Task Where_nobody_runs_the_programme_the_next_weeks_follow_directly()
    {
        await using var stage = await Stage.SetAsync(new StageShape { Settings = new Dictionary<string, string?> { ["Programme:Leads"] = "" } }, "2026-12-13T22:00:00Z");
        await stage.SettleAsync();
        Assert.Single((await stage.TenantAsync()).Live);
        await stage.GoToAsync(Programmes.Week11);
        Assert.Equal<Cycle>([SampleLive(stage), CycleOpening.Following(SampleLive(stage)) with { OpenedAt = stage.Time.Now }], (await stage.TenantAsync()).Live);
        Assert.Equal(Programmes.Spring.Id, (await stage.RowAsync()).Next);
        Assert.Contains("Only the people who run the OKR programme", Read(await stage.SendAsync("Hana", "programme.show")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_another_tenant_make_nobody_a_lead_there()
    {
        const string other = "7e7e7e7e-5eed-4000-8000-000000000002";
        await using var stage = await Stage.SetAsync(new StageShape { Settings = new Dictionary<string, string?> { ["Teams:AllowedTenants:0"] = new Rehearsal.StandInTenantOptions(TimeProvider.System).TenantId, ["Teams:AllowedTenants:1"] = other } }, Programmes.Week11);
        var activity = stage.Client.ActionActivity(stage.Person("Hana"), stage.PersonalChatOf("Hana"), "programme.openNow", new() { ["view"] = "v", ["cycleStart"] = "2027-01-04", ["cycleWeeks"] = "13" });
        activity["channelData"]!["tenant"]!["id"] = other;
        activity["conversation"]!["tenantId"] = other;
        var answer = BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0]);
        Assert.Contains("Only the people who run the OKR programme", Read(answer), StringComparison.Ordinal);
        Assert.Null(await stage.Get<IDirectory>().FindTenantAsync(new(other), CancellationToken.None));
    }

    private static Cycle SampleLive(Stage stage) => stage.Company.Live;
}
