using OkrBot.App.Ports;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Azure.Queues;

/// <summary>How due times become the service's delays, which are whole seconds of real time and seven days at most.</summary>
public sealed class DelayTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly ManualTime _time = new();
    private readonly Wire _wire = new();
    private readonly AzuriteQueue _azurite;

    public DelayTests() => _azurite = new AzuriteQueue(_time, between: _wire);

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Theory]
    [InlineData(-60, 0)]
    [InlineData(0, 0)]
    [InlineData(0.2, 1)]
    [InlineData(2.2, 3)]
    [InlineData(480, 480)]
    [InlineData(900_000, 518_400)]
    public async Task A_message_never_expires_and_is_hidden_in_whole_seconds_rounded_up_for_six_days_at_most(double dueIn, int hidden)
    {
        await _azurite.Queue.EnqueueAsync([Item("a", dueIn)], CancellationToken.None);
        Assert.EndsWith($"/messages?visibilitytimeout={hidden}&messagettl=-1", _wire.LastOf(HttpMethod.Post), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_in_a_fortnight_is_hidden_again_until_then_and_that_is_no_attempt()
    {
        await _azurite.Queue.EnqueueAsync([Item("a", TimeSpan.FromDays(14).TotalSeconds)], CancellationToken.None);
        _time.Advance(TimeSpan.FromDays(6));
        Assert.Empty(await ReceiveAsync());
        Assert.EndsWith("&visibilitytimeout=518400", _wire.LastOf(HttpMethod.Put), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromDays(6));
        Assert.Empty(await ReceiveAsync());
        Assert.EndsWith("&visibilitytimeout=172800", _wire.LastOf(HttpMethod.Put), StringComparison.Ordinal);
        Assert.Null(await _azurite.Queue.OldestDueAsync(CancellationToken.None));

        _time.Advance(TimeSpan.FromDays(2));

        var lease = Assert.Single(await ReceiveAsync());
        Assert.Equal(("a", 0), (lease.Item.Id, lease.Item.Attempts));
    }

    [Fact]
    public async Task With_another_clock_nothing_is_hidden_for_more_than_a_second_and_nothing_comes_early()
    {
        var wire = new Wire();
        await using var rehearsed = new AzuriteQueue(_time, TimeSpan.FromSeconds(1), wire);
        await rehearsed.Queue.EnqueueAsync([Item("a", 480)], CancellationToken.None);
        Assert.EndsWith("?visibilitytimeout=1&messagettl=-1", wire.LastOf(HttpMethod.Post), StringComparison.Ordinal);
        for (var look = 0; look < 4; look++)
        {
            _time.Advance(TimeSpan.FromSeconds(100));
            Assert.Empty(await rehearsed.Queue.ReceiveAsync(32, Lease, CancellationToken.None));
            Assert.EndsWith("&visibilitytimeout=1", wire.LastOf(HttpMethod.Put), StringComparison.Ordinal);
        }

        _time.Advance(TimeSpan.FromSeconds(80));

        var lease = Assert.Single(await rehearsed.Queue.ReceiveAsync(32, Lease, CancellationToken.None));
        Assert.Equal(("a", 0), (lease.Item.Id, lease.Item.Attempts));
    }

    [Fact]
    public async Task Those_that_are_not_due_do_not_hide_the_one_behind_them_that_is()
    {
        // All visible at once: to another server, whose clock is ahead, they were due.
        foreach (var early in Enumerable.Range(0, 40)) await _azurite.Raw.SendMessageAsync(Body(Item($"early{early}", 60)), 0, CancellationToken.None);
        await _azurite.Raw.SendMessageAsync(Body(Item("due", 0)), 0, CancellationToken.None);

        Assert.Equal("due", Assert.Single(await ReceiveAsync()).Item.Id);
        Assert.Empty(await ReceiveAsync());
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(32, (await ReceiveAsync()).Count);
    }

    private WorkItem Item(string id, double dueIn) => new("segment", id, _time.Now + TimeSpan.FromSeconds(dueIn), _time.Now);

    private static string Body(WorkItem item) => new Storage.Azure.Queues.QueueBody(item).Encode();

    private Task<IReadOnlyList<WorkLease>> ReceiveAsync() => _azurite.Queue.ReceiveAsync(32, Lease, CancellationToken.None);
}
