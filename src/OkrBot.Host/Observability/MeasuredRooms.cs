using System.Diagnostics.Metrics;
using OkrBot.App.Observability;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Host.Observability;

/// <summary>Counts what becomes of rooms' cards, from what was stored of them: a change that another server overtook was none.</summary>
internal sealed class MeasuredRooms(IRooms inner, IMeterFactory meters) : IRooms
{
    private readonly Counter<long> _cards = meters.Create(JobTelemetry.RoomName)
        .CreateCounter<long>("okrbot.room_cards", "{card}", "Room cards posted, edited, sent again after a send without an answer, and twins deleted");

    public Task<StoredRoom?> FindAsync(TenantId tenant, Occurrence occurrence, CancellationToken cancel) => inner.FindAsync(tenant, occurrence, cancel);

    public Task<StoredRoom?> InsertAsync(Room room, CancellationToken cancel) => inner.InsertAsync(room, cancel);

    public async Task<StoredRoom?> ReplaceAsync(StoredRoom read, Room changed, CancellationToken cancel)
    {
        var written = await inner.ReplaceAsync(read, changed, cancel);
        if (written is not null) Count(read.Room, changed);
        return written;
    }

    public async Task<StoredRoom?> ChangeAsync(StoredRoom read, Func<Room, Room> change, CancellationToken cancel)
    {
        Room? before = null;
        var written = await inner.ChangeAsync(read, known => change(before = known), cancel);
        if (written is not null && before is not null) Count(before, written.Room);
        return written;
    }

    private void Count(Room before, Room after)
    {
        if (before.PostedAt is null && after.PostedAt is not null) Add("posted", 1);
        if (after.EditedAt is not null && after.EditedAt != before.EditedAt) Add("edited", 1);
        Add("sent_again", after.Resent - before.Resent);
        Add("twin_deleted", after.TwinsDeleted - before.TwinsDeleted);
    }

    private void Add(string change, int times)
    {
        if (times > 0) _cards.Add(times, new KeyValuePair<string, object?>(Tags.RoomCard, change));
    }
}
