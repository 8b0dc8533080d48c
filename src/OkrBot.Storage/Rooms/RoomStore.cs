using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Rooms;

/// <summary>Rooms in table Rooms. Partition <c>{tenant}|{series}</c>, row: the occurrence's start as sortable UTC.</summary>
internal sealed class RoomStore(ITableServiceClient tables, TimeProvider time) : IRooms
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private readonly ITableClient _table = tables.GetTableClient(TableNames.Rooms);

    public async Task<StoredRoom?> FindAsync(TenantId tenant, Occurrence occurrence, CancellationToken cancel)
        => await _table.GetAsync(Partition(tenant, occurrence), KeyPart.Of(occurrence.Start), cancel) is { } row
            ? new StoredRoom(StoredJson.Read<Room>(row.Json()), row.ETag) : null;

    public async Task<StoredRoom?> InsertAsync(Room room, CancellationToken cancel) => await WriteAsync(room, new Add(RowOf(room)), cancel);

    public async Task<StoredRoom?> ReplaceAsync(StoredRoom read, Room changed, CancellationToken cancel)
    {
        if (read.Room.Tenant != changed.Tenant || read.Room.Occurrence != changed.Occurrence)
            throw new ArgumentException("It is another room.", nameof(changed));
        return await WriteAsync(changed, new UpdateReplace(RowOf(changed), read.ETag), cancel);
    }

    public async Task<StoredRoom?> ChangeAsync(StoredRoom read, Func<Room, Room> change, CancellationToken cancel)
    {
        var until = time.GetUtcNow() + Patience;
        var known = read;
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var changed = change(known.Room);
                if (ReferenceEquals(changed, known.Room)) return known;
                if (await ReplaceAsync(known, changed, cancel) is { } written) return written;
                if (await FindAsync(read.Room.Tenant, read.Room.Occurrence, cancel) is not { } newer) return null;
                known = newer;
                continue;
            }
            catch (StorageUnavailableException) when (time.GetUtcNow() < until)
            {
            }
            // It may have been written all the same: then the mark tells, and the row is read.
            await Task.Delay(pause, time, cancel);
        }
    }

    private async Task<StoredRoom?> WriteAsync(Room room, TableTransactionAction action, CancellationToken cancel)
        => await _table.SubmitTransactionAsync([action], cancel) switch
        {
            TransactionResult.Committed committed => new StoredRoom(room, committed.ETags[0]),
            TransactionResult.Rejected { Error: TableError.TooLarge } => throw new InvalidOperationException("The room does not fit into a row."),
            _ => null,
        };

    private static TableRow RowOf(Room room)
        => new TableRow(Partition(room.Tenant, room.Occurrence), KeyPart.Of(room.Occurrence.Start)).WithJson(StoredJson.Write(room));

    private static string Partition(TenantId tenant, Occurrence occurrence) => $"{KeyPart.Of(tenant.Value)}|{KeyPart.Of(occurrence.Series.Value)}";
}
