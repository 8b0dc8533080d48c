using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Files;

/// <summary>Files that people sent, in table Files. Partition <c>{tenant}|{person}</c>: row <c>f</c> says which file it is (id, name, length, parts, when),
/// rows <c>p|{id}|{part}</c> hold it in parts of at most 60 KB. The parts are written first, so that <c>f</c> never names a file that is not whole.</summary>
internal sealed class KeptFileStore(ITableServiceClient tables) : IKeptFiles
{
    private const string Head = "f";
    private const string Parts = "p";
    private const string IdField = "Id";
    private const string NameField = "Name";
    private const string CountField = "Parts";
    private const string AtField = "At";
    private const string BytesField = "Bytes";
    private const int PartLength = 60 * 1024;

    /// <summary>Of the parts: a transaction takes 4 MiB, and on the way to Azure three bytes are four letters.</summary>
    private const int PartsTogether = 40;
    private const int MostTries = 10;

    private readonly ITableClient _table = tables.GetTableClient(TableNames.Files);

    public async Task KeepAsync(KeptFile file, CancellationToken cancel)
    {
        var partition = Partition(file.Tenant, file.Person);
        var parts = file.Bytes.ToArray().Chunk(PartLength).Select((bytes, at) => new TableRow(partition, PartKey(file.Id, at)) { [BytesField] = bytes }).ToList();
        var there = await KeysAsync(partition, cancel);
        foreach (var some in parts.Where(part => !there.Contains(part.RowKey)).Chunk(PartsTogether))
            if (await _table.SubmitTransactionAsync([.. some.Select(part => new Add(part))], cancel) is TransactionResult.Rejected { Error: not TableError.AlreadyExists })
                throw new StorageUnavailableException("The file could not be kept now.", mayHaveHappened: false);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var before = await _table.GetAsync(partition, Head, cancel);
            var head = new TableRow(partition, Head) { [IdField] = file.Id, [NameField] = file.Name, [CountField] = parts.Count, [AtField] = file.At };
            if (await _table.SubmitTransactionAsync([before is null ? new Add(head) : new UpdateReplace(head, before.ETag)], cancel) is not TransactionResult.Committed) continue;
            await DeletePartsAsync(partition, file.Id, cancel);
            return;
        }
        throw new StorageUnavailableException("The file could not be kept now.", mayHaveHappened: false);
    }

    public async Task<KeptFile?> FindAsync(TenantId tenant, PersonId person, string id, CancellationToken cancel)
    {
        var partition = Partition(tenant, person);
        if (await _table.GetAsync(partition, Head, cancel) is not { } head || head.GetString(IdField) != id) return null;
        using var bytes = new MemoryStream();
        var count = 0;
        await foreach (var row in _table.ReadKindAsync(partition, Parts, cancel))
        {
            if (!row.RowKey.StartsWith(PartKey(id), StringComparison.Ordinal)) continue;
            bytes.Write(row.GetBinary(BytesField) ?? []);
            count++;
        }
        return count == head.GetInt32(CountField)
            ? new KeptFile(tenant, person, id, head.GetString(NameField) ?? "", bytes.ToArray(), head.GetDateTimeOffset(AtField) ?? default)
            : null;
    }

    public async Task ForgetAsync(TenantId tenant, PersonId person, DateTimeOffset before, CancellationToken cancel)
    {
        var partition = Partition(tenant, person);
        if (await _table.GetAsync(partition, Head, cancel) is not { } head || head.GetDateTimeOffset(AtField) >= before) return;
        if (await _table.SubmitTransactionAsync([new Delete(partition, Head, head.ETag)], cancel) is TransactionResult.Committed) await DeletePartsAsync(partition, kept: null, cancel);
    }

    private async Task DeletePartsAsync(string partition, string? kept, CancellationToken cancel)
    {
        var old = new List<TableTransactionAction>();
        await foreach (var row in _table.ReadKindAsync(partition, Parts, cancel))
            if (kept is null || !row.RowKey.StartsWith(PartKey(kept), StringComparison.Ordinal)) old.Add(new Delete(partition, row.RowKey, row.ETag));
        // What somebody else deleted meanwhile is gone all the same.
        foreach (var some in old.Chunk(TableLimits.RowsPerTransaction)) await _table.SubmitTransactionAsync(some, cancel);
    }

    private async Task<HashSet<string>> KeysAsync(string partition, CancellationToken cancel)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in _table.ReadKindAsync(partition, Parts, cancel)) keys.Add(row.RowKey);
        return keys;
    }

    private static string PartKey(string id, int? part = null) => $"{Parts}|{KeyPart.Of(id)}|{part?.ToString("D4", CultureInfo.InvariantCulture)}";

    private static string Partition(TenantId tenant, PersonId person) => $"{KeyPart.Of(tenant.Value)}|{KeyPart.Of(person.Value)}";
}
