using System.Collections.Concurrent;
using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <param name="IsOurs">It was made just now, under our lease.</param>
internal sealed record FoundRoom(StoredRoom Stored, bool IsOurs)
{
    /// <summary>Its teams, where making it has read them; empty otherwise.</summary>
    public ImmutableArray<TeamCycle> States { get; init; } = [];
}

/// <summary>The room row of an occurrence, made when its first card is due. What this server wrote last is remembered with its mark, so that
/// an edit costs no read; a mark that is no longer the newest only costs a second try.</summary>
internal sealed class RoomFinder(IRooms rooms, IDirectory directory, IRoster roster, RoomTeams teams)
{
    private const int MostRefreshers = 60;
    private const int MostRemembered = 20_000;

    /// <summary>A segment opened this recently has no room yet, as a rule: inserting first saves a read.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(TenantId, Occurrence), StoredRoom> _written = [];

    /// <summary>Null when the meeting's chat is not known (any more).</summary>
    public async Task<FoundRoom?> FindOrAddAsync(TeamCycle state, Segment segment, RoomLease lease, CancellationToken cancel)
    {
        if (_written.TryGetValue((state.Id.Tenant, segment.Occurrence), out var written)) return With(state, written);
        if (lease.From - segment.OpenedAt > Fresh && await FindAsync(state, segment, cancel) is { } old) return old;
        var series = await directory.FindSeriesAsync(state.Id.Tenant, segment.Occurrence.Series, cancel);
        if (series is null || series.Removed) return null;
        ImmutableArray<TeamCycleId> here = series.Teams.Contains(state.Id) ? series.Teams : series.Teams.Insert(0, state.Id);
        var states = await teams.LoadAsync(here, state, cancel);
        var room = await NewAsync(states, segment, series, cancel);
        return await rooms.InsertAsync(lease.On(room), cancel) is { } inserted
            ? new FoundRoom(inserted, IsOurs: true) { States = states }
            : await FindAsync(state, segment, cancel);
    }

    public void Remember(StoredRoom written)
    {
        if (_written.Count > MostRemembered) _written.Clear();
        _written[(written.Room.Tenant, written.Room.Occurrence)] = written;
    }

    public Room? Recall(TenantId tenant, Occurrence occurrence) => _written.GetValueOrDefault((tenant, occurrence))?.Room;

    public void Forget(Room room) => _written.TryRemove((room.Tenant, room.Occurrence), out _);

    private async Task<FoundRoom?> FindAsync(TeamCycle state, Segment segment, CancellationToken cancel)
        => await rooms.FindAsync(state.Id.Tenant, segment.Occurrence, cancel) is { } known ? With(state, known) : null;

    // A team that was connected while the card stood there already joins it with the next write.
    private static FoundRoom With(TeamCycle state, StoredRoom known) => new(
        known.Room.Teams.Contains(state.Id) ? known : known with { Room = known.Room with { Teams = known.Room.Teams.Add(state.Id) } }, IsOurs: false);

    /// <summary>Members first: only so many clients refresh by themselves, everybody else has the button.</summary>
    private async Task<Room> NewAsync(ImmutableArray<TeamCycle> states, Segment segment, SeriesEntry series, CancellationToken cancel)
    {
        var people = await roster.MembersAsync(new ChatAddress(series.Tenant, segment.Chat, series.ServiceUrl), cancel) ?? [];
        return new Room(series.Tenant, segment.Occurrence, segment.Chat, series.ServiceUrl, [.. states.Select(s => s.Id)])
        {
            Refreshers = [.. people.OrderByDescending(m => m.Person is { } p && states.Any(s => s.Team.Find(p) is not null)).Select(m => m.ChannelId).Take(MostRefreshers)],
        };
    }
}

/// <summary>Who sends a room's card, and until when nobody else may.</summary>
internal sealed record RoomLease(string Server, DateTimeOffset From)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(45);

    /// <summary>A first send of which nobody knows the outcome is sent again, and counted.</summary>
    public Room On(Room room) => room with
    {
        LeasedBy = Server,
        LeasedUntil = From + Length,
        Resent = room is { Sending: true, ActivityId: null } ? room.Resent + 1 : room.Resent,
        Sending = room.ActivityId is null,
    };
}
