using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Queues;

/// <summary>What every queue adapter promises.</summary>
public abstract class QueueContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    protected ManualTime Time { get; } = new();

    /// <summary>An empty queue on <see cref="Time"/>.</summary>
    protected abstract IWorkQueue Queue { get; }

    private static CancellationToken None => CancellationToken.None;

    private WorkItem Item(string id, TimeSpan dueIn = default) => new("segment", id, Time.Now + dueIn, Time.Now);

    private async Task Enqueue(params WorkItem[] items) => await Queue.EnqueueAsync(items, None);

    private async Task<WorkLease> ReceiveOne() => Assert.Single(await Queue.ReceiveAsync(32, Lease, None));

    private async Task ReceiveNothing() => Assert.Empty(await Queue.ReceiveAsync(32, Lease, None));

    [Fact]
    public async Task An_item_comes_back_as_it_went()
    {
        var item = new WorkItem("effect", "effect:x", Time.Now, Time.Now)
        {
            Team = new TeamCycleId(new("t"), new("team"), new("2026-10-05")), Occurrence = new Occurrence(new("19:m@thread.v2"), Time.Now),
            ExpectedVersion = 7, Group = new GroupPlace(new("t"), new("2026-10-05"), new("g-1")), EffectId = "offer:1", TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        };
        await Enqueue(item);

        var lease = await ReceiveOne();

        Assert.Equal(item, lease.Item);
        Assert.Equal(Time.Now + Lease, lease.LeasedUntil);
    }

    [Fact]
    public async Task Nothing_comes_before_it_is_due()
    {
        await Enqueue(Item("later", TimeSpan.FromMinutes(8)));
        await ReceiveNothing();
        Assert.Null(await Queue.OldestDueAsync(None));

        Time.Advance(TimeSpan.FromMinutes(8));

        Assert.Equal("later", (await ReceiveOne()).Item.Id);
    }

    [Fact]
    public async Task The_item_that_was_due_first_comes_first_and_no_more_than_asked_for()
    {
        await Enqueue(Item("b", TimeSpan.FromSeconds(2)), Item("c", TimeSpan.FromSeconds(3)), Item("a", TimeSpan.FromSeconds(1)));
        Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["a", "b"], (await Queue.ReceiveAsync(2, Lease, None)).Select(lease => lease.Item.Id));
    }

    [Fact]
    public async Task A_leased_item_is_hidden_and_comes_again_when_the_lease_ends()
    {
        await Enqueue(Item("a"));
        var first = await ReceiveOne();
        await ReceiveNothing();

        Time.Advance(Lease);
        var second = await ReceiveOne();

        Assert.Equal("a", second.Item.Id);
        Assert.Equal(0, second.Item.Attempts);
        Assert.False(await Queue.CompleteAsync(first, None));
        Assert.False(await Queue.FailAsync(first, "late", None));
        Assert.False(await Queue.DeferAsync(first, Time.Now, None));
        Assert.True(await Queue.CompleteAsync(second, None));
    }

    [Fact]
    public async Task A_lease_that_is_extended_in_time_is_kept_and_ends_the_item()
    {
        await Enqueue(Item("a"));
        var lease = await ReceiveOne();
        for (var round = 0; round < 4; round++)
        {
            Time.Advance(Lease - TimeSpan.FromSeconds(1));
            lease = Assert.IsType<WorkLease>(await Queue.ExtendAsync(lease, Lease, None));
            Assert.Equal(Time.Now + Lease, lease.LeasedUntil);
            await ReceiveNothing();
        }

        Assert.Equal(0, lease.Item.Attempts);
        Assert.True(await Queue.CompleteAsync(lease, None));
        Time.Advance(Lease);
        await ReceiveNothing();
    }

    [Fact]
    public async Task A_lease_that_was_lost_cannot_be_extended()
    {
        await Enqueue(Item("a"));
        var lost = await ReceiveOne();
        Time.Advance(Lease);
        var taken = await ReceiveOne();

        Assert.Null(await Queue.ExtendAsync(lost, Lease, None));
        Assert.True(await Queue.CompleteAsync(taken, None));
        Assert.Null(await Queue.ExtendAsync(taken, Lease, None));
    }

    [Fact]
    public async Task A_lease_that_is_given_back_is_received_again_at_once_and_is_no_attempt()
    {
        await Enqueue(Item("a"));
        Time.Advance(TimeSpan.FromMinutes(1));
        var lease = await ReceiveOne();
        Assert.True(await Queue.DeferAsync(lease, lease.Item.Due, None));

        var again = await ReceiveOne();

        Assert.Equal(lease.Item, again.Item);
    }

    [Fact]
    public async Task A_completed_item_is_gone_for_good()
    {
        await Enqueue(Item("a"));
        var lease = await ReceiveOne();
        Assert.True(await Queue.CompleteAsync(lease, None));
        Assert.False(await Queue.CompleteAsync(lease, None));

        Time.Advance(TimeSpan.FromDays(1));

        await ReceiveNothing();
    }

    [Fact]
    public async Task A_deferral_hides_the_item_and_is_no_attempt()
    {
        await Enqueue(Item("a"));
        for (var i = 0; i < 10; i++)
        {
            Assert.True(await Queue.DeferAsync(await ReceiveOne(), Time.Now + TimeSpan.FromMinutes(1), None));
            await ReceiveNothing();
            Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(0, (await ReceiveOne()).Item.Attempts);
        Assert.Empty(await Queue.DeadLettersAsync(10, None));
    }

    [Fact]
    public async Task An_item_that_was_put_off_is_due_when_it_was_put_off_to()
    {
        await Enqueue(Item("a"));
        var until = Time.Now + TimeSpan.FromMinutes(1);
        Assert.True(await Queue.DeferAsync(await ReceiveOne(), until, None));
        Time.Advance(TimeSpan.FromMinutes(2));

        var lease = await ReceiveOne();

        Assert.Equal(until, lease.Item.Due);
    }

    [Fact]
    public async Task A_failure_counts_and_the_pause_grows()
    {
        await Enqueue(Item("a"));
        var pauses = new List<TimeSpan>();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var lease = await ReceiveOne();
            Assert.Equal(attempt, lease.Item.Attempts);
            Assert.True(await Queue.FailAsync(lease, "no", None));
            pauses.Add(await PauseUntilVisible());
        }

        Assert.Equal([5, 20, 80, 320], pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task The_fifth_failure_makes_a_dead_letter_with_the_reason()
    {
        await Enqueue(Item("a"));
        await FailUntilDead("500 from Teams");

        var dead = Assert.Single(await Queue.DeadLettersAsync(10, None));

        Assert.Equal("a", dead.Item.Id);
        Assert.Equal(5, dead.Item.Attempts);
        Assert.Equal("500 from Teams", dead.Reason);
        Assert.Equal(Time.Now, dead.At);
        Time.Advance(TimeSpan.FromDays(1));
        await ReceiveNothing();
    }

    [Fact]
    public async Task A_replayed_dead_letter_is_due_now_with_no_attempts()
    {
        await Enqueue(Item("a"));
        await FailUntilDead("no");
        var dead = Assert.Single(await Queue.DeadLettersAsync(10, None));

        Assert.True(await Queue.ReplayAsync(dead.Id, None));
        Assert.False(await Queue.ReplayAsync(dead.Id, None));
        Assert.False(await Queue.ReplayAsync("nonsense", None));

        var lease = await ReceiveOne();
        Assert.Equal((0, Time.Now), (lease.Item.Attempts, lease.Item.Due));
        Assert.Empty(await Queue.DeadLettersAsync(10, None));
    }

    [Fact]
    public async Task The_oldest_due_item_is_told_unless_it_is_leased()
    {
        var start = Time.Now;
        await Enqueue(Item("a"), Item("b", TimeSpan.FromSeconds(10)), Item("c", TimeSpan.FromHours(1)));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(start, await Queue.OldestDueAsync(None));

        var lease = Assert.Single(await Queue.ReceiveAsync(1, Lease, None));
        Assert.Equal(start + TimeSpan.FromSeconds(10), await Queue.OldestDueAsync(None));

        Time.Advance(Lease);
        Assert.Equal(start, await Queue.OldestDueAsync(None));
        Assert.Equal("a", lease.Item.Id);
    }

    [Fact]
    public async Task Of_many_receivers_each_item_goes_to_one()
    {
        await Enqueue([.. Enumerable.Range(0, 100).Select(i => Item($"{i}"))]);

        var received = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Queue.ReceiveAsync(32, Lease, None))));

        var ids = received.SelectMany(leases => leases).Select(lease => lease.Item.Id).ToList();
        Assert.Equal(100, ids.Count);
        Assert.Equal(100, ids.Distinct().Count());
    }

    [Fact]
    public async Task Equal_items_are_not_merged()
    {
        await Enqueue(Item("a"), Item("a"));
        await Enqueue();
        Assert.Equal(2, (await Queue.ReceiveAsync(32, Lease, None)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public async Task One_to_32_items_are_received_at_once(int most)
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Queue.ReceiveAsync(most, Lease, None));

    private async Task FailUntilDead(string reason)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.True(await Queue.FailAsync(await ReceiveOne(), reason, None));
            if (attempt < 4) await PauseUntilVisible();
        }
    }

    /// <summary>Moves the clock, second by second, to when the one item can be received again.</summary>
    private async Task<TimeSpan> PauseUntilVisible()
    {
        var start = Time.Now;
        while (await Queue.OldestDueAsync(None) is null) Time.Advance(TimeSpan.FromSeconds(1));
        return Time.Now - start;
    }
}
