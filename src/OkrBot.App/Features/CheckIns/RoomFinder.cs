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
internal sealed class RoomFinder(IRooms rooms, IDirectory directory, RoomPeople people, RoomTeams teams, AbsenceWatch absences)
{
    private const int MostTries = 5;
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
        if (await rooms.InsertAsync(lease.On(room), cancel) is not { } inserted) return await FindAsync(state, segment, cancel);
        await absences.OpenedAsync(states, segment.Occurrence, lease.From, cancel);
        return new FoundRoom(inserted, IsOurs: true) { States = states };
    }

    /// <summary>Null when somebody has written since it was read.</summary>
    public Task<StoredRoom?> LeaseAsync(StoredRoom read, RoomLease lease, CancellationToken cancel) => rooms.ReplaceAsync(read, lease.On(read.Room), cancel);

    public void Remember(StoredRoom written)
    {
        if (_written.Count > MostRemembered) _written.Clear();
        _written[(written.Room.Tenant, written.Room.Occurrence)] = written;
    }

    public Room? Recall(TenantId tenant, Occurrence occurrence) => _written.GetValueOrDefault((tenant, occurrence))?.Room;

    /// <summary>What this server remembers of it, else what is stored; null when there is none.</summary>
    public async Task<Room?> FindRoomAsync(TenantId tenant, Occurrence occurrence, CancellationToken cancel)
        => Recall(tenant, occurrence) ?? (await rooms.FindAsync(tenant, occurrence, cancel))?.Room;

    /// <summary>Reads again who is in the chat. False when there is no room yet: then it is read when it is made.</summary>
    public async Task<bool> ReadPeopleAsync(TenantId tenant, Occurrence occurrence, ImmutableArray<TeamCycle> states, CancellationToken cancel)
    {
        if (await rooms.FindAsync(tenant, occurrence, cancel) is not { } stored) return false;
        var read = await people.ReadAsync(stored.Room, states, cancel);
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var room = stored.Room with { Refreshers = read.Refreshers, Outsiders = read.Outsiders, RosterMissing = read.RosterMissing };
            // What this server remembers carries an old mark now.
            Forget(room);
            if (await rooms.ReplaceAsync(stored, room, cancel) is not null) return true;
            if (await rooms.FindAsync(tenant, occurrence, cancel) is not { } newer) return false;
            stored = newer;
        }
        throw new TimeoutException("the room was busy for the whole turn");
    }

    /// <summary>The same while Teams has not told it yet; what is read goes out with the next write.</summary>
    public async Task<FoundRoom> WithPeopleAsync(FoundRoom found, ImmutableArray<TeamCycle> states, CancellationToken cancel)
        => found is { IsOurs: false, Stored.Room.RosterMissing: true }
            ? found with { Stored = found.Stored with { Room = await people.ReadAsync(found.Stored.Room, states, cancel) } }
            : found;

    public void Forget(Room room) => _written.TryRemove((room.Tenant, room.Occurrence), out _);

    private async Task<FoundRoom?> FindAsync(TeamCycle state, Segment segment, CancellationToken cancel)
        => await rooms.FindAsync(state.Id.Tenant, segment.Occurrence, cancel) is { } known ? With(state, known) : null;

    // A team that was connected while the card stood there already joins it with the next write.
    private static FoundRoom With(TeamCycle state, StoredRoom known) => new(
        known.Room.Teams.Contains(state.Id) ? known : known with { Room = known.Room with { Teams = known.Room.Teams.Add(state.Id) } }, IsOurs: false);

    private async Task<Room> NewAsync(ImmutableArray<TeamCycle> states, Segment segment, SeriesEntry series, CancellationToken cancel)
    {
        var room = new Room(series.Tenant, segment.Occurrence, segment.Chat, series.ServiceUrl, [.. states.Select(s => s.Id)]);
        return await people.ReadAsync(room, states, cancel);
    }
}
