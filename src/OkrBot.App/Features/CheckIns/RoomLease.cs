using System.Collections.Concurrent;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Who sends a room's card, and until when nobody else may.</summary>
/// <param name="From">When the work began that wants it.</param>
internal sealed record RoomLease(string Server, DateTimeOffset From, TimeProvider Time)
{
    /// <summary>Longer than a send with all its retries takes.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(50);

    /// <summary>A send that has not begun so soon after its lease might end after it, and is not begun any more.</summary>
    public static readonly TimeSpan BeginWithin = TimeSpan.FromSeconds(10);

    /// <summary>So long may a message be on its way of which its sender has no answer.</summary>
    public static readonly TimeSpan Lingering = TimeSpan.FromSeconds(15);

    /// <summary>A first send of which nobody knows the outcome is sent again, and counted. An edit of somebody who did not come back may still arrive.</summary>
    public Room On(Room room)
    {
        var now = Time.GetUtcNow();
        return room with
        {
            LeasedBy = Server,
            LeasedUntil = now + Length,
            Resent = room is { Sending: true, ActivityId: null } ? room.Resent + 1 : room.Resent,
            Sending = room.ActivityId is null,
            RepeatAt = room is { LeasedBy: not null, ActivityId: not null } ? now + Lingering : room.RepeatAt,
        };
    }

    public static bool IsSame(Room one, Room other) => one.LeasedBy is not null && one.LeasedBy == other.LeasedBy && one.LeasedUntil == other.LeasedUntil;
}

/// <summary>Tells whether somebody else's lease still counts. Its end is another server's word, by another clock: it is believed only once the lease was
/// seen to stand for some seconds, and not waited for when it has stood for its whole length.</summary>
internal sealed class RoomLeaseWatch
{
    private const int MostWatched = 20_000;
    private static readonly TimeSpan SeenFor = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(TenantId, Occurrence), (Room Leased, DateTimeOffset Since)> _seen = [];

    public bool IsHeld(Room room, DateTimeOffset now)
    {
        var key = (room.Tenant, room.Occurrence);
        if (room.LeasedBy is null)
        {
            _seen.TryRemove(key, out _);
            return false;
        }
        if (_seen.Count > MostWatched) _seen.Clear();
        var seen = _seen.AddOrUpdate(key, (room, now), (_, known) => RoomLease.IsSame(known.Leased, room) ? known : (room, now));
        var stood = now - seen.Since;
        return stood < RoomLease.Length && (now < room.LeasedUntil || stood < SeenFor);
    }
}
