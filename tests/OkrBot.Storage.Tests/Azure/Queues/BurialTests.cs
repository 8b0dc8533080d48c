using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Azure.Queues;
using OkrBot.Storage.Azure.Tables;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Azure.Queues;

/// <summary>What failed for the fifth time, or is not one of ours, becomes a dead letter: once, whatever comes between.</summary>
public sealed class BurialTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly ManualTime _time = new();
    private readonly Wire _wire = new();
    private readonly AzuriteQueue _azurite;

    public BurialTests() => _azurite = new AzuriteQueue(_time, between: _wire);

    public Task InitializeAsync() => ReceiveAsync();

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task A_crash_between_the_row_and_the_deletion_leaves_one_letter_and_no_message()
    {
        var lease = await LastAttemptAsync("a");
        _wire.Loses(HttpMethod.Delete, Fate.NeverArrives, times: 1000);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => _azurite.Queue.FailAsync(lease, "no answer", CancellationToken.None));
        var first = Assert.Single(await LettersAsync());
        _wire.Decide = _ => Fate.Passes;

        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await ReceiveAsync());

        Assert.Equal(first, Assert.Single(await LettersAsync()));
        Assert.Equal(("a", 5, "no answer"), (first.Item.Id, first.Item.Attempts, first.Reason));
        Assert.Equal(0, await _azurite.Raw.CountMessagesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_crash_before_the_row_is_made_up_for_with_the_reason_and_time_of_the_failure()
    {
        var lease = await LastAttemptAsync("a");
        var died = _time.Now;
        var server = _azurite.NewQueue(new DeadLetterRows(new NoTables(), new AzureTableScan(_azurite.Tables)));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => server.FailAsync(lease, "500 from Teams", CancellationToken.None));
        Assert.Empty(await LettersAsync());

        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await ReceiveAsync());

        var letter = Assert.Single(await LettersAsync());
        Assert.Equal(("a", 5, "500 from Teams", died), (letter.Item.Id, letter.Item.Attempts, letter.Reason, letter.At));
    }

    [Fact]
    public async Task Who_lost_the_lease_buries_nothing()
    {
        var lost = await LastAttemptAsync("a");
        _time.Advance(Lease);
        var taken = Assert.Single(await ReceiveAsync());
        Assert.False(await _azurite.Queue.FailAsync(lost, "late", CancellationToken.None));
        Assert.Empty(await LettersAsync());
        Assert.True(await _azurite.Queue.CompleteAsync(taken, CancellationToken.None));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("aGVsbG8=")] // hello
    [InlineData("e30=")] // {}
    [InlineData("eyJJdGVtIjp7fX0=")] // an item without anything
    [InlineData("bnVsbA==")] // null
    public async Task A_message_that_is_not_ours_becomes_a_dead_letter_and_holds_up_nobody(string text)
    {
        await _azurite.Raw.SendMessageAsync(text, 0, CancellationToken.None);
        await _azurite.Queue.EnqueueAsync([Item("ours")], CancellationToken.None);

        Assert.Equal("ours", Assert.Single(await ReceiveAsync()).Item.Id);

        var letter = Assert.Single(await LettersAsync());
        Assert.Equal((Receiving.Unreadable, "The message is not one of this program's.", _time.Now), (letter.Item.Kind, letter.Reason, letter.At));
        Assert.Equal(1, await _azurite.Raw.CountMessagesAsync(CancellationToken.None));
        Assert.True(await _azurite.Queue.ReplayAsync(letter.Id, CancellationToken.None));
        Assert.Equal(Receiving.Unreadable, Assert.Single(await ReceiveAsync()).Item.Kind);
    }

    [Fact]
    public async Task Letters_of_one_tenant_spread_over_partitions_and_come_the_oldest_first()
    {
        var tenant = new TenantId("7e7e7e7e-0000-4000-8000-000000000001");
        for (var i = 0; i < 60; i++)
        {
            var letter = new DeadLetter($"letter{i:D3}", Item($"{i}") with { Tenant = tenant }, "no", _time.Now.AddMinutes(60 - i));
            await _azurite.Dead.AddAsync(letter, null, CancellationToken.None);
        }

        var rows = new List<TableRow>();
        await foreach (var (_, row) in _azurite.Dead.ReadAsync(CancellationToken.None)) rows.Add(row);
        var partitions = rows.CountBy(row => row.PartitionKey).ToList();
        Assert.True(partitions.Count >= 12, $"{partitions.Count} partitions");
        Assert.All(partitions, partition => Assert.StartsWith(tenant.Value + "|", partition.Key, StringComparison.Ordinal));
        Assert.Equal(60, await _azurite.Queue.CountDeadLettersAsync(CancellationToken.None));
        Assert.Equal(["59", "58", "57"], (await _azurite.Queue.DeadLettersAsync(3, CancellationToken.None)).Select(letter => letter.Item.Id));
    }

    [Fact]
    public async Task A_long_reason_is_cut()
    {
        var lease = await LastAttemptAsync("a");
        Assert.True(await _azurite.Queue.FailAsync(lease, new string('x', 100_000), CancellationToken.None));
        Assert.Equal(QueueBody.LongestReason + 1, Assert.Single(await LettersAsync()).Reason.Length);
    }

    [Fact]
    public async Task A_look_counts_what_is_due_and_what_waits()
    {
        await _azurite.Queue.EnqueueAsync([.. Enumerable.Range(0, 40).Select(i => Item($"{i}"))], CancellationToken.None);
        await _azurite.Queue.EnqueueAsync([Item("later") with { Due = _time.Now.AddHours(1) }], CancellationToken.None);
        var figures = await _azurite.Look.LookAsync(CancellationToken.None);
        Assert.Equal((32, true, _time.Now, 41), (figures.Due, figures.OrMore, figures.OldestDue, figures.Waiting));
    }

    private async Task<WorkLease> LastAttemptAsync(string id)
    {
        await _azurite.Queue.EnqueueAsync([Item(id) with { Attempts = 4 }], CancellationToken.None);
        return Assert.Single(await ReceiveAsync());
    }

    private WorkItem Item(string id) => new("segment", id, _time.Now, _time.Now);

    private Task<IReadOnlyList<WorkLease>> ReceiveAsync() => _azurite.Queue.ReceiveAsync(32, Lease, CancellationToken.None);

    private Task<IReadOnlyList<DeadLetter>> LettersAsync() => _azurite.Queue.DeadLettersAsync(100, CancellationToken.None);

    /// <summary>Table storage that is away.</summary>
    private sealed class NoTables : ITableServiceClient, ITableClient
    {
        public string Name => TableNames.DeadLetters;

        public ITableClient GetTableClient(string name) => this;
        public Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel) => throw Away;
        public Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel) => throw Away;
        public Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel) => throw Away;

        private static StorageUnavailableException Away => new("away", mayHaveHappened: false);
    }
}
