using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Tests.Tables;

/// <summary>What every table adapter promises. An adapter's test class hands out its tables and inherits the tests.</summary>
public abstract class TableContract
{
    private const string P = "tenant|team|cycle";

    /// <summary>A table with nothing in the partitions of these tests.</summary>
    protected abstract ITableClient Table { get; }

    private static CancellationToken None => CancellationToken.None;

    private static TableRow Row(string key, string text = "text") => new(P, key) { ["Text"] = text };

    private async Task<IReadOnlyList<string>> Committed(params TableTransactionAction[] actions)
        => Assert.IsType<TransactionResult.Committed>(await Table.SubmitTransactionAsync(actions, None)).ETags;

    private async Task Rejected(int index, TableError error, params TableTransactionAction[] actions)
        => Assert.Equal(new TransactionResult.Rejected(index, error), await Table.SubmitTransactionAsync(actions, None));

    private async Task<List<string>> Keys(string from, string to)
    {
        var keys = new List<string>();
        await foreach (var row in Table.ReadRangeAsync(P, from, to, None)) keys.Add(row.RowKey);
        return keys;
    }

    [Fact]
    public async Task Every_type_of_value_comes_back_as_it_went()
    {
        var row = new TableRow(P, "all")
        {
            ["Text"] = "Zoë \"said\" \u0000\n 🎯", ["Empty"] = "", ["Int"] = -7, ["Long"] = long.MaxValue, ["Yes"] = true, ["Double"] = 0.1,
            ["At"] = new DateTimeOffset(2026, 10, 5, 11, 0, 0, 1, TimeSpan.FromHours(2)).AddTicks(3), ["Bytes"] = new byte[] { 0, 255, 7 }, ["Nothing"] = null,
        };
        var etags = await Committed(new Add(row));

        var read = await Table.GetAsync(P, "all", None);

        Assert.NotNull(read);
        Assert.Equal(etags[0], read.ETag);
        Assert.Equal(row.Properties.Keys, read.Properties.Keys);
        foreach (var (name, value) in row.Properties) Assert.Equal(value, read[name]);
        Assert.Equal(TimeSpan.Zero, read.GetDateTimeOffset("At")!.Value.Offset);
        Assert.Null(read["Nothing"]);
    }

    [Fact]
    public async Task A_row_that_is_not_there_reads_as_null() => Assert.Null(await Table.GetAsync(P, "nobody", None));

    [Fact]
    public async Task Adding_a_row_that_is_there_names_it()
    {
        await Committed(new Add(Row("b")));
        await Rejected(1, TableError.AlreadyExists, new Add(Row("a")), new Add(Row("b")));
    }

    [Fact]
    public async Task Replacing_under_the_mark_that_was_read_gives_a_new_mark_and_drops_old_properties()
    {
        var first = await Committed(new Add(new TableRow(P, "a") { ["Old"] = 1, ["Text"] = "one" }));
        var second = await Committed(new UpdateReplace(Row("a", "two"), first[0]));

        var read = await Table.GetAsync(P, "a", None);

        Assert.NotEqual(first[0], second[0]);
        Assert.Equal(second[0], read!.ETag);
        Assert.Equal("two", read.GetString("Text"));
        Assert.Null(read["Old"]);
    }

    [Fact]
    public async Task Replacing_or_deleting_under_an_old_mark_is_refused()
    {
        var first = await Committed(new Add(Row("a")));
        await Committed(new UpdateReplace(Row("a", "two"), first[0]));

        await Rejected(0, TableError.PreconditionFailed, new UpdateReplace(Row("a", "three"), first[0]));
        await Rejected(0, TableError.PreconditionFailed, new Delete(P, "a", first[0]));
        Assert.Equal("two", (await Table.GetAsync(P, "a", None))!.GetString("Text"));
    }

    [Fact]
    public async Task A_row_that_was_deleted_and_added_again_has_another_mark()
    {
        var first = await Committed(new Add(Row("a")));
        await Committed(new Delete(P, "a", first[0]));
        await Committed(new Add(Row("a")));
        await Rejected(0, TableError.PreconditionFailed, new Delete(P, "a", first[0]));
    }

    [Fact]
    public async Task Replacing_or_deleting_a_row_that_is_not_there_says_so()
    {
        var mark = (await Committed(new Add(Row("a"))))[0];
        await Committed(new Delete(P, "a", mark));
        await Rejected(0, TableError.NotFound, new UpdateReplace(Row("a"), mark));
        await Rejected(1, TableError.NotFound, new Add(Row("b")), new Delete(P, "a", mark));
    }

