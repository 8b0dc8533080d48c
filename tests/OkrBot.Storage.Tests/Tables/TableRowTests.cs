using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.Tables;

public sealed class TableRowTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(TableLimits.CharsPerString)]
    [InlineData(TableLimits.CharsPerString + 1)]
    [InlineData((3 * TableLimits.CharsPerString) + 5)]
    public void A_text_of_any_length_comes_back_whole(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))));
        var row = new TableRow("p", "r").WithJson(text);

        Assert.Equal(text, row.Json());
        Assert.All(row.Properties.Values, value => Assert.True(((string)value).Length <= TableLimits.CharsPerString));
    }

    [Fact]
    public void A_row_without_its_text_is_not_one_of_ours() => Assert.Throws<InvalidDataException>(() => new TableRow("p", "r").Json());

    [Fact]
    public async Task Requests_are_counted_by_table_and_kind_also_when_they_fail()
    {
        var counts = new TableRequestCounts();
        var table = new CountingTableClient(new DeadTable(), counts);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => table.GetAsync("p", "r", default));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => table.QueryAsync("p", "", "~", null, default));

        Assert.Equal(1, counts.Of("Dead", TableRequest.Get));
        Assert.Equal(2, counts.Of("Dead"));
        Assert.Equal(0, counts.Of("Other"));
    }

    private sealed class DeadTable : ITableClient
    {
        public string Name => "Dead";

        public Task<TableRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel)
            => throw new StorageUnavailableException("dead", false);

        public Task<TablePage> QueryAsync(string partitionKey, string from, string to, string? continuation, CancellationToken cancel)
            => throw new StorageUnavailableException("dead", false);

        public Task<TransactionResult> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
            => throw new StorageUnavailableException("dead", false);
    }
}
