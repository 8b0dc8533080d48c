using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Programme;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Storage.Tables;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Setup;

/// <summary>What follows a connection, and what is found out before the bot shows itself in a chat.</summary>
public sealed class NextStepTests
{
    [Fact]
    public async Task A_new_team_is_led_on_to_its_objectives_and_to_nothing_that_needs_them()
    {
        await using var stage = await PickStage.SetAsync();
        var card = Assert.IsType<BotAnswer.Card>(await stage.PressPickAsync("Ann", await stage.AskAsync("Ann"))).Content;
        Assert.Contains("Next: write up to three objectives. Without them there is no card.", Read(card), StringComparison.Ordinal);
        Assert.DoesNotContain("Preview", Read(card), StringComparison.Ordinal);
        Assert.Contains("Search\nObjectives, week 5 of 13", Read(await PressOnAsync(stage, "Ann", card, "Write objectives")), StringComparison.Ordinal);
        Assert.Contains("How its check-in runs", Read(await PressOnAsync(stage, "Ann", card, "Settings")), StringComparison.Ordinal);
        // Pressed again it says so, and what is still to do.
        Assert.Contains("connected already: Search\nNext: write", (await stage.PickAsync("Ann", await stage.AskAsync("Ann"))).Replace(".\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_has_objectives_is_led_on_to_its_next_card()
    {
        await using var stage = await PickStage.SetAsync();
        Schedule(stage, "Bo", "Checkout anew");
        var card = Assert.IsType<BotAnswer.Card>(await stage.PressPickAsync("Bo", await stage.AskAsync("Bo"), team: "checkout")).Content;
        Assert.Contains("Done: Checkout checks in at “Checkout anew”", Read(card), StringComparison.Ordinal);
        Assert.DoesNotContain("Write objectives", Read(card), StringComparison.Ordinal);
        Assert.Contains("Nothing is sent", Read(await PressOnAsync(stage, "Bo", card, "Preview")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_meetings_chat_it_says_where_objectives_are_written()
    {
        await using var stage = await PickStage.SetAsync();
        await stage.ConnectByHandAsync();
        var said = await stage.Stage.ForgeAsync("Ann", "setup.connect", new() { ["newTeam"] = "Search" }, stage.Chat.Id);
        Assert.All(["connected already", "Say “plan” in our personal chat", "Settings"], text => Assert.Contains(text, Read(said), StringComparison.Ordinal));
        Assert.DoesNotContain("Write objectives", Read(said), StringComparison.Ordinal);
        Assert.Contains("How its check-in runs", Read(await stage.Stage.Client.PressAsync(stage.Stage.Person("Ann"), stage.Chat.Id, new Press("Settings") { On = ((BotAnswer.Card)said).Content }, CancellationToken.None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_without_a_title_is_called_one()
    {
        await using var stage = await PickStage.SetAsync();
        stage.Tenant.Graph.Calendars.Rename(stage.Series, "");
        Assert.Contains("checks in at “Meeting without a title”", await stage.PickAsync("Ann", await stage.AskAsync("Ann")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_no_period_is_open_nobody_in_the_chat_is_disturbed_and_who_can_open_one_is_named()
    {
        await using var stage = await PickStage.SetAsync();
        await stage.Stage.SayInPersonAsync(Programmes.Lead, "help");
        var live = await CloseAsync(stage);
        var card = await stage.AskAsync("Ann");
        Assert.Equal("No OKR period is open yet. Hana can open one with “plan”; then press again.", await stage.PickAsync("Ann", card));
        await NothingHappenedAsync(stage);
        await stage.Stage.Get<IDirectory>().ChangeTenantAsync(new(stage.Tenant.Options.TenantId), entry => entry! with { Live = [.. live] }, CancellationToken.None);
        Assert.Contains("Done: Search checks in", await stage.PickAsync("Ann", card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_chat_where_it_is_by_hand_it_says_the_same_when_no_period_is_open()
    {
        await using var stage = await PickStage.SetAsync();
        await CloseAsync(stage);
        await stage.Stage.Client.InstallAsync(stage.Stage.Person("Ann"), stage.Chat.Id, CancellationToken.None);
        Assert.Equal("No OKR period is open yet. Hana can open one with “plan”; then press again.", Read(await stage.Stage.ForgeAsync("Ann", "setup.connect", new() { ["newTeam"] = "Search" }, stage.Chat.Id)));
    }

    [Fact]
    public async Task A_full_meeting_is_not_entered_again()
    {
        await using var stage = await PickStage.SetAsync();
        await stage.ConnectByHandAsync();
        foreach (var name in new[] { "B", "C", "D" }) await stage.Stage.ForgeAsync("Ann", "setup.connect", new() { ["newTeam"] = name }, stage.Chat.Id);
        await stage.Stage.Client.UninstallAsync(stage.Stage.Person("Ann"), stage.Chat.Id, CancellationToken.None);
        stage.Chat.BotRemoved = true;
        var before = stage.Tenant.World.MessagesIn(stage.Chat.Id).Count;
        var data = new JsonObject { ["chosenMeeting"] = PickStage.Token((await stage.AskAsync("Ann"))!), ["newTeam"] = "E" };
        stage.Stage.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("as many teams as fit", Read(await stage.Stage.ForgeAsync("Ann", "setup.pick", data, stage.Stage.PersonalChatOf("Ann"))), StringComparison.Ordinal);
        await stage.PassAsync();
        Assert.True(stage.Chat.BotRemoved);
        Assert.Equal((before, 0), (stage.Tenant.World.MessagesIn(stage.Chat.Id).Count, stage.Tenant.Graph.Counts["install"]));
    }

    [Fact]
    public async Task Ones_own_team_is_offered_first_however_many_there_are_and_chosen_with_one_look()
    {
        await using var stage = await PickStage.SetAsync();
        var tenant = new TenantId(stage.Tenant.Options.TenantId);
        for (var i = 0; i < 120; i++)
            await stage.Stage.Get<IDirectory>().ChangeTeamAsync(tenant, new($"a{i:000}"), _ => new TeamEntry(tenant, new($"a{i:000}"), $"A team {i:000}", "UTC", "en", stage.Stage.Checkout.Id.Cycle, null, null), CancellationToken.None);
        Schedule(stage, "Bo", "Checkout anew");

        var all = await ReadAsync(stage);
        stage.Stage.Counts.Reset();
        var card = await stage.AskAsync("Bo");
        var offered = new Form(card!).Find("chosenTeam")!.Choices;
        Assert.Equal((50, "Checkout"), (offered.Length, offered[0].Title));
        Assert.InRange(stage.Stage.Counts.Of(TableNames.Directory, TableRequest.Query), 1, all - 1);

        stage.Stage.Counts.Reset();
        Assert.Contains("Done: Checkout checks in", await stage.PickAsync("Bo", card, team: "checkout"), StringComparison.Ordinal);
        Assert.Equal(0, stage.Stage.Counts.Of(TableNames.Directory, TableRequest.Query));
    }

    [Fact]
    public async Task A_team_that_somebody_else_leads_is_refused_before_Microsoft_365_is_asked()
    {
        await using var stage = await PickStage.SetAsync();
        var card = await stage.AskAsync("Ann");
        var asked = stage.Calls;
        foreach (var team in new[] { "checkout", "company", "nothing", "me-" + stage.IdOf("Bo") })
            Assert.Contains("somebody else who runs its check-in", await stage.PickAsync("Ann", card, team: team), StringComparison.Ordinal);
        Assert.Equal(asked, stage.Calls);
        await NothingHappenedAsync(stage);
    }

    [Fact]
    public async Task To_whom_no_client_told_a_zone_the_meetings_is_named()
    {
        await using var stage = await PickStage.SetAsync();
        var chat = stage.Stage.PersonalChatOf("Ann");
        await stage.Stage.Get<IDirectory>().ChangePersonAsync(new(stage.Tenant.Options.TenantId), new(stage.IdOf("Ann")), entry => entry! with { Zone = null }, CancellationToken.None);
        var answer = await AskWithoutZoneAsync(stage, chat);
        Assert.Equal("Search weekly · every week · next Tue, 3 Nov, 09:30 (Europe/Berlin) · 3 invited", PickStage.Plain(new Form(answer).Find("chosenMeeting")!.Choices.Single().Title));
    }

    private static async Task<JsonObject> AskWithoutZoneAsync(PickStage stage, string chat)
    {
        var activity = stage.Stage.Client.ActionActivity(stage.Stage.Person("Ann"), chat, "setup.pickMore", new() { ["page"] = "0" });
        activity.Remove("localTimezone");
        activity.Remove("entities");
        return Assert.IsType<BotAnswer.Card>(BotAnswer.Read((await stage.Stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0])).Content;
    }

    private static Task<BotAnswer> PressOnAsync(PickStage stage, string person, JsonObject card, string title)
        => stage.Stage.PressInPersonAsync(person, new Press(title) { On = card });

    private static void Schedule(PickStage stage, string organizer, string title)
    {
        var chat = stage.Tenant.World.AddMeetingChat(title, stage.Stage.Person(organizer), new DateTimeOffset(2026, 11, 5, 9, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(30), [stage.Stage.Person(organizer), stage.Stage.Person("Chidi")]);
        chat.BotRemoved = true;
        stage.Tenant.Graph.Calendars.Schedule(stage.Stage.Person(organizer), chat, new DateTime(2026, 11, 5, 10, 0, 0, DateTimeKind.Unspecified), TimeSpan.FromMinutes(30), Rhythm.Weekly());
    }

    private static async Task<IReadOnlyList<Cycle>> CloseAsync(PickStage stage)
    {
        var tenant = await stage.Stage.TenantAsync();
        await stage.Stage.Get<IDirectory>().ChangeTenantAsync(tenant.Tenant, entry => entry! with { Live = [] }, CancellationToken.None);
        return tenant.Live;
    }

    private static async Task NothingHappenedAsync(PickStage stage)
    {
        await stage.PassAsync();
        Assert.True(stage.Chat.BotRemoved);
        Assert.Empty(stage.Tenant.World.MessagesIn(stage.Chat.Id));
        Assert.Equal(0, stage.Tenant.Graph.Counts["install"]);
        Assert.Null(await stage.SeriesAsync());
    }

    /// <summary>What reading all teams costs.</summary>
    private static async Task<long> ReadAsync(PickStage stage)
    {
        stage.Stage.Counts.Reset();
        await foreach (var _ in stage.Stage.Get<IDirectory>().TeamsAsync(new(stage.Tenant.Options.TenantId), CancellationToken.None))
        {
        }
        return stage.Stage.Counts.Of(TableNames.Directory, TableRequest.Query);
    }
}
