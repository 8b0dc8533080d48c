using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Brings the room's card to the stored state: sends it once, then edits it in place. Answers are gathered into few edits;
/// a change of the segment's own state (opened, ranked, last call, closed) goes out at once. An item of one team covers all teams of the room.</summary>
internal sealed class RoomCardWork(RoomTeams teams, RoomFinder finder, RoomSender sender, RoomLeaseWatch leases, TimeProvider time) : IWorkHandler
{
    public const string Kind = "room";
    private const int MostAtOnce = 5;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>What is due again at once is done here: another server may hold the item by now.</summary>
    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        for (var round = 1; ; round++)
        {
            var result = await OnceAsync(item, cancel);
            if (round == MostAtOnce || result is not WorkResult.Later { At: var at } || at > time.GetUtcNow()) return result;
        }
    }

    private async Task<WorkResult> OnceAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Team: { } team, Occurrence: { } on }) return new WorkResult.Failed("a room item names a team and an occurrence");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        if (await teams.FindAsync(team, cancel) is not { } state) return WorkResult.Done;
        // A commit that never came leaves nothing to show, but what another team of the room announced rides on its item.
        if (item.ExpectedVersion > state.Version && now - item.CreatedAt <= SegmentWork.CommitWait) return new WorkResult.Later(now + LookAgain);
        if (state.Find(on) is not { OpenedAt: not null } segment) return WorkResult.Done;
        if (segment.IsOpen(now) is false && segment.State != SegmentState.Closed) return new WorkResult.Later(now + LookAgain);
        var lease = new RoomLease(sender.Server, now, time);
        if (await finder.FindOrAddAsync(state, segment, lease, cancel) is not { } found) return WorkResult.Done;
        if (!found.IsOurs && leases.IsHeld(found.Stored.Room, now)) return Again(found.Stored.Room, now);
        if (await teams.AlignAsync(await StatesAsync(found, state, cancel), on, now, cancel) is not { } states) return new WorkResult.Later(now + LookAgain);
        return RoomTeams.Shown(states, on) is { } shown ? await BringUpAsync(await finder.WithPeopleAsync(found, states, cancel), shown, lease, cancel) : WorkResult.Done;
    }

    // Whoever made the room has read them just now.
    private async Task<ImmutableArray<TeamCycle>> StatesAsync(FoundRoom found, TeamCycle state, CancellationToken cancel)
        => found.States.IsEmpty ? await teams.LoadAsync(found.Stored.Room.Teams, state, cancel) : found.States;

    private async Task<WorkResult> BringUpAsync(FoundRoom found, RoomNow shown, RoomLease lease, CancellationToken cancel)
    {
        var (room, now) = (found.Stored.Room, lease.From);
        var phase = RoomPhase.Of(shown, room, now);
        if (room.Dead is not null || IsTooLate(room, shown, now)) return WorkResult.Done;
        // Read before what another server has sent meanwhile.
        if (shown.IsBehind(room)) return Again(room, now);
        var isRepeat = room.RepeatAt <= now;
        if (!isRepeat && IsShown(room, shown, phase)) return room.RepeatAt is { } repeat ? new WorkResult.Later(repeat) : WorkResult.Done;
        if (found.IsOurs) return await sender.SendAsync(found.Stored, shown, phase, cancel);
        var isPaced = !isRepeat && room.ActivityId is not null && phase == room.ShownPhase;
        if (isPaced && RoomPace.NextEdit(room) is var next && now < next) return new WorkResult.Later(next);
        return await finder.LeaseAsync(found.Stored, lease, cancel) is not { } leased ? Again(room, now) : await sender.SendAsync(leased, shown, phase, cancel);
    }

    // Somebody else is at it, or has written since: what is remembered is old.
    private WorkResult.Later Again(Room room, DateTimeOffset now)
    {
        finder.Forget(room);
        return new WorkResult.Later(now + LookAgain);
    }

    // Who is in the chat changes what is shown and no team's version.
    private static bool IsShown(Room room, RoomNow shown, string phase)
        => room.ShownVersion >= shown.Version && (room.ShownPhase is null || room.ShownPhase == phase || room.ShownVersion > shown.Version);

    // A card for a meeting that is over helps nobody: at most its summary is sent, and only where the card stands already.
    private static bool IsTooLate(Room room, RoomNow shown, DateTimeOffset now) => room.ActivityId is null && !shown.IsOpen(now);
}

/// <summary>How often a card is edited. Teams refreshes every reader's view after each edit, and edits count as sends.</summary>
internal static class RoomPace
{
    private static readonly int[] PausesInSeconds = [3, 15, 15, 15, 30, 60, 120];

    /// <summary>The first edit 3 s after the posting, then gathered over 15 s and more: a segment of ten people stays within 14 calls.</summary>
    public static DateTimeOffset NextEdit(Room room)
    {
        var last = room.EditedAt ?? room.PostedAt ?? DateTimeOffset.MinValue;
        return last == DateTimeOffset.MinValue ? last : last + TimeSpan.FromSeconds(PausesInSeconds[Math.Min(room.Edits, PausesInSeconds.Length - 1)]);
    }
}

/// <summary>The states of a segment that everybody should see at once. Several teams are in one when all of them are, so that they make one edit.</summary>
internal static class RoomPhase
{
    public static string Of(RoomNow shown, Room room, DateTimeOffset now)
        => shown.IsCountsOnly(room) ? Of(shown, now) + "#" : Of(shown, now);

    private static string Of(RoomNow shown, DateTimeOffset now)
    {
        var segments = shown.Segments.ToList();
        if (segments.TrueForAll(s => s.State == SegmentState.Closed))
            return string.Create(CultureInfo.InvariantCulture, $"closed-{segments.Sum(s => s.Decisions.Length)}");
        if (!shown.IsOpen(now)) return "closed";
        var phase = segments.TrueForAll(s => s.LastCallShown) ? "lastCall"
            : segments.TrueForAll(s => s.Ranked) ? "ranked"
            : segments.TrueForAll(s => s.RunBy is null) ? "open" : "run";
        // Another closing time is news for everybody.
        return segments.Exists(s => s.Extended) ? phase + "+" : phase;
    }
}
