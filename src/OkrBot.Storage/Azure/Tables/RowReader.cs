using System.Text.Json;
using Azure.Core;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>A row as it is stored, with what is hidden from callers.</summary>
internal sealed record ReadRow(TableRow Row, string? WriteId);

/// <summary>Reads from one table.</summary>
internal sealed class RowReader(StorageService service, AzureTables tables, string table)
{
    /// <summary>Not in any key, and not in what the service gives us to go on.</summary>
    private const char Between = '\n';

    public async Task<ReadRow?> GetAsync(string partitionKey, string rowKey, CancellationToken cancel)
    {
        using var answer = await service.SendAsync(
            RequestMethod.Get, RowAddress.Of(table, partitionKey, rowKey), TableRequests.Fill, service.Limits.Request, cancel);
        if (answer.IsVerdict && AzureErrors.IsNotFound(answer.Status) && !AzureErrors.IsWithoutPlace(answer.Code)) return null;
        CheckGood(answer);
        using var json = JsonDocument.Parse(answer.Body);
        return new ReadRow(AzureRowCodec.Read(json.RootElement, answer.Header("ETag")), AzureRowCodec.WriteIdOf(json.RootElement));
    }

    /// <param name="continuation">Null, or as the page before told.</param>
    public async Task<TablePage> PageAsync(string filter, string? continuation, CancellationToken cancel)
    {
        var next = continuation?.Split(Between) is [var partition, var row] ? (partition, row) : ((string?)null, (string?)null);
        using var answer = await service.SendAsync(RequestMethod.Get, RowAddress.Of(table, filter, next), TableRequests.Fill, service.Limits.Page, cancel);
        CheckGood(answer);
        using var json = JsonDocument.Parse(answer.Body);
        var rows = json.RootElement.GetProperty("value").EnumerateArray().Select(entity => AzureRowCodec.Read(entity)).ToList();
        return new TablePage(rows, ContinuationOf(answer));
    }

    /// <summary>The marks of the rows that carry this write's id, by row key.</summary>
    public async Task<IReadOnlyDictionary<string, string>> WrittenAsync(string partitionKey, string writeId, CancellationToken cancel)
    {
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        string? continuation = null;
        do
        {
            var page = await PageAsync(RowAddress.Written(partitionKey, writeId), continuation, cancel);
            foreach (var row in page.Rows) marks[row.RowKey] = row.ETag;
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return marks;
    }

    private static string? ContinuationOf(StorageAnswer answer)
        => answer.Header("x-ms-continuation-NextPartitionKey") is { } partition
            ? partition + Between + answer.Header("x-ms-continuation-NextRowKey") : null;

    private void CheckGood(StorageAnswer answer)
    {
        if (answer.IsGood) return;
        if (answer.IsVerdict && AzureErrors.IsWithoutPlace(answer.Code)) tables.AreMissing();
        else if (answer.IsVerdict && !AzureErrors.IsForbidden(answer.Status))
            throw new InvalidDataException($"The table service answers {answer.Status} {answer.Code} to a read.");
        throw answer.Unavailable(mayHaveHappened: false);
    }
}
