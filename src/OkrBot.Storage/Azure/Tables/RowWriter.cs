using Azure.Core;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>Sends writes to one table. One row goes as a request of its own, which the service answers more quickly; a delete never does, because
/// the HTTP client repeats a request without a body on its own when a connection breaks, and nobody would know.</summary>
internal sealed class RowWriter(StorageService service, AzureTables tables, string table)
{
    public Task<WriteOutcome> WriteAsync(IReadOnlyList<TableTransactionAction> actions, string writeId, CancellationToken cancel) => actions switch
    {
        [TableTransactionAction.Add add] => OneAsync(RequestMethod.Post, table, add.Row, null, writeId, cancel),
        [TableTransactionAction.UpdateReplace replace] => OneAsync(
            RequestMethod.Put, RowAddress.Of(table, replace.PartitionKey, replace.RowKey), replace.Row, replace.ETag, writeId, cancel),
        _ => TogetherAsync(actions, writeId, cancel),
    };

    private async Task<WriteOutcome> OneAsync(
        RequestMethod method, string address, TableRow row, string? ifMatch, string writeId, CancellationToken cancel)
    {
        var body = new MemoryStream();
        AzureRowCodec.Write(row, writeId, body);
        using var answer = await service.SendAsync(method, address, request =>
        {
            TableRequests.Fill(request, body.GetBuffer().AsMemory(0, (int)body.Length));
            if (ifMatch is not null) request.Headers.SetValue("If-Match", ifMatch);
        }, service.Limits.Request, cancel);
        return answer.IsVerdict
            ? Verdict(answer, new ActionAnswer(answer.Status, answer.Header("ETag") ?? "", answer.IsGood ? "" : answer.Code, "0:"))
            : NoVerdict(answer);
    }

    private async Task<WriteOutcome> TogetherAsync(IReadOnlyList<TableTransactionAction> actions, string writeId, CancellationToken cancel)
    {
        if (TransactionBody.Write(actions, writeId, new Uri($"{service.Endpoint}/{table}"), out var body) is { } tooLarge)
            return WriteOutcome.Of(new TransactionResult.Rejected(tooLarge, TableError.TooLarge));
        using var answer = await service.SendAsync(
            RequestMethod.Post, "$batch", request => TableRequests.Fill(request, body, TransactionBody.ContentType), service.Limits.Request, cancel);
        if (!answer.IsVerdict) return NoVerdict(answer);
        if (!answer.IsGood) return Verdict(answer, new ActionAnswer(answer.Status, "", answer.Code, ""));
        var parts = TransactionAnswer.Read(answer.Body.Span);
        if (parts.FirstOrDefault(part => !AzureErrors.IsGood(part.Status)) is { } failed) return Verdict(answer, failed);
        if (parts.Count != actions.Count) throw new InvalidDataException($"The table service answered {parts.Count} of {actions.Count} actions.");
        return Committed(answer, parts);
    }

    private static WriteOutcome Committed(StorageAnswer answer, IReadOnlyList<ActionAnswer> parts)
        => new(new TransactionResult.Committed([.. parts.Select(part => part.ETag)]), answer.IsInDoubt, answer.Unavailable(mayHaveHappened: true));

    private static WriteOutcome NoVerdict(StorageAnswer answer) => new(null, answer.IsInDoubt, answer.Unavailable(answer.IsInDoubt));

    private WriteOutcome Verdict(StorageAnswer answer, ActionAnswer action)
    {
        if (AzureErrors.IsGood(action.Status)) return Committed(answer, [action]);
        if (AzureErrors.SaysNothing(action.Status)) return new WriteOutcome(null, IsInDoubt: true, answer.Unavailable(mayHaveHappened: true));
        if (AzureErrors.OfRow(action.Status, action.Code) is { } error)
        {
            var index = action.Index ?? (error == TableError.TooLarge ? 0 : throw Unread(action));
            return new WriteOutcome(new TransactionResult.Rejected(index, error), answer.IsInDoubt, answer.Unavailable(mayHaveHappened: true));
        }


        if (AzureErrors.IsWithoutPlace(action.Code)) tables.AreMissing();
        else if (!AzureErrors.IsForbidden(action.Status)) throw Unread(action);
        return new WriteOutcome(null, answer.IsInDoubt, answer.Unavailable(answer.IsInDoubt));
    }

    private static InvalidDataException Unread(ActionAnswer action) => new($"The table service answers {action.Status} {action.Code}, which has no meaning here.");
}
