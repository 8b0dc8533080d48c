using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Brings the room's card to the stored state: sends it once, then edits it in place. Answers are gathered into few edits;
/// a change of the segment's own state (opened, ranked, last call, closed) goes out at once.</summary>
internal sealed class RoomCardWork(ITeamCycles teams, IRooms rooms, RoomFinder finder, RoomSender sender, TimeProvider time) : IWorkHandler
{
    public const string Kind = "room";
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Team: { } team, Occurrence: { } on }) return new WorkResult.Failed("a room item names a team and an occurrence");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        if (await teams.FindAsync(team, cancel) is not { } state) return WorkResult.Done;
        if (item.ExpectedVersion > state.Version)
            return now - item.CreatedAt > SegmentWork.CommitWait ? WorkResult.Done : new WorkResult.Later(now + LookAgain);
        if (state.Find(on) is not { OpenedAt: not null } segment) return WorkResult.Done;
        if (segment.IsOpen(now) is false && segment.State != SegmentState.Closed) return new WorkResult.Later(now + LookAgain);
        var lease = new RoomLease(sender.Server, now);
        return await finder.FindOrAddAsync(state, segment, lease, cancel) is { } found ? await BringUpAsync(found, state, segment, lease, cancel) : WorkResult.Done;
    }

    private async Task<WorkResult> BringUpAsync(FoundRoom found, TeamCycle state, Segment segment, RoomLease lease, CancellationToken cancel)
    {
        var (room, now) = (found.Stored.Room, lease.From);
        if (room.Dead is not null || room.ShownVersion >= state.Version || IsTooLate(room, segment, now)) return WorkResult.Done;
        var phase = RoomPhase.Of(segment, now);
        if (found.IsOurs) return await sender.SendAsync(found.Stored, state, segment, phase, cancel);
        if (room.LeasedUntil > now) return Again(room, now);
        if (room.ActivityId is not null && phase == room.ShownPhase && RoomPace.NextEdit(room) is var next && now < next) return new WorkResult.Later(next);
        var leased = await rooms.ReplaceAsync(found.Stored, lease.On(room), cancel);
        return leased is null ? Again(room, now) : await sender.SendAsync(leased, state, segment, phase, cancel);
    }

    // Somebody else is at it, or has written since: what is remembered is old.
    private WorkResult.Later Again(Room room, DateTimeOffset now)
    {
        finder.Forget(room);
        return new WorkResult.Later(now + LookAgain);
    }

    // A card for a meeting that is over helps nobody: at most its summary is sent, and only where the card stands already.
    private static bool IsTooLate(Room room, Segment segment, DateTimeOffset now)
        => room.ActivityId is null && !segment.IsOpen(now);
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

/// <summary>The states of a segment that everybody should see at once.</summary>
internal static class RoomPhase
{
    public static string Of(Segment segment, DateTimeOffset now) => segment switch
    {
        { State: SegmentState.Closed } => string.Create(CultureInfo.InvariantCulture, $"closed-{segment.Decisions.Length}"),
        _ when !segment.IsOpen(now) => "closed",
        { LastCallShown: true } => Extended("lastCall", segment),
        { Ranked: true } => Extended("ranked", segment),
        _ => Extended(segment.RunBy is null ? "open" : "run", segment),
    };

    // Another closing time is news for everybody.
    private static string Extended(string phase, Segment segment) => segment.Extended ? phase + "+" : phase;
}
