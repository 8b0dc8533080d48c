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

    [Fact]
    public async Task Chats_at_rest_are_forgotten_when_there_are_many_and_one_that_was_just_asked_about_is_not()
    {
        var clock = new ManualTime();
        using var pace = new ChatPace(10_000, clock);
        await pace.EnterAsync("held", None);
        for (var chat = 0; chat < 2 * Shelf<Pace>.Most; chat++)
        {
            await pace.EnterAsync($"{chat}", None);
            pace.Leave($"{chat}");
            if (chat % 100 == 99) clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.InRange(pace.Chats, 1, Shelf<Pace>.Most);
        await pace.EnterAsync("just", None);
        pace.Leave("just");
        for (var chat = 0; chat < Shelf<Pace>.Most; chat++)
        {
            await pace.EnterAsync($"more {chat}", None);
            pace.Leave($"more {chat}");
        }
        Assert.False(pace.EnterAsync("just", None).IsCompleted);
        Assert.False(pace.EnterAsync("held", None).IsCompleted);
    }

    [Fact]
    public void What_is_in_use_is_the_same_for_all_and_only_what_is_at_rest_is_dropped()
    {
        using var shelf = new Shelf<SemaphoreSlim>(() => new SemaphoreSlim(1, 1), one => one.CurrentCount == 1);
        var used = shelf.Take("Ann");
        Assert.Same(used, shelf.Take("Ann"));
        shelf.GiveBack("Ann");
        for (var key = 0; key < 3 * Shelf<SemaphoreSlim>.Most; key++)
        {
            shelf.Take($"{key}");
            shelf.GiveBack($"{key}");
        }
        Assert.Same(used, shelf.Take("Ann"));
        Assert.InRange(shelf.Count, 1, Shelf<SemaphoreSlim>.Most);
    }

    [Fact]
    public void Where_Graph_asked_for_quiet_is_forgotten_once_it_is_over()
    {
        var clock = new ManualTime();
        var quiet = new Quiet(clock);
        for (var place = 0; place < 5_000; place++)
        {
            quiet.Hear(new Place(PlaceKind.Mailbox, $"{place}"), TimeSpan.FromSeconds(30));
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.InRange(quiet.Count, 30, 1_000);
    }

    private Task<Asked<Joined>> JoinAsync(Chat chat) => Get<IMeetingChats>().JoinAsync(Home, new ChatId(chat.Id), None);
}
