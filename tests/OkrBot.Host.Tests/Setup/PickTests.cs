using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Setup;

/// <summary>A facilitator picks a meeting in the personal chat and the bot goes there by itself, over the real SDK against the stand-in tenant's Graph.</summary>
public sealed class PickTests
{
    [Fact]
    public async Task From_nothing_to_a_linked_meeting_in_one_chat_with_seven_calls()
    {
        await using var stage = await PickStage.SetAsync();
        var card = await stage.AskAsync("Ann");
        Assert.Equal("Search weekly · every week · next Tue, 3 Nov, 09:30 · 3 invited", PickStage.Plain(new Form(card!).Find("chosenMeeting")!.Choices.Single().Title));

        Assert.Contains("Done: Search checks in at “Search weekly”, next {{DATE(2026-11-03T08:30:00Z, SHORT)}}, {{TIME(2026-11-03T08:30:00Z)}}, at the start of the meeting.", await stage.PickAsync("Ann", card), StringComparison.Ordinal);
        await stage.TeamsReportsAsync();

        var team = await stage.TeamAsync();
        Assert.Equal(("Search", stage.IdOf("Ann")), (team.Team.Name, team.Team.Facilitator!.Value.Value));
        Assert.Equal(["Ann", "Chidi"], team.Team.Members.Select(member => member.Name));
        var welcome = Read(Assert.Single(stage.Tenant.World.MessagesIn(stage.Chat.Id)));
        Assert.All(["Ann added OkrBot to “Search weekly”", "Ten minutes for your OKRs", "Search"], text => Assert.Contains(text, welcome, StringComparison.Ordinal));
        Assert.Equal("batch 2, calendarView 2, findApp 1, findMeeting 1, getEvent 2, install 1", stage.Calls);
        Assert.Equal((7, 0), (stage.Tenant.Graph.Counts.Requests, stage.Tenant.Graph.Counts.Invalid));
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Fact]
    public async Task Adding_the_app_by_hand_ends_in_the_same_state()
    {
        await using var picked = await PickStage.SetAsync();
        await picked.PickAsync("Ann", await picked.AskAsync("Ann"));
        await picked.TeamsReportsAsync();
        await using var byHand = await PickStage.SetAsync();
        await byHand.ConnectByHandAsync();
        Assert.Equal(await byHand.StateAsync(), await picked.StateAsync());
    }

    [Fact]
    public async Task Pressed_twice_at_once_and_once_more_it_links_once_and_says_hello_once()
    {
        await using var stage = await PickStage.SetAsync();
        var card = await stage.AskAsync("Ann");
        await stage.PickAsync("Ann", card, times: 2);
        await stage.TeamsReportsAsync();
        Assert.Contains("connected already: Search", await stage.PickAsync("Ann", card), StringComparison.Ordinal);
        await stage.TeamsReportsAsync();
        Assert.Single((await stage.SeriesAsync())!.Teams);
        Assert.Single(stage.Tenant.World.MessagesIn(stage.Chat.Id));
    }

    [Fact]
    public async Task An_answer_that_is_lost_half_way_is_made_good_by_pressing_again()
    {
        await using var stage = await PickStage.SetAsync();
        var card = await stage.AskAsync("Ann");
        stage.Tenant.Graph.Faults.LoseNextAnswer("install");
        Assert.Contains("Microsoft 365 is busy", await stage.PickAsync("Ann", card), StringComparison.Ordinal);
        Assert.Null(await stage.SeriesAsync());
        Assert.Contains("Done: Search checks in", await stage.PickAsync("Ann", card), StringComparison.Ordinal);
        await stage.TeamsReportsAsync();
        Assert.Single((await stage.SeriesAsync())!.Teams);
        Assert.Single(stage.Tenant.World.MessagesIn(stage.Chat.Id));
    }

