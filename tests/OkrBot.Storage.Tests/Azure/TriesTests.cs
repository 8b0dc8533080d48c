using System.Net;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Tests.Azure;

/// <summary>Requests are repeated, and what came of a write is never told wrongly.</summary>
public sealed class TriesTests
{
    private const string Somebody = """{"PartitionKey":"p","RowKey":"r","odata.etag":"W/\"1\"","OkrWrite":"another"}""";

    private static HttpResponseMessage Busy => ScriptedHandler.Answer(HttpStatusCode.ServiceUnavailable, ScriptedHandler.Error("ServerBusy"));

    private static TableRow Row(string key = "r") => new("p", key) { ["Text"] = "text" };

    private static HttpResponseMessage Refused(HttpStatusCode status, string code) => ScriptedHandler.Answer(status, ScriptedHandler.Error(code));

    private static async Task<StorageUnavailableException> Unavailable(Scripted scripted, params TableTransactionAction[] actions)
        => await Assert.ThrowsAsync<StorageUnavailableException>(() => scripted.Table.SubmitTransactionAsync(actions, default));

    [Fact]
    public async Task Busy_storage_is_asked_again_up_to_five_times()
    {
        using var scripted = Scripted.Of((number, _) => number < 4 ? Busy : Refused(HttpStatusCode.NotFound, "ResourceNotFound"));
        Assert.Null(await scripted.Table.GetAsync("p", "r", default));
        Assert.Equal(5, scripted.Handler.Sent.Count(sent => sent.Method == HttpMethod.Get));
    }

    [Fact]
    public async Task A_read_of_storage_that_stays_busy_says_so_and_wrote_nothing()
    {
        using var scripted = Scripted.Of((_, _) => Busy);
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => scripted.Table.GetAsync("p", "r", default));
        Assert.Equal(("Azure storage cannot serve now (503 ServerBusy).", false), (error.Message, error.MayHaveHappened));
    }

    [Fact]
    public async Task A_write_that_never_reached_storage_surely_did_not_happen()
    {
        using var scripted = Scripted.Of((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        var error = await Unavailable(scripted, new Add(Row()));
        Assert.Equal(("Azure storage cannot be reached.", false), (error.Message, error.MayHaveHappened));
    }

    [Fact]
    public async Task A_write_of_which_nothing_is_heard_or_found_may_have_happened()
    {
        using var scripted = Scripted.Of((_, sent) => sent.Method == HttpMethod.Get ? Refused(HttpStatusCode.NotFound, "ResourceNotFound") : throw new HttpRequestException("cut"));
        Assert.True((await Unavailable(scripted, new Add(Row()))).MayHaveHappened);
    }

    [Fact]
    public async Task A_refusal_after_a_try_without_an_answer_is_no_conflict_while_another_write_is_there()
    {
        using var scripted = Scripted.Of((number, sent) => sent.Method == HttpMethod.Get ? ScriptedHandler.Answer(HttpStatusCode.OK, Somebody)
            : number == 0 ? throw new HttpRequestException("cut") : Refused(HttpStatusCode.PreconditionFailed, "UpdateConditionNotSatisfied"));
        Assert.True((await Unavailable(scripted, new UpdateReplace(Row(), "W/\"0\""))).MayHaveHappened);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationFailure", "Azure storage refuses our credential (403 AuthorizationFailure).")]
    [InlineData(HttpStatusCode.NotFound, "TableNotFound", "Azure storage cannot serve now (404 TableNotFound).")]
    [InlineData(HttpStatusCode.Conflict, "TableBeingDeleted", "Azure storage cannot serve now (409 TableBeingDeleted).")]
    public async Task What_only_an_operator_can_mend_is_named_and_wrote_nothing(HttpStatusCode status, string code, string says)
    {
        using var scripted = Scripted.Of((_, _) => Refused(status, code));
        var error = await Unavailable(scripted, new Add(Row()));
        Assert.Equal((says, false), (error.Message, error.MayHaveHappened));
        error = await Assert.ThrowsAsync<StorageUnavailableException>(() => scripted.Table.QueryAsync("p", "a", "b", null, default));
        Assert.Equal(says, error.Message);
    }

    [Fact]
    public async Task A_table_that_went_missing_is_made_again()
    {
        using var scripted = Scripted.Of((number, _) => Refused(HttpStatusCode.NotFound, number == 0 ? "TableNotFound" : "ResourceNotFound"));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => scripted.Table.GetAsync("p", "r", default));
        Assert.Null(await scripted.Table.GetAsync("p", "r", default));
        Assert.Equal(2 * TableNames.All.Count, scripted.Handler.Sent.Count(sent => sent.Method == HttpMethod.Post));
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "RequestBodyTooLarge")]
    [InlineData(HttpStatusCode.BadRequest, "EntityTooLarge")]
    [InlineData(HttpStatusCode.BadRequest, "TooManyProperties")]
    public async Task What_the_service_finds_too_large_is_too_large(HttpStatusCode status, string code)
    {
        using var scripted = Scripted.Of((_, _) => Refused(status, code));
        Assert.Equal(new TransactionResult.Rejected(0, TableError.TooLarge), await scripted.Table.SubmitTransactionAsync([new Add(Row())], default));
        Assert.Equal(new TransactionResult.Rejected(0, TableError.TooLarge), await scripted.Table.SubmitTransactionAsync([new Add(Row("a")), new Add(Row("b"))], default));
    }

    [Fact]
    public async Task An_answer_that_means_nothing_here_is_a_bug_and_shows_no_row()
    {
        using var scripted = Scripted.Of((_, _) => Refused(HttpStatusCode.BadRequest, "InvalidInput"));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => scripted.Table.SubmitTransactionAsync([new Add(Row())], default));
        Assert.DoesNotContain("text", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => scripted.Table.GetAsync("p", "r", default));
    }

    [Fact]
    public async Task The_clock_of_storage_is_seen_in_every_answer_within_a_second_and_the_way()
    {
        var ahead = TimeSpan.FromMinutes(5);
        using var scripted = Scripted.Of((_, _) => ScriptedHandler.Answer(
            HttpStatusCode.NotFound, ScriptedHandler.Error("ResourceNotFound"), TimeProvider.System.GetUtcNow() + ahead));
        Assert.Null(scripted.Dates.Latest);
        await scripted.Table.GetAsync("p", "r", default);

        var offset = scripted.Dates.Latest!;
        Assert.InRange(ahead, offset.Least, offset.Most);
        Assert.InRange(offset.Most - offset.Least, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_held()
    {
        using var cancel = new CancellationTokenSource();
        using var scripted = Scripted.Of((_, _) =>
        {
            cancel.Cancel();
            return Busy;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scripted.Table.GetAsync("p", "r", cancel.Token));
    }
}
