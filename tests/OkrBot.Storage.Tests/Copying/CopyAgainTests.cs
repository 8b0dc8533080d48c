using OkrBot.App.Ports;
using OkrBot.Storage.Copying;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.Copying;

/// <summary>A copy that stopped in the middle, and targets that are not free.</summary>
public sealed class CopyAgainTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CopyStage _stage = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(15)]
    public async Task A_copy_that_stopped_goes_on_and_ends_the_same(int after)
    {
        var (from, to) = (await _stage.EmbeddedAsync("a"), await _stage.AzuriteAsync());
        await CopyStage.FillAsync(from);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => CopyStage.CopyAsync(from, to with { Tables = new Stopping(to.Tables, after) }));

        var told = new List<string>();
        var report = await CopyStage.CopyAsync(from, to, told.Add);

        Assert.True(report.IsGood, string.Join("\n", report.Parts));
        if (after > 1) Assert.Contains("going on with the copy that was begun before", told);
        Assert.Equal(await CopyStage.DigestsAsync(from), await CopyStage.DigestsAsync(to));
        Assert.Equal(["first", "tried"], (await CopyStage.ItemsAsync(to)).Select(item => item.Id));
    }

    [Fact]
    public async Task A_copy_that_stopped_after_the_queue_does_not_double_it()
    {
        var (from, to) = (await _stage.EmbeddedAsync("a"), await _stage.AzuriteAsync());
        await CopyStage.FillAsync(from);
        await Assert.ThrowsAsync<InvalidOperationException>(() => CopyStage.CopyAsync(from, to, step =>
        {
            if (step == "comparing") throw new InvalidOperationException("out of power");
        }));

        Assert.True((await CopyStage.CopyAsync(from, to)).IsGood);

        Assert.Equal(["first", "tried"], (await CopyStage.ItemsAsync(to)).Select(item => item.Id));
        Assert.Single(await to.Queue.DeadLettersAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Until_a_copy_is_finished_its_target_is_not_ready_to_be_served_from()
    {
        var (from, to) = (await _stage.EmbeddedAsync("a"), await _stage.EmbeddedAsync("b"));
        await CopyStage.FillAsync(from);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => CopyStage.CopyAsync(from, to with { Tables = new Stopping(to.Tables, 3) }));
        var probe = new StorageProbe(to.Tables, TimeProvider.System);
        var health = await probe.CheckAsync(CancellationToken.None);
        Assert.Equal(new StorageHealth(false, $"It holds the beginning of a copy from {from.Name}; finish that with the verb copy."), health);

        await CopyStage.CopyAsync(from, to);

        Assert.True((await probe.CheckAsync(CancellationToken.None)).Ready);
    }

    [Fact]
    public async Task A_finished_copy_leaves_a_target_that_takes_no_other()
    {
        var (from, to) = (await _stage.EmbeddedAsync("a"), await _stage.EmbeddedAsync("b"));
        await CopyStage.FillAsync(from);
        await CopyStage.CopyAsync(from, to);
        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => CopyStage.CopyAsync(from, to));
        Assert.Contains("The target is not empty: table TeamCycles holds rows", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_with_a_row_work_or_a_dead_letter_is_not_empty_and_stays_as_it_is()
    {
        var from = await _stage.EmbeddedAsync("a");
        var (row, work, letter) = (await _stage.AzuriteAsync(), await _stage.AzuriteAsync(), await _stage.EmbeddedAsync("b"));
        var now = TimeProvider.System.GetUtcNow();
        await CopyStage.AddAsync(row, TableNames.Audit, [CopyStage.Row("t|x", 1)]);
        await work.Queue.AddAsync([CopyStage.Item("hidden", now.AddDays(1))], CancellationToken.None);
        await letter.Queue.AddAsync(new DeadLetter("1", CopyStage.Item("dead", now), "no", now), CancellationToken.None);
        foreach (var (to, why) in new[] { (row, "table Audit holds rows"), (work, "its queue holds work"), (letter, "it holds dead letters") })
        {
            var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => CopyStage.CopyAsync(from, to));
            Assert.Equal($"The target is not empty: {why}. Nothing was written.", refused.Message);
            Assert.Null(await new CopyMark(to.Tables).FindAsync(CancellationToken.None));
        }
    }

    [Fact]
    public async Task The_beginning_of_a_copy_from_elsewhere_and_a_copy_onto_itself_are_refused()
    {
        var (from, other, to) = (await _stage.EmbeddedAsync("a"), await _stage.EmbeddedAsync("other"), await _stage.EmbeddedAsync("b"));
        await CopyStage.FillAsync(from);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => CopyStage.CopyAsync(from, to with { Tables = new Stopping(to.Tables, 3) }));
        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => CopyStage.CopyAsync(other, to));
        Assert.Contains($"the beginning of a copy from {from.Name}", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Source and target are the same store.", (await Assert.ThrowsAsync<CopyRefusedException>(() => CopyStage.CopyAsync(to, to))).Message);
    }

    [Fact]
    public async Task A_row_that_somebody_changed_between_the_two_tries_is_refused()
    {
        var (from, to) = (await _stage.EmbeddedAsync("a"), await _stage.EmbeddedAsync("b"));
        await CopyStage.AddAsync(from, TableNames.Rooms, [CopyStage.Row("t|x", 1)]);
        await new CopyMark(to.Tables).SetAsync(from.Name, CancellationToken.None);
        await CopyStage.AddAsync(to, TableNames.Rooms, [new TableRow("t|x", "row|0001") { ["Text"] = "another" }]);
        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => CopyStage.CopyAsync(from, to));
        Assert.Contains("another row t|x / row|0001", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Tables that are away from the n-th transaction on.</summary>
    private sealed class Stopping(ITableServiceClient inner, int after) : ITableServiceClient
    {
        private int _left = after;

        public ITableClient GetTableClient(string name) => new Table(inner.GetTableClient(name), this);

        private sealed class Table(ITableClient inner, Stopping stopping) : ITableClient
        {
            public string Name => inner.Name;

            public Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel) => inner.GetAsync(partitionKey, rowKey, cancel);

            public Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel)
                => inner.QueryAsync(partitionKey, from, to, continuation, cancel);

            public Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
                => Interlocked.Decrement(ref stopping._left) > 0
                    ? inner.SubmitTransactionAsync(actions, cancel)
                    : throw new StorageUnavailableException("away", mayHaveHappened: false);
        }
    }
}
