using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Client;
using OkrBot.Graph.Tests.Kit;
using OkrBot.Rehearsal.World;
using OkrBot.Testing;

namespace OkrBot.Graph.Tests.Client;

/// <summary>The tenant counts who goes beyond a limit; the end of each test asserts that nobody did.</summary>
public sealed class GovernorTests() : GraphTest(skipDelays: true)
{
    [Fact]
    public async Task Forty_questions_to_one_mailbox_at_once_are_never_more_than_four_under_way()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Get<IPeopleDirectory>().TimeAsync(Home, IdOf(Ann), None)));
        Assert.All(asked, one => Assert.True(one.IsAnswered));
        Assert.Equal((40, 0), (Tenant.Graph.Counts.Total, Tenant.Graph.Counts.Throttled));
    }

    [Fact]
    public async Task Sixty_chats_at_once_and_one_chat_six_times_keep_their_pace()
    {
        var chats = Enumerable.Range(0, 60).Select(i => Chat($"Chat {i}")).ToList();
        await Task.WhenAll(chats.Select(chat => JoinAsync(chat)));
        for (var i = 0; i < 6; i++) await JoinAsync(chats[0]);
        Assert.Equal((66, 0), (Tenant.Graph.Counts["install"], Tenant.Graph.Counts.Throttled));
    }

    [Fact]
    public void A_chat_may_be_asked_about_once_a_second_and_all_together_25_times()
    {
        var pace = new ChatPace(25);
        var now = new ManualTime().Now;
        Assert.Null(pace.Take("a", now));
        Assert.Equal(TimeSpan.FromSeconds(0.6), pace.Take("a", now.AddSeconds(0.4)));
        for (var i = 0; i < 24; i++) Assert.Null(pace.Take($"other {i}", now));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take("b", now));
        Assert.Null(pace.Take("a", now.AddSeconds(1)));
    }

    private Task<Asked<Joined>> JoinAsync(Chat chat) => Get<IMeetingChats>().JoinAsync(Home, new ChatId(chat.Id), None);
}