    [Fact]
    public async Task Where_Teams_does_not_yet_say_who_is_in_the_chat_no_team_begins_without_its_people()
    {
        await using var stage = await PickStage.SetAsync();
        var card = await stage.AskAsync("Ann");
        stage.Tenant.Faults.RefuseRosters = true;
        Assert.Contains("does not tell me yet", await stage.PickAsync("Ann", card), StringComparison.Ordinal);
        Assert.Null(await stage.SeriesAsync());
        stage.Tenant.Faults.RefuseRosters = false;
        Assert.Contains("Done: Search checks in", await stage.PickAsync("Ann", card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Graph_it_says_what_it_always_said_and_asks_nobody()
    {
        await using var stage = await PickStage.SetAsync(graph: false);
        Assert.Null(await stage.AskAsync("Ann"));
        Assert.Equal("Say “connect meeting” in the chat of the meeting that I should join. Add me to that chat first.", stage.LastWords("Ann"));
        Assert.Equal(0, stage.Tenant.Graph.Counts.Total);
    }

    [Theory]
    [InlineData("Calendars.Read", "I may not read your calendar (“Calendars.Read”). An Exchange or Entra administrator can change that")]
    [InlineData("OnlineMeetings.Read.All", "An Entra administrator can")]
    [InlineData("TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All", "An Entra administrator can")]
    [InlineData("CsApplicationAccessPolicy", "I may not look up meetings of whoever organises this one (“CsApplicationAccessPolicy”). A Teams administrator can")]
    public async Task A_missing_right_is_named_with_who_can_give_it_and_the_way_by_hand(string right, string who)
    {
        await using var stage = await PickStage.SetAsync();
        if (right == "CsApplicationAccessPolicy") stage.Tenant.Graph.WithdrawAccessPolicy(stage.Stage.Person("Ann"));
        else stage.Tenant.Graph.Withhold(right);
        var said = await stage.AskAsync("Ann") is { } card ? await stage.PickAsync("Ann", card) : stage.LastWords("Ann");
        Assert.All([right, who, "Say “connect meeting” in the chat of the meeting"], text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.Null(await stage.SeriesAsync());
        Assert.Empty(stage.Tenant.World.MessagesIn(stage.Chat.Id));
    }

    [Fact]
    public async Task Somebody_who_organises_nothing_is_told_and_a_meeting_that_ended_meanwhile_is_not_entered()
    {
        await using var stage = await PickStage.SetAsync();
        Assert.Null(await stage.AskAsync("Goran"));
        Assert.Contains("I find no recurring Teams meeting", stage.LastWords("Goran"), StringComparison.Ordinal);
        var card = await stage.AskAsync("Ann");
        stage.Tenant.Graph.Calendars.Cancel(stage.Series);
        Assert.Contains("no longer in your calendar", await stage.PickAsync("Ann", card), StringComparison.Ordinal);
        Assert.True(stage.Chat.BotRemoved);
    }

    [Fact]
    public async Task A_meeting_that_Teams_has_under_another_organiser_is_not_entered()
    {
        await using var stage = await PickStage.SetAsync();
        stage.Tenant.Graph.Calendars.ChangeOrganizer(stage.Series, stage.Stage.Person("Chidi"), new DateOnly(2026, 11, 3));
        Assert.Contains("Teams does not name you as organiser, co-organiser or presenter", await stage.PickAsync("Chidi", await stage.AskAsync("Chidi")), StringComparison.Ordinal);
        Assert.True(stage.Chat.BotRemoved);
        Assert.Null(await stage.SeriesAsync());
    }

    [Theory]
    [InlineData("presenter")]
    [InlineData("coorganizer")]
    public async Task Whom_the_organiser_named_picks_it_from_their_own_calendar_and_it_follows_the_organisers(string role)
    {
        await using var stage = await PickStage.SetAsync();
        stage.Series.Online!.Roles[stage.Stage.Person("Chidi")] = role;
        var card = await stage.AskAsync("Chidi");
        Assert.Equal("Search weekly · every week · next Tue, 3 Nov, 09:30 · 3 invited · organised by Ann", PickStage.Plain(new Form(card!).Find("chosenMeeting")!.Choices.Single().Title));
        Assert.Contains("Done: Search checks in at “Search weekly”", await stage.PickAsync("Chidi", card), StringComparison.Ordinal);
        Assert.Equal("batch 2, calendarView 3, findApp 1, findMeeting 1, getEvent 2, install 1", stage.Calls);
        Assert.Equal(8, stage.Tenant.Graph.Counts.Requests);
        var series = (await stage.SeriesAsync())!;
        Assert.Equal((stage.IdOf("Ann"), stage.IdOf("Chidi")), (series.Calendar!.Owner.Value, (await stage.TeamAsync()).Team.Facilitator!.Value.Value));
        Assert.Equal((await stage.Stage.Get<IMeetingCalendar>().OrganisedByAsync(series.Tenant, new PersonId(stage.IdOf("Ann")), new TimeWindow(stage.Stage.Time.Now, stage.Stage.Time.Now.AddDays(14)), CancellationToken.None)).Value.Single(one => one.Title == "Search weekly").Series, series.Calendar.Series);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("attendee")]
    public async Task Who_is_merely_invited_does_not_bring_the_bot_in(string? role)
    {
        await using var stage = await PickStage.SetAsync();
        if (role is not null) stage.Series.Online!.Roles[stage.Stage.Person("Chidi")] = role;
        Assert.Contains("Teams does not name you as organiser, co-organiser or presenter", await stage.PickAsync("Chidi", await stage.AskAsync("Chidi")), StringComparison.Ordinal);
        Assert.True(stage.Chat.BotRemoved);
        Assert.Null(await stage.SeriesAsync());
        Assert.Equal(0, stage.Tenant.Graph.Counts["install"]);
    }

    [Fact]
    public async Task A_link_that_somebody_put_into_their_own_series_brings_the_bot_nowhere()
    {
        await using var stage = await PickStage.SetAsync();
        stage.Tenant.Graph.Calendars.ChangeOrganizer(stage.Series, stage.Stage.Person("Goran"), new DateOnly(2026, 11, 3));
        Assert.Contains("Teams does not name you as organiser", await stage.PickAsync("Goran", await stage.AskAsync("Goran")), StringComparison.Ordinal);
        Assert.True(stage.Chat.BotRemoved);
    }

    [Fact]
    public async Task Whose_policy_does_not_reach_the_organiser_is_told_who_can_change_it()
    {
        await using var stage = await PickStage.SetAsync();
        stage.Series.Online!.Roles[stage.Stage.Person("Chidi")] = "presenter";
        stage.Tenant.Graph.WithdrawAccessPolicy(stage.Stage.Person("Ann"));
        Assert.Contains("A Teams administrator can", await stage.PickAsync("Chidi", await stage.AskAsync("Chidi")), StringComparison.Ordinal);
        Assert.True(stage.Chat.BotRemoved);
    }

    [Fact]
    public async Task A_long_list_goes_on_by_a_press_and_a_page_that_is_not_there_is_the_first()
    {
        await using var stage = await PickStage.SetAsync();
        stage.AddMeetings(40);
        Assert.Contains("1 to 15 of 41", Read(await stage.AskAsync("Ann")), StringComparison.Ordinal);
        string Page(BotAnswer answer) => PickStage.Plain(Read(answer));
        Task<BotAnswer> GoAsync(string page) => stage.Stage.ForgeAsync("Ann", "setup.pickMore", new() { ["page"] = page }, stage.Tenant.World.PersonalChat(stage.Stage.Person("Ann")).Id);
        Assert.Contains("16 to 30 of 41", Page(await GoAsync("1")), StringComparison.Ordinal);
        var last = Page(await GoAsync("2"));
        Assert.Contains("31 to 41 of 41", last, StringComparison.Ordinal);
        Assert.Contains("From the start", last, StringComparison.Ordinal);
        foreach (var wrong in new[] { "3", "-1", "1e9", "x", "99999999999999" }) Assert.Contains("1 to 15 of 41", Page(await GoAsync(wrong)), StringComparison.Ordinal);
        Assert.Contains("between the two of us", Read(await stage.Stage.ForgeAsync("Ann", "setup.pickMore", new() { ["page"] = "1" })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_in_person_offers_it_first_to_who_has_no_team()
    {
        await using var stage = await PickStage.SetAsync();
        var chat = stage.Tenant.World.PersonalChat(stage.Stage.Person("Goran")).Id;
        await stage.Stage.Client.SayAsync(stage.Stage.Person("Goran"), chat, "help", CancellationToken.None);
        Assert.Contains("connect meeting", Read(stage.Tenant.World.MessagesIn(chat)[^1]), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Chidi", "no longer in your calendar")]
    [InlineData("Eve", "cannot see a calendar of yours")]
    [InlineData("Max", "between the two of us")]
    public async Task Nobody_enters_a_meeting_that_somebody_else_organises(string person, string said)
    {
        await using var stage = await PickStage.SetAsync();
        var card = await stage.AskAsync("Ann");
        Assert.Contains(said, await stage.PickAsync(person, card), StringComparison.Ordinal);
        Assert.True(stage.Chat.BotRemoved);
        Assert.Null(await stage.SeriesAsync());
    }

    [Fact]
    public async Task Pressed_in_a_meetings_chat_or_without_a_team_it_does_nothing()
    {
        await using var stage = await PickStage.SetAsync();
        var card = await stage.AskAsync("Ann");
        var form = new Form(card!);
        var data = new System.Text.Json.Nodes.JsonObject { ["chosenMeeting"] = PickStage.Token(card!), ["newTeam"] = "Search" };
        Assert.Contains("between the two of us", Said(await stage.Stage.ForgeAsync("Ann", "setup.pick", data)), StringComparison.Ordinal);
        data = new() { ["chosenMeeting"] = PickStage.Token(card!) };
        Assert.Contains("Name the team", Said(await stage.Stage.ForgeAsync("Ann", "setup.pick", data, await stage.Stage.PersonalChatAsync("Ann"))), StringComparison.Ordinal);
        Assert.NotEmpty(form.Problems);
        Assert.True(stage.Chat.BotRemoved);
    }

    private static string Said(BotAnswer answer) => Assert.IsType<BotAnswer.Toast>(answer).Text;
}
