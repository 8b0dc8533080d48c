using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Setup;

/// <summary>How a new meeting gets its team, by hand.</summary>
public sealed class ConnectTests
{
    [Fact]
    public async Task The_organiser_connects_a_meeting_with_a_new_team()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        var connect = await AskAsync(stage, chat);
        var answer = Looking.Read(await stage.Client.PressAsync(stage.Person("Ann"), chat.Id, connect, CancellationToken.None));
        Assert.Contains("Search checks in here", answer, StringComparison.Ordinal);
        var series = (await stage.Get<IDirectory>().FindSeriesAsync(new TenantId(stage.Tenant.Options.TenantId), new SeriesId(chat.Id), CancellationToken.None))!;
        var team = (await stage.Get<ITeamCycles>().FindAsync(Assert.Single(series.Teams), CancellationToken.None))!;
        Assert.Equal(("Search", stage.Person("Ann").ObjectId), (team.Team.Name, team.Team.Facilitator!.Value.Value));
        Assert.NotNull(series.Schedule);
    }

    [Fact]
    public async Task Pressing_connect_twice_connects_once()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        var connect = await AskAsync(stage, chat);
        for (var i = 0; i < 2; i++)
            await stage.Client.PressAsync(stage.Person("Ann"), chat.Id, connect, CancellationToken.None);
        var series = await stage.Get<IDirectory>().FindSeriesAsync(new TenantId(stage.Tenant.Options.TenantId), new SeriesId(chat.Id), CancellationToken.None);
        Assert.Single(series!.Teams);
    }

    [Theory]
    [InlineData("Chidi")]
    [InlineData("Eve")]
    [InlineData("Max")]
    public async Task Nobody_but_the_organiser_or_a_presenter_connects_it(string person)
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.SayAsync(stage.Person(person), chat.Id, "connect meeting", CancellationToken.None);
        Assert.Null(stage.Client.NewestCard(chat.Id));
        await stage.ForgeAsync(person, "setup.connect", new() { ["newTeam"] = "Mine now" }, chat.Id);
        Assert.Null(await stage.Get<IDirectory>().FindSeriesAsync(new TenantId(stage.Tenant.Options.TenantId), new SeriesId(chat.Id), CancellationToken.None));
    }

    [Fact]
    public async Task A_connected_meeting_says_which_team_it_has()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Client.SayAsync(stage.Facilitator, stage.ChatId, "connect meeting", CancellationToken.None);
        Assert.Contains("Checkout", stage.Tenant.World.MessagesIn(stage.ChatId)[^1].Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_without_objectives_gets_no_card_and_its_facilitator_is_told_in_person()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        var connect = await AskAsync(stage, chat);
        await stage.Client.PressAsync(stage.Person("Ann"), chat.Id, connect, CancellationToken.None);
        await stage.AdvanceToAsync("09:30:05");
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), chat.Id, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.AdvanceToAsync("09:33:00");
        Assert.Equal(connect.On!.ToJsonString(), stage.Client.NewestCard(chat.Id)!.Card!.ToJsonString());
        var told = stage.Tenant.World.MessagesIn(stage.Tenant.World.PersonalChat(stage.Person("Ann")).Id);
        Assert.Contains("no objectives", Assert.Single(told).Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help", "check in")]
    [InlineData("HELP", "my okrs")]
    [InlineData("chek in", "Did you mean")]
    [InlineData("what is the weather", "you can say")]
    public async Task Every_word_gets_an_answer(string said, string answered)
    {
        await using var stage = await Stage.SetAsync();
        var personal = stage.Tenant.World.PersonalChat(stage.Person("Ann"));
        await stage.Client.SayAsync(stage.Person("Ann"), personal.Id, said, CancellationToken.None);
        Assert.Contains(answered, stage.Tenant.World.MessagesIn(personal.Id)[^1].Card!["fallbackText"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The organiser asks, and has filled in a new team's name.</summary>
    private static async Task<Press> AskAsync(Stage stage, Chat chat)
    {
        await stage.Client.SayAsync(stage.Person("Ann"), chat.Id, "connect meeting", CancellationToken.None);
        var card = stage.Client.NewestCard(chat.Id)!.Card!;
        var form = new Form(card);
        Assert.True(form.TryFill("newTeam", "Search"));
        return new Press("Connect") { On = card, Form = form };
    }

    private static Chat NewMeeting(Stage stage) => stage.Tenant.World.AddMeetingChat(
        "Search weekly", stage.Person("Ann"), new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), TimeSpan.FromMinutes(30),
        [stage.Person("Ann"), stage.Person("Chidi"), stage.Person("Eve"), stage.Person("Max")]);
}
