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

    [Theory]
    [InlineData(TableLimits.CharsPerString - 1)]
    [InlineData(TableLimits.CharsPerString)]
    [InlineData((2 * TableLimits.CharsPerString) - 2)]
    public void A_character_of_two_halves_is_never_cut(int before)
    {
        var text = new string('x', before) + "🎯🎯" + new string('y', TableLimits.CharsPerString);
        var row = new TableRow("p", "r").WithJson(text);

        Assert.Equal(text, row.Json());
        Assert.All(row.Properties.Values, value => Assert.DoesNotContain('\uFFFD', (string)value));
    }

    [Fact]
    public void Half_a_character_becomes_the_sign_for_none_because_no_store_can_carry_it()
        => Assert.Equal("a\uFFFDb 🎯 \uFFFD", new TableRow("p", "r") { ["Text"] = "a\uD83Cb 🎯 \uDFAF" }.GetString("Text"));

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a-b")]
    [InlineData("Größe")]
    [InlineData("PartitionKey")]
    [InlineData("Timestamp")]
    [InlineData(TableLimits.ReservedName)]
    public void A_name_that_azure_does_not_take_is_a_bug(string name) => Assert.Throws<ArgumentException>(() => new TableRow("p", "r") { [name] = 1 });

    [Fact]
    public void An_instant_before_all_that_azure_knows_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => new TableRow("p", "r") { ["At"] = TableLimits.Earliest.AddTicks(-1) });
        Assert.Equal(TableLimits.Earliest, new TableRow("p", "r") { ["At"] = TableLimits.Earliest }.GetDateTimeOffset("At"));
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
