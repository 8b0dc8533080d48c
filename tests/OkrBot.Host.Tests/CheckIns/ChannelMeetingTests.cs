using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Two meetings in one channel: Checkout and Growth each have the thread of their own meeting.</summary>
public sealed class ChannelMeetingTests
{
    [Fact]
    public async Task A_channel_meeting_is_connected_opened_answered_and_closed_in_its_own_thread()
    {
        var at = await SetAsync();
        await using var stage = at.Stage;
        await stage.AdvanceToAsync("09:30:00");
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), at.First.Id, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.WorkAsync();
        var card = Assert.Single(Cards(stage, at.First));
        Assert.Contains("Checkout", card.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(Cards(stage, at.Second));
        Assert.Empty(Cards(stage, at.Channel));
        Assert.IsType<BotAnswer.Card>(await stage.Client.PressAsync(stage.Person("Ann"), at.First.Id, "No change", CancellationToken.None));
        await stage.Client.PressAsync(stage.Person("Bo"), at.First.Id, "Close now", CancellationToken.None);
        await stage.WorkAsync();
        var closed = Assert.Single(Cards(stage, at.First));
        Assert.Equal(card.Id, closed.Id);
        Assert.Contains("Closed", closed.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Fact]
    public async Task The_other_threads_meeting_is_another_series()
    {
        var at = await SetAsync();
        await using var stage = at.Stage;
        await stage.AdvanceToAsync("09:30:00");
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), at.Second.Id, MeetingEventCasing.Camel, CancellationToken.None);
        await stage.WorkAsync();
        Assert.Contains("Growth", Assert.Single(Cards(stage, at.Second)).Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(Cards(stage, at.First));
        Assert.Null((await stage.CheckoutNowAsync()).Segments.Values.FirstOrDefault(s => s.State == SegmentState.Open));
    }

    [Fact]
    public async Task A_card_pressed_in_the_other_thread_saves_nothing()
    {
        var at = await SetAsync();
        await using var stage = at.Stage;
        await stage.AdvanceToAsync("09:30:00");
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), at.First.Id, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.WorkAsync();
        var start = (await stage.CheckoutNowAsync()).Segments.Values.Single(s => s.State == SegmentState.Open).Occurrence.Start;
        var said = Forged.Said(await stage.ForgeAsync("Ann", "checkin.noChange", Forged.Data(stage, start), at.Second.Id));
        Assert.Contains("This card is an old one", said, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_that_names_the_channel_alone_finds_its_thread_by_the_meeting(bool isConnected)
    {
        var at = await SetAsync();
        await using var stage = at.Stage;
        await stage.AdvanceToAsync("09:30:00");
        var other = stage.Tenant.World.AddChannelMeeting(at.Channel, "Nobody's", stage.Person("Ann"), stage.Time.Now, TimeSpan.FromMinutes(30));
        var activity = stage.Client.MeetingStartActivity(stage.Person("Ann"), isConnected ? at.First.Id : other.Id);
        activity["conversation"]!["id"] = at.Channel.Id;
        await stage.Client.DeliverAsync(activity, 1, CancellationToken.None);
        await stage.WorkAsync();
        Assert.Equal(isConnected ? 1 : 0, Cards(stage, at.First).Count);
        Assert.Empty(Cards(stage, at.Channel));
    }

    [Fact]
    public async Task Guests_of_the_team_make_the_card_in_the_thread_counts_only()
    {
        var at = await SetAsync();
        await using var stage = at.Stage;
        at.Channel.Members.Add(stage.Person("Eve"));
        await stage.AdvanceToAsync("09:30:00");
        await stage.Client.MeetingStartsAsync(stage.Person("Ann"), at.Second.Id, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.WorkAsync();
        Assert.Contains("Guests are in this chat", Assert.Single(Cards(stage, at.Second)).Card!.ToJsonString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Message> Cards(Stage stage, Chat chat) => [.. stage.Tenant.World.MessagesIn(chat.Id).Where(m => m.Card is not null)];

    private sealed record Setting(Stage Stage, Chat Channel, Chat First, Chat Second);

    /// <summary>Both facilitators are presenters of their meeting and connect their team in its thread.</summary>
    private static async Task<Setting> SetAsync()
    {
        var stage = await Stage.SetAsync();
        var people = stage.Checkout.Team.Members.Concat(stage.Company.Growth.Team.Members).Select(m => stage.Company.People.Single(p => p.ObjectId == m.Person.Value));
        var channel = stage.Tenant.World.AddChannel("Commerce", people);
        var start = new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero);
        var first = stage.Tenant.World.AddChannelMeeting(channel, "Checkout weekly", stage.Person("Bo"), start, TimeSpan.FromMinutes(30));
        var second = stage.Tenant.World.AddChannelMeeting(channel, "Growth weekly", stage.Person("Goran"), start, TimeSpan.FromMinutes(30));
        await ConnectAsync(stage, first, "Bo", "checkout");
        await ConnectAsync(stage, second, "Goran", "growth");
        return new Setting(stage, channel, first, second);
    }

    private static async Task ConnectAsync(Stage stage, Chat thread, string facilitator, string team)
    {
        var person = stage.Person(facilitator);
        await stage.Client.SayAsync(person, thread.Id, "connect meeting", CancellationToken.None);
        var card = stage.Client.NewestCard(thread.Id)!;
        var form = new Form(card.Card!);
        Assert.True(form.TryFill("chosenTeam", team));
        Assert.Contains("checks in here", Forged.Said(await stage.Client.PressAsync(person, thread.Id, new Press("Connect") { On = card.Card, Form = form }, CancellationToken.None)), StringComparison.Ordinal);
        stage.Tenant.World.Delete(thread, card.Id);
    }
}
