using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Rosters;

/// <summary>Once a night each team's people are read where they come from: what a lost event would have told.</summary>
public sealed class NightlyTests
{
    [Fact]
    public async Task Who_came_and_who_left_without_an_event_is_noticed_the_next_night()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await stage.NightAsync();
        Assert.Equal(["Ann", "Bo", "Chidi", "Dina", "Emre"], await stage.MembersAsync());
        Assert.Equal(0, await stage.CountAsync<TeamEvent.MembersListed>());
        stage.ChatOf().Members.Remove(stage.Person("Ann"));
        stage.ChatOf().Members.Add(stage.Person("Goran"));
        for (var night = 0; night < 2; night++) await stage.NightAsync();
        Assert.Equal(["Bo", "Chidi", "Dina", "Emre", "Goran"], await stage.MembersAsync());
        Assert.Equal(1, await stage.CountAsync<TeamEvent.MembersListed>());
        Assert.Contains(stage.Checkout.Id, (await stage.EntryAsync("Goran"))!.Teams);
        Assert.DoesNotContain(stage.Checkout.Id, (await stage.EntryAsync("Ann"))!.Teams);
        Assert.Equal([(stage.IdOf("Goran"), true), (stage.IdOf("Ann"), false)], (await stage.RosterAsync()).Moves.Select(move => (move.Person, move.Came)));
        // Eve is a guest, Max has no account.
        Assert.Equal([stage.IdOf("Eve")], (await stage.CheckoutNowAsync()).Team.Guests.Select(g => g.Person));
    }

    [Fact]
    public async Task Whoever_is_in_a_chat_that_two_teams_share_is_put_on_neither_of_them_by_that_alone()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        var other = stage.Company.Teams.Select(team => team.Id).First(id => id != stage.Checkout.Id);
        await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, new SeriesId(stage.ChatId), series => series! with { Teams = [stage.Checkout.Id, other] }, CancellationToken.None);
        await stage.NightAsync();
        stage.ChatOf().Members.Add(stage.Person("Goran"));
        stage.ChatOf().Members.Remove(stage.Person("Ann"));
        await stage.NightAsync();
        Assert.Equal(["Bo", "Chidi", "Dina", "Emre"], await stage.MembersAsync());
    }

    [Fact]
    public async Task A_night_costs_one_question_to_Teams_for_each_team()
    {
        await using var stage = await Nights.SetAsync();
        var before = stage.Tenant.Counts[CallKind.Members];
        await stage.NightAsync();
        Assert.Equal(stage.Company.Teams.Length, stage.Tenant.Counts[CallKind.Members] - before);
        Assert.Equal((1, 0), (stage.Tenant.Graph.Counts["batch"], stage.Tenant.Graph.Counts["getGroup"]));
    }

    [Fact]
    public async Task When_who_runs_it_left_nobody_does_and_the_directory_says_so()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await stage.NightAsync();
        stage.ChatOf().Members.Remove(stage.Person("Bo"));
        await stage.NightAsync();
        Assert.Null((await stage.CheckoutNowAsync()).Team.Facilitator);
        Assert.Null((await stage.Get<IDirectory>().FindTeamAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Team, CancellationToken.None))!.Facilitator);
    }

    [Fact]
    public async Task A_chat_that_seems_empty_and_one_that_does_not_answer_take_nobody_off()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await stage.NightAsync();
        var people = stage.ChatOf().Members.ToList();
        stage.ChatOf().Members.Clear();
        await stage.NightAsync();
        Assert.Equal(RosterTrouble.Nobody, (await stage.RosterAsync()).Trouble);
        stage.ChatOf().Members.AddRange(people);
        stage.ChatOf().BotRemoved = true;
        await stage.NightAsync();
        Assert.Equal(RosterTrouble.NoAnswer, (await stage.RosterAsync()).Trouble);
        Assert.Equal(5, (await stage.CheckoutNowAsync()).Team.Members.Length);
        stage.ChatOf().BotRemoved = false;
        await stage.NightAsync();
        Assert.Null((await stage.RosterAsync()).Trouble);
    }

    [Fact]
    public async Task Most_of_them_gone_at_once_counts_when_another_night_says_the_same()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await stage.NightAsync();
        stage.ChatOf().Members.RemoveAll(person => person.Name is "Ann" or "Chidi" or "Dina" or "Emre");
        await stage.NightAsync();
        Assert.Equal((RosterTrouble.NoAnswer, 5), ((await stage.RosterAsync()).Trouble, (await stage.CheckoutNowAsync()).Team.Members.Length));
        stage.Time.Advance(TimeSpan.FromHours(20));
        await stage.NightAsync();
        Assert.Equal(["Bo"], await stage.MembersAsync());
        Assert.Null((await stage.RosterAsync()).DoubtedAt);
    }

    [Fact]
    public async Task A_look_that_stopped_half_way_is_finished_by_the_next()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        await stage.NightAsync();
        // The team knows it already; what was seen the last time does not.
        stage.ChatOf().Members.Remove(stage.Person("Ann"));
        await stage.TellAsync(new TeamEvent.MembersListed([.. stage.Checkout.Team.Members.Where(m => m.Person != stage.IdOf("Ann"))]));
        await stage.RestartAsync();
        await stage.NightAsync();
        Assert.DoesNotContain("Ann", await stage.MembersAsync());
        Assert.DoesNotContain(stage.IdOf("Ann"), (await stage.RosterAsync()).Seen);
    }

    [Fact]
    public async Task People_of_a_channel_meeting_are_read_of_its_team_without_any_right_of_Graph()
    {
        await using var stage = await Nights.SetAsync(graph: false);
        var channel = stage.Tenant.World.AddChannel("Checkout", [stage.Person("Bo"), stage.Person("Ann"), stage.Person("Goran"), stage.Tenant.World.AddPerson("Ivo", PersonRole.Guest)]);
        var chat = stage.Tenant.World.AddChannelMeeting(channel, "Channel weekly", stage.Person("Bo"), stage.Time.Now, TimeSpan.FromMinutes(30));
        var meeting = (await stage.CheckoutNowAsync()).Team.Meeting! with { Series = new(chat.Id), Chat = new(chat.Id) };
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting));
        await stage.Get<IDirectory>().ChangeSeriesAsync(stage.Checkout.Id.Tenant, meeting.Series, entry => new SeriesEntry(stage.Checkout.Id.Tenant, meeting.Series, meeting.Chat, stage.Tenant.ServiceUrl, "Channel weekly", null, [stage.Checkout.Id]), CancellationToken.None);
        await stage.NightAsync();
        Assert.Contains("Goran", await stage.MembersAsync());
        Assert.Equal("Ivo", Assert.Single((await stage.CheckoutNowAsync()).Team.Guests).Name);
    }
}
