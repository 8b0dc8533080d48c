using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Renders the room's card from the state and sends it under a lease, so that an older state never covers a newer one. A lease that was over before
/// the send was leaves a mark for the newest state to be sent once more.</summary>
internal sealed class RoomSender(IRooms rooms, RoomFinder finder, IMessenger messenger, RoomScenes scenes, TimeProvider time)
{
    private const int MostResent = 2;
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    /// <summary>So long after the close the summary is still worth sending.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromMinutes(30);

    /// <summary>Names this process in leases.</summary>
    public string Server { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    public async Task<WorkResult> SendAsync(StoredRoom leased, RoomNow shown, string phase, CancellationToken cancel)
    {
        var (card, sendClass) = scenes.Render(leased.Room, shown);
        var started = time.GetUtcNow();
        if (started > leased.Room.LeasedUntil - RoomLease.Length + RoomLease.BeginWithin)
        {
            await WriteAsync(leased, room => RoomAfter.NotSent(leased.Room, room), cancel);
            return new WorkResult.Later(started);
        }
        var result = await SendAsync(leased, new OutgoingMessage(card, card.FallbackText), sendClass, cancel);
        var sent = new SentCard(shown, phase, started, result, time.GetUtcNow());
        var written = await WriteAsync(leased, room => RoomAfter.Of(leased.Room, room, sent), cancel);
        if (written is not null && leased.Room.ActivityId is null && result is SendResult.Sent first) await PostedAsync(written, first.ActivityId, sent, cancel);
        return Outcome(sent, written?.Room ?? leased.Room);
    }

    /// <summary>A send that is cut off by the program's end may have arrived: the room goes back, so that another server need not wait for the lease.</summary>
    private async Task<SendResult> SendAsync(StoredRoom leased, OutgoingMessage message, SendClass sendClass, CancellationToken cancel)
    {
        try
        {
            return leased.Room.ActivityId is { } activity
                ? await messenger.ReplaceAsync(AddressOf(leased.Room), activity, message, sendClass, cancel)
                : await messenger.SendAsync(AddressOf(leased.Room), message, sendClass, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            using var lastWords = new CancellationTokenSource(LastWords);
            var now = time.GetUtcNow();
            await WriteAsync(leased, room => RoomAfter.CutOff(leased.Room, room, now), lastWords.Token);
            throw;
        }
    }

    /// <summary>The ten minutes count from now; or another server's card stands, and this one is its twin.</summary>
    private async Task PostedAsync(StoredRoom written, string card, SentCard sent, CancellationToken cancel)
    {
        if (written.Room.ActivityId == card)
        {
            await scenes.MoveCloseAsync(sent.Shown, sent.EndedAt, cancel);
            return;
        }
        if (await messenger.DeleteAsync(AddressOf(written.Room), card, cancel) is SendResult.Sent)
            await WriteAsync(written, room => room with { TwinsDeleted = written.Room.TwinsDeleted + 1 }, cancel);
    }

    private async Task<StoredRoom?> WriteAsync(StoredRoom read, Func<Room, Room> change, CancellationToken cancel)
    {
        // Until it is written, what this server remembers carries an old mark.
        finder.Forget(read.Room);
        var written = await rooms.ChangeAsync(read, change, cancel);
        if (written is { Room.LeasedBy: null }) finder.Remember(written);
        return written;
    }

    private static ChatAddress AddressOf(Room room) => new(room.Tenant, room.Chat, room.ServiceUrl);

    // Teams being away is no failure of ours: the card waits for it, as long as it is of use.
    private static WorkResult Outcome(SentCard sent, Room room)
    {
        var now = sent.EndedAt;
        var isUseful = now < sent.Shown.EffectiveClose + Useful;
        return sent.Result switch
        {
            SendResult.Throttled throttled => new WorkResult.Later(throttled.Until),
            SendResult.Ambiguous when room.Resent < MostResent && isUseful => new WorkResult.Later(now + TryAgain),
            SendResult.Ambiguous => new WorkResult.Failed("no answer to a send, several times"),
            SendResult.Failed when isUseful => new WorkResult.Later(now + Away),
            SendResult.Failed failed => new WorkResult.Failed($"{failed.Status} {failed.Code}"),
            SendResult.Sent when room.RepeatAt is { } repeat => new WorkResult.Later(repeat > now ? repeat : now),
            _ => WorkResult.Done,
        };
    }
}
