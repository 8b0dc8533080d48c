using OkrBot.App.Ports;

namespace OkrBot.App.Features.CheckIns;

/// <summary>What was sent, and when the answer was there.</summary>
internal sealed record SentCard(RoomNow Shown, string Phase, DateTimeOffset StartedAt, SendResult Result, DateTimeOffset EndedAt);

/// <summary>What a send leaves in the room's row.</summary>
internal static class RoomAfter
{
    /// <param name="leased">As it was when the card was rendered.</param>
    /// <param name="room">As it is now.</param>
    public static Room Of(Room leased, Room room, SentCard sent)
    {
        if (IsWritten(room, sent)) return room;
        return RoomLease.IsSame(leased, room) ? Ours(room, sent) : Overtaken(leased, room, sent);
    }

    /// <summary>The program ended before the answer: it may have arrived.</summary>
    public static Room CutOff(Room leased, Room room, DateTimeOffset now) => RoomLease.IsSame(leased, room) ? Unknown(Free(room), now) : room;

    public static Room NotSent(Room leased, Room room) => RoomLease.IsSame(leased, room) ? Free(room) with { Sending = false } : room;

    private static Room Free(Room room) => room with { LeasedBy = null, LeasedUntil = null };

    private static Room Ours(Room room, SentCard sent)
    {
        var isFirst = room.ActivityId is null;
        return sent.Result switch
        {
            SendResult.Sent done => Free(room) with
            {
                ActivityId = room.ActivityId ?? done.ActivityId,
                ShownVersion = sent.Shown.Version,
                Shown = sent.Shown.Versions,
                ShownPhase = sent.Phase,
                PostedAt = room.PostedAt ?? sent.EndedAt,
                EditedAt = isFirst ? null : sent.EndedAt,
                Edits = isFirst || sent.Phase != room.ShownPhase ? room.Edits : room.Edits + 1,
                Sending = false,
                RepeatAt = sent.StartedAt >= room.RepeatAt ? null : room.RepeatAt,
            },
            SendResult.Final final => Free(room) with { Dead = $"{final.Status} {final.Code}", Sending = false },
            SendResult.Ambiguous => Unknown(Free(room), sent.EndedAt),
            _ => Free(room) with { Sending = false },
        };
    }

    // "Sending" stays: whoever sends again counts the twin that there may be.
    private static Room Unknown(Room room, DateTimeOffset now)
        => room.ActivityId is null ? room : room with { RepeatAt = now + RoomLease.Lingering };

    /// <summary>The lease was over before the answer was there, and somebody else has sent, or is about to: ours may cover theirs.</summary>
    private static Room Overtaken(Room leased, Room room, SentCard sent) => sent.Result switch
    {
        SendResult.Sent done when leased.ActivityId is null && room.ActivityId is null => room with { ActivityId = done.ActivityId, PostedAt = sent.EndedAt },
        SendResult.Sent when leased.ActivityId is not null => room with { RepeatAt = Later(room.RepeatAt, sent.EndedAt) },
        SendResult.Ambiguous when leased.ActivityId is not null => room with { RepeatAt = Later(room.RepeatAt, sent.EndedAt + RoomLease.Lingering) },
        _ => room,
    };

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;

    private static bool IsWritten(Room room, SentCard sent)
        => room.LeasedBy is null && sent.Result is SendResult.Sent done && room.ActivityId == done.ActivityId && (room.EditedAt ?? room.PostedAt) == sent.EndedAt;
}
