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
        Assert.Equal((66, 1, 0), (Tenant.Graph.Counts["install"], Tenant.Graph.Counts["findApp"], Tenant.Graph.Counts.Throttled));
    }

    [Fact]
    public async Task A_chat_may_be_asked_about_a_second_after_the_answer_and_all_together_so_often()
    {
        var clock = new ManualTime();
        using var pace = new ChatPace(2, clock);
        await pace.EnterAsync("a", None);
        var again = pace.EnterAsync("a", None);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(again.IsCompleted);
        pace.Leave("a");
        clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(again.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await again;

        await pace.EnterAsync("b", None);
        using var hurry = new CancellationTokenSource();
        var third = pace.EnterAsync("c", hurry.Token);
        Assert.False(third.IsCompleted);
        await hurry.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        pace.Leave("b");
        clock.Advance(TimeSpan.FromSeconds(1));
        await pace.EnterAsync("c", None);
    }

    private Task<Asked<Joined>> JoinAsync(Chat chat) => Get<IMeetingChats>().JoinAsync(Home, new ChatId(chat.Id), None);
}
