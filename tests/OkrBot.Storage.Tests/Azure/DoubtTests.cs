using System.Net;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Tests.Azure;

/// <summary>Writes on the emulator whose first try brings no answer.</summary>
public sealed class DoubtTests
{
    public enum Lost { CutBefore, CutAfter, ErrorAfter, StallAfter }

    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(0.5);

    private static TableRow Row(string key = "r", string text = "new") => new("p", key) { ["Text"] = text };

    private static Scripted LosingTry(int which, Lost how) => Scripted.OnAzurite(
        async (number, ask, cancel) =>
        {
            if (number != which) return await ask();
            if (how != Lost.CutBefore) (await ask()).Dispose();
            if (how == Lost.StallAfter) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return how == Lost.ErrorAfter ? ScriptedHandler.Answer(HttpStatusCode.InternalServerError) : throw new HttpRequestException("cut");
        }, OneTry);

    private static async Task<IReadOnlyList<string>> Committed(Scripted scripted, params TableTransactionAction[] actions)
        => Assert.IsType<TransactionResult.Committed>(await scripted.Table.SubmitTransactionAsync(actions, default)).ETags;

    private static async Task<TableRow> Stored(Scripted scripted, string key = "r") => (await scripted.Table.GetAsync("p", key, default))!;

    [Theory]
    [InlineData(Lost.CutBefore)]
    [InlineData(Lost.CutAfter)]
    [InlineData(Lost.ErrorAfter)]
    [InlineData(Lost.StallAfter)]
    public async Task An_added_row_is_committed_once_and_its_mark_is_good(Lost how)
    {
        using var scripted = LosingTry(0, how);
        var mark = Assert.Single(await Committed(scripted, new Add(Row())));
        Assert.Equal(mark, (await Stored(scripted)).ETag);
        await Committed(scripted, new UpdateReplace(Row(text: "next"), mark));
    }

    [Theory]
    [InlineData(Lost.CutBefore)]
    [InlineData(Lost.CutAfter)]
    [InlineData(Lost.ErrorAfter)]
    public async Task A_replaced_row_is_committed_once_and_its_mark_is_good(Lost how)
    {
        using var scripted = LosingTry(1, how);
        var first = await Committed(scripted, new Add(Row(text: "old")));
        var mark = Assert.Single(await Committed(scripted, new UpdateReplace(Row(), first[0])));
        Assert.Equal((mark, "new"), ((await Stored(scripted)).ETag, (await Stored(scripted)).GetString("Text")));
    }

    [Theory]
    [InlineData(Lost.CutBefore)]
    [InlineData(Lost.CutAfter)]
    [InlineData(Lost.ErrorAfter)]
    public async Task A_transaction_is_committed_once_and_all_its_marks_are_good(Lost how)
    {
        using var scripted = LosingTry(1, how);
        var first = await Committed(scripted, new Add(Row("a", "old")), new Add(Row("b", "old")), new Add(Row("z", "old")));
        var marks = await Committed(scripted, new Add(Row("c")), new UpdateReplace(Row("a"), first[0]), new Delete("p", "b", first[1]));

        Assert.Equal([(await Stored(scripted, "c")).ETag, (await Stored(scripted, "a")).ETag, ""], marks);
        Assert.Null(await scripted.Table.GetAsync("p", "b", default));
    }

    [Theory]
    [InlineData(Lost.CutBefore)]
    [InlineData(Lost.CutAfter)]
    [InlineData(Lost.ErrorAfter)]
    public async Task Deleted_rows_are_gone_and_that_is_no_miss(Lost how)
    {
        using var scripted = LosingTry(1, how);
        var marks = await Committed(scripted, new Add(Row("a")), new Add(Row("b")));
        Assert.Equal(["", ""], await Committed(scripted, new Delete("p", "a", marks[0]), new Delete("p", "b", marks[1])));
        Assert.Null(await scripted.Table.GetAsync("p", "a", default));
    }

    [Fact]
    public async Task A_row_that_is_really_there_is_told_when_no_try_was_lost()
    {
        using var scripted = Scripted.OnAzurite((_, ask, _) => ask());
        await Committed(scripted, new Add(Row()));
        Assert.Equal(new TransactionResult.Rejected(0, TableError.AlreadyExists), await scripted.Table.SubmitTransactionAsync([new Add(Row())], default));
    }

    [Fact]
    public async Task What_the_adapter_keeps_for_itself_is_neither_seen_nor_taken()
    {
        using var scripted = Scripted.OnAzurite((_, ask, _) => ask());
        await Committed(scripted, new Add(Row()));
        Assert.Equal(["Text"], (await Stored(scripted)).Properties.Keys);
        Assert.Throws<ArgumentException>(() => Row()["OkrWrite"] = "mine");
    }
}