    [Fact]
    public async Task A_transaction_is_all_or_nothing()
    {
        var mark = (await Committed(new Add(Row("keep", "one"))))[0];
        await Committed(new Add(Row("there")));

        await Rejected(2, TableError.AlreadyExists, new UpdateReplace(Row("keep", "two"), mark), new Add(Row("new")), new Add(Row("there")));

        Assert.Equal("one", (await Table.GetAsync(P, "keep", None))!.GetString("Text"));
        Assert.Null(await Table.GetAsync(P, "new", None));
    }

    [Fact]
    public async Task A_range_holds_its_start_and_not_its_end_in_ordinal_order()
    {
        await Committed(new Add(Row("s|b")), new Add(Row("s|0")), new Add(Row("h|9")), new Add(Row("s|B")), new Add(Row("t|0")), new Add(Row("s}")));
        await Table.SubmitTransactionAsync([new Add(new TableRow("tenant|team|other", "s|x"))], None);

        Assert.Equal(["s|0", "s|B", "s|b"], await Keys("s|", "s}"));
        Assert.Equal(["s|B"], await Keys("s|B", "s|b"));
        Assert.Empty(await Keys("x", "z"));
    }

    [Fact]
    public async Task A_long_range_comes_in_pages_that_lose_and_repeat_nothing()
    {
        var expected = Enumerable.Range(0, 1150).Select(i => $"r|{i:D5}").ToList();
        foreach (var chunk in expected.Chunk(100)) await Committed([.. chunk.Select(key => new Add(Row(key)))]);

        var first = await Table.QueryAsync(P, "r|", "r}", null, None);

        Assert.NotNull(first.Continuation);
        Assert.Equal(expected, await Keys("r|", "r}"));
    }

    [Fact]
    public async Task A_hundred_rows_fit_and_one_more_is_too_large()
    {
        await Rejected(100, TableError.TooLarge, [.. Enumerable.Range(0, 101).Select(i => new Add(Row($"{i}")))]);
        await Committed([.. Enumerable.Range(0, 100).Select(i => new Add(Row($"{i}")))]);
    }

    [Fact]
    public async Task A_text_over_32K_characters_is_too_large_and_names_the_row()
    {
        await Committed(new Add(Row("fits", new string('x', TableLimits.CharsPerString))));
        await Rejected(1, TableError.TooLarge, new Add(Row("a")), new Add(Row("b", new string('x', TableLimits.CharsPerString + 1))));
    }

    [Fact]
    public async Task A_transaction_over_four_mebibytes_is_too_large()
    {
        static TableRow Big(string key)
        {
            var row = new TableRow(P, key);
            for (var i = 0; i < 10; i++) row[$"Text{i}"] = new string('x', TableLimits.CharsPerString);
            return row;
        }

        await Rejected(6, TableError.TooLarge, [.. Enumerable.Range(0, 7).Select(i => new Add(Big($"{i}")))]);
        Assert.Empty(await Keys("", "~"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    public void Nothing_is_written_blindly(string etag)
    {
        Assert.Throws<ArgumentException>(() => new UpdateReplace(Row("a"), etag));
        Assert.Throws<ArgumentException>(() => new Delete(P, "a", etag));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("é")]
    public async Task A_key_with_a_forbidden_character_is_a_bug(string key)
        => await Assert.ThrowsAsync<ArgumentException>(() => Table.SubmitTransactionAsync([new Add(Row(key))], None));

    [Fact]
    public async Task A_row_twice_or_two_partitions_in_one_transaction_are_bugs()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Table.SubmitTransactionAsync([new Add(Row("a")), new Add(Row("a"))], None));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.SubmitTransactionAsync([new Add(Row("a")), new Add(new TableRow("other", "b"))], None));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.SubmitTransactionAsync([], None));
    }

    [Fact]
    public async Task Of_many_writers_under_the_same_mark_one_wins()
    {
        var mark = (await Committed(new Add(Row("a"))))[0];
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => Table.SubmitTransactionAsync([new UpdateReplace(Row("a", $"{i}"), mark)], None))));

        Assert.Single(results.OfType<TransactionResult.Committed>());
        Assert.Equal(19, results.OfType<TransactionResult.Rejected>().Count(r => r.Error == TableError.PreconditionFailed));
    }

    [Fact]
    public void A_value_that_tables_do_not_know_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => new TableRow(P, "a") { ["Price"] = 1.5m });
        Assert.Throws<ArgumentException>(() => new TableRow(P, "a") { ["Ratio"] = double.NaN });
    }
}
