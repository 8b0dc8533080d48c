using OkrBot.App.Ports;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Azure.Queues;

/// <summary>What the network does: a request that never arrives, and one that does and whose answer is lost.</summary>
public sealed class LostAnswerTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly ManualTime _time = new();
    private readonly Wire _wire = new();
    private readonly AzuriteQueue _azurite;

    public LostAnswerTests() => _azurite = new AzuriteQueue(_time, between: _wire);

    // The queue is made with the first request; losses are about the next.
    public Task InitializeAsync() => ReceiveAsync();

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task A_put_without_an_answer_is_repeated_and_may_leave_a_twin()
    {
        _wire.Loses(HttpMethod.Post, Fate.AnswerIsLost);
        await _azurite.Queue.EnqueueAsync([Item("a")], CancellationToken.None);
        Assert.Equal(["a", "a"], (await ReceiveAsync()).Select(lease => lease.Item.Id));
    }

    [Fact]
    public async Task A_put_that_never_arrived_is_repeated_and_stands_once()
    {
        _wire.Loses(HttpMethod.Post, Fate.NeverArrives);
        await _azurite.Queue.EnqueueAsync([Item("a")], CancellationToken.None);
        Assert.Equal("a", Assert.Single(await ReceiveAsync()).Item.Id);
    }

    [Fact]
    public async Task When_one_of_several_puts_fails_for_good_others_may_be_there_and_repeating_all_loses_none()
    {
        var items = Enumerable.Range(0, 20).Select(i => Item($"{i}")).ToList();
        var left = 12;
        _wire.Decide = request => request.Method == HttpMethod.Post && Interlocked.Decrement(ref left) < 0 ? Fate.NeverArrives : Fate.Passes;
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => _azurite.Queue.EnqueueAsync(items, CancellationToken.None));
        Assert.True(error.MayHaveHappened);

        _wire.Decide = _ => Fate.Passes;
        await _azurite.Queue.EnqueueAsync(items, CancellationToken.None);

        var there = new List<string>();
        while (await ReceiveAsync() is { Count: > 0 } some) there.AddRange(some.Select(lease => lease.Item.Id));
        Assert.Equal(32, there.Count);
        Assert.Equal(items.Select(item => item.Id).Order(StringComparer.Ordinal), there.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deletion_without_an_answer_is_repeated_and_counts_as_done()
    {
        await _azurite.Queue.EnqueueAsync([Item("a")], CancellationToken.None);
        var lease = Assert.Single(await ReceiveAsync());
        _wire.Loses(HttpMethod.Delete, Fate.AnswerIsLost);
        Assert.True(await _azurite.Queue.CompleteAsync(lease, CancellationToken.None));
    }

    [Fact]
    public async Task A_deferral_without_an_answer_is_told_as_unknown_for_its_repetition_meets_its_own_receipt()
    {
        await _azurite.Queue.EnqueueAsync([Item("a")], CancellationToken.None);
        var lease = Assert.Single(await ReceiveAsync());
        _wire.Loses(HttpMethod.Put, Fate.AnswerIsLost);
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => _azurite.Queue.DeferAsync(lease, _time.Now + TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.True(error.MayHaveHappened);
    }

    [Fact]
    public async Task A_receiving_without_an_answer_leaves_the_message_to_the_end_of_its_lease()
    {
        await _azurite.Queue.EnqueueAsync([Item("a")], CancellationToken.None);
        _wire.Loses(HttpMethod.Get, Fate.AnswerIsLost);
        Assert.Empty(await ReceiveAsync());
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_told_as_such()
    {
        _wire.Loses(HttpMethod.Get, Fate.NeverArrives, times: 1000);
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(ReceiveAsync);
        Assert.False(error.MayHaveHappened);
    }

    [Fact]
    public async Task A_queue_that_somebody_removed_is_made_again()
    {
        await _azurite.RemoveQueueAsync(CancellationToken.None);
        await Assert.ThrowsAsync<StorageUnavailableException>(ReceiveAsync);
        await _azurite.Queue.EnqueueAsync([Item("a")], CancellationToken.None);
        Assert.Single(await ReceiveAsync());
    }

    [Fact]
    public async Task An_item_that_does_not_fit_into_a_message_is_a_bug_and_nothing_is_sent()
    {
        var before = _wire.Sent.Count;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _azurite.Queue.EnqueueAsync([Item(new string('x', 60_000))], CancellationToken.None));
        Assert.Equal(before, _wire.Sent.Count);
    }

    private WorkItem Item(string id) => new("segment", id, _time.Now, _time.Now);

    private Task<IReadOnlyList<WorkLease>> ReceiveAsync() => _azurite.Queue.ReceiveAsync(32, Lease, CancellationToken.None);
}
