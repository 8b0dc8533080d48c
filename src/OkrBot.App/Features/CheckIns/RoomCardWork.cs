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
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(45);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Team: { } team, Occurrence: { } on }) return new WorkResult.Failed("a room item names a team and an occurrence");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        if (await teams.FindAsync(team, cancel) is not { } state) return WorkResult.Done;
        if (item.ExpectedVersion > state.Version)
            return now - item.CreatedAt > SegmentWork.CommitWait ? WorkResult.Done : new WorkResult.Later(now + LookAgain);
        if (state.Find(on) is not { OpenedAt: not null } segment) return WorkResult.Done;
        return await finder.FindOrAddAsync(state, segment, cancel) is { } stored ? await BringUpAsync(stored, state, segment, now, cancel) : WorkResult.Done;
    }

    private async Task<WorkResult> BringUpAsync(StoredRoom stored, TeamCycle state, Segment segment, DateTimeOffset now, CancellationToken cancel)
    {
        var room = stored.Room;
        if (room.Dead is not null || room.ShownVersion >= state.Version || IsTooLate(room, segment, now)) return WorkResult.Done;
        if (room.LeasedUntil > now) return new WorkResult.Later(now + LookAgain);
        var phase = RoomPhase.Of(segment, now);
        if (room.ActivityId is not null && phase == room.ShownPhase && RoomPace.NextEdit(room) is var next && now < next) return new WorkResult.Later(next);
        var lease = room with { LeasedBy = sender.Server, LeasedUntil = now + LeaseTime, Sending = room.ActivityId is null, Resent = room.Resent + (room.Sending ? 1 : 0) };
        var leased = await rooms.ReplaceAsync(stored, lease, cancel);
        return leased is null ? new WorkResult.Later(now + LookAgain) : await sender.SendAsync(leased, state, segment, phase, cancel);
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
        { State: SegmentState.Closed } => "closed-" + segment.Decisions.Length,
        _ when !segment.IsOpen(now) => "closed",
        { LastCallShown: true } => "lastCall" + (segment.Extended ? "+" : ""),
        { Ranked: true } => "ranked",
        _ => segment.RunBy is null ? "open" : "run",
    };
}
