using System.Collections.Concurrent;
using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Benchmarks.Doubles;

/// <summary>Room rows in this process' memory, under marks as in storage.</summary>
internal sealed class MemoryRooms : IRooms
{
    private readonly ConcurrentDictionary<(TenantId, Occurrence), StoredRoom> _rows = new();
    private long _marks;

    public Task<StoredRoom?> FindAsync(TenantId tenant, Occurrence occurrence, CancellationToken cancel)
        => Task.FromResult(_rows.GetValueOrDefault((tenant, occurrence)));

    public Task<StoredRoom?> InsertAsync(Room room, CancellationToken cancel)
    {
        var stored = new StoredRoom(room, NextMark());
        return Task.FromResult(_rows.TryAdd((room.Tenant, room.Occurrence), stored) ? stored : null);
    }

    public Task<StoredRoom?> ReplaceAsync(StoredRoom read, Room changed, CancellationToken cancel)
    {
        var key = (changed.Tenant, changed.Occurrence);
        var stored = new StoredRoom(changed, NextMark());
        var isAsRead = _rows.TryGetValue(key, out var now) && now.ETag == read.ETag;
        return Task.FromResult(isAsRead && _rows.TryUpdate(key, stored, now!) ? stored : null);
    }

    public async Task<StoredRoom?> ChangeAsync(StoredRoom read, Func<Room, Room> change, CancellationToken cancel)
    {
        var known = read;
        while (true)
        {
            var changed = change(known.Room);
            if (ReferenceEquals(changed, known.Room)) return known;
            if (await ReplaceAsync(known, changed, cancel) is { } written) return written;
            if (await FindAsync(read.Room.Tenant, read.Room.Occurrence, cancel) is not { } newer) return null;
            known = newer;
        }
    }

    private string NextMark() => Interlocked.Increment(ref _marks).ToString(CultureInfo.InvariantCulture);
}
