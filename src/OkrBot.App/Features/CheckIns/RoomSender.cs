using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Renders the room's card from the state and sends it under a lease, so that an older state never covers a newer one.</summary>
internal sealed class RoomSender(IRooms rooms, RoomFinder finder, IMessenger messenger, RoomScenes scenes, TimeProvider time)
{
    private const int MostResent = 2;
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(15);

    /// <summary>So long after the close the summary is still worth sending.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromMinutes(30);

    /// <summary>Names this process in leases.</summary>
    public string Server { get; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    public async Task<WorkResult> SendAsync(StoredRoom leased, RoomNow shown, string phase, CancellationToken cancel)
    {
        var room = leased.Room;
        var (card, sendClass) = scenes.Render(room, shown);
        var chat = new ChatAddress(room.Tenant, room.Chat, room.ServiceUrl);
        var message = new OutgoingMessage(card, card.FallbackText);
        var result = room.ActivityId is { } activity
            ? await messenger.ReplaceAsync(chat, activity, message, sendClass, cancel)
            : await messenger.SendAsync(chat, message, sendClass, cancel);
        var now = time.GetUtcNow();
        var written = await rooms.ReplaceAsync(leased, After(room, result, shown.Version, phase, now), cancel);
        if (written is null) finder.Forget(room);
        else finder.Remember(written);
        if (written is not null && room.ActivityId is null && result is SendResult.Sent) await scenes.MoveCloseAsync(shown, now, cancel);
        return Outcome(result, written?.Room ?? room, shown, now);
    }

    private static Room After(Room room, SendResult result, long version, string phase, DateTimeOffset now)
    {
        var free = room with { LeasedBy = null, LeasedUntil = null };
        return result switch
        {
            SendResult.Sent sent => free with
            {
                ActivityId = room.ActivityId ?? sent.ActivityId,
                ShownVersion = version,
                ShownPhase = phase,
                PostedAt = room.PostedAt ?? now,
                EditedAt = room.ActivityId is null ? null : now,
                Edits = room.ActivityId is null || phase != room.ShownPhase ? room.Edits : room.Edits + 1,
                Sending = false,
            },
            SendResult.Final final => free with { Dead = $"{final.Status} {final.Code}", Sending = false },
            // "Sending" stays: whoever sends again counts the twin that there may be.
            SendResult.Ambiguous => free,
            _ => free with { Sending = false },
        };
    }

    // Teams being away is no failure of ours: the card waits for it, as long as it is of use.
    private static WorkResult Outcome(SendResult result, Room room, RoomNow shown, DateTimeOffset now) => result switch
    {
        SendResult.Throttled throttled => new WorkResult.Later(throttled.Until),
        SendResult.Ambiguous when room.Resent < MostResent => new WorkResult.Later(now + TryAgain),
        SendResult.Ambiguous => new WorkResult.Failed("no answer to the first send, several times"),
        SendResult.Failed when now < shown.EffectiveClose + Useful => new WorkResult.Later(now + Away),
        SendResult.Failed failed => new WorkResult.Failed($"{failed.Status} {failed.Code}"),
        _ => WorkResult.Done,
    };
}
