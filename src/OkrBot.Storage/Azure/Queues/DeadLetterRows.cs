using System.Security.Cryptography;
using System.Text;
using OkrBot.App.Ports;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Azure.Queues;

/// <summary>Dead letters in table DeadLetters. Partition <c>{tenant}|{shard}</c>, and <c>-|{shard}</c> for what names no tenant; row
/// <c>{when the work was made}-{hash of the message's id}</c>, which is the letter's id. The row follows from the message alone, so that a message that is
/// buried twice, for a crash came between the row and its deletion, makes one letter. Work that all fails at once spreads over many partitions.</summary>
/// <remarks>There are few, so reading them scans the table: one request for each thousand.</remarks>
internal sealed class DeadLetterRows(ITableServiceClient tables, ITableScan scan)
{
    private const string Reason = "Reason", At = "At", Raw = "Raw";
    private const string NoTenant = "-";

    private readonly ITableClient _table = tables.GetTableClient(TableNames.DeadLetters);

    /// <param name="raw">The text of a message that is not one of ours.</param>
    public Task AddAsync(string messageId, QueueBody body, string? raw, CancellationToken cancel)
        => AddAsync(new DeadLetter(IdOf(messageId, body.Item), body.Item, body.Reason ?? "", body.DiedAt ?? body.Item.CreatedAt), raw, cancel);

    /// <summary>A letter under its id, as another store had it. One that is there already stays.</summary>
    public async Task AddAsync(DeadLetter letter, string? raw, CancellationToken cancel)
    {
        if (await _table.SubmitTransactionAsync([new Add(RowOf(letter, raw))], cancel) is TransactionResult.Rejected { Error: not TableError.AlreadyExists } rejected)
            throw new InvalidOperationException($"The dead letter {letter.Id} cannot be written: {rejected.Error}.");
    }

    public async IAsyncEnumerable<(DeadLetter Letter, TableRow Row)> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in scan.ScanAsync(TableNames.DeadLetters, cancel)) yield return (LetterOf(row), row);
    }

    public async Task<(DeadLetter Letter, TableRow Row)?> FindAsync(string id, CancellationToken cancel)
    {
        await foreach (var found in ReadAsync(cancel))
            if (found.Row.RowKey == id) return found;
        return null;
    }

    /// <summary>That somebody else removed it is as good.</summary>
    public Task RemoveAsync(TableRow row, CancellationToken cancel) => _table.SubmitTransactionAsync([new Delete(row.PartitionKey, row.RowKey, row.ETag)], cancel);

    private static string IdOf(string messageId, WorkItem item)
        => $"{KeyPart.Of(item.CreatedAt)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 6))}";

    private static TableRow RowOf(DeadLetter letter, string? raw)
    {
        var tenant = letter.Item.Team?.Tenant ?? letter.Item.Tenant ?? letter.Item.Chat?.Tenant;
        var key = KeyPart.Bounded(letter.Id);
        return new TableRow($"{(tenant is { } known ? KeyPart.Of(known.Value) : NoTenant)}|{Shards.Of(key)}", key)
        {
            [Reason] = letter.Reason, [At] = letter.At, [Raw] = raw is { Length: > TableLimits.CharsPerString } ? raw[..TableLimits.CharsPerString] : raw,
        }.WithJson(StoredJson.Write(letter.Item));
    }

    private static DeadLetter LetterOf(TableRow row)
        => new(row.RowKey, StoredJson.Read<WorkItem>(row.Json()), row.GetString(Reason) ?? "", row.GetDateTimeOffset(At) ?? default);
}
