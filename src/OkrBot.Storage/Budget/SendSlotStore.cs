using OkrBot.App.Ports;
using OkrBot.App.Sending;
using OkrBot.Domain;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Budget;

/// <summary>The sends that all servers share, in table Budget. Partition <c>{tenant}</c>, row <c>slots</c>: a <see cref="SlotBook"/>, changed under
/// its mark. A reservation is one read and one write, and one of each more for every server that was quicker.</summary>
internal sealed class SendSlotStore(ITableServiceClient tables, TimeProvider time) : ISendSlots
{
    private const string Key = "slots";

    /// <summary>Every lost race is another server's reservation, so this many mean that storage is not what it should be.</summary>
    private const int MostTries = 20;
    private static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(10);

    private readonly ITableClient _table = tables.GetTableClient(TableNames.Budget);

    public async Task<SlotAnswer?> ReserveAsync(TenantId tenant, SlotWish wish, CancellationToken cancel)
    {
        try
        {
            for (var tries = 0; tries < MostTries; tries++)
            {
                if (await TryAsync(KeyPart.Of(tenant.Value), wish, cancel) is { } answer) return answer;
                // Without it two servers in step would let a third win every time. Real time, as storage's own is.
                await Task.Delay(Jitter * Random.Shared.NextDouble(), TimeProvider.System, cancel);
            }
            return null;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Null when another server was first.</summary>
    private async Task<SlotAnswer?> TryAsync(string partition, SlotWish wish, CancellationToken cancel)
    {
        var row = await _table.GetAsync(partition, Key, cancel);
        var before = Read(row);
        var (book, answer) = SlotRules.Reserve(before, wish, time.GetUtcNow());
        if (ReferenceEquals(book, before)) return answer;
        var fresh = new TableRow(partition, Key).WithJson(StoredJson.Write(book));
        return await _table.SubmitTransactionAsync([row is null ? new Add(fresh) : new UpdateReplace(fresh, row.ETag)], cancel) is TransactionResult.Committed
            ? answer : null;
    }

    /// <summary>What cannot be read is forgotten: it is the memory of a second.</summary>
    private static SlotBook Read(TableRow? row)
    {
        try
        {
            return row is null ? SlotBook.Empty : StoredJson.Read<SlotBook>(row.Json());
        }
        catch (InvalidDataException)
        {
            return SlotBook.Empty;
        }
    }
}
