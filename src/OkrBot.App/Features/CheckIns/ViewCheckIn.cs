using OkrBot.App.Bot;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The reader's own view of the room's card, asked for by a button or by the client itself. Changes nothing.</summary>
internal sealed class ViewCheckIn(CheckInDesk desk, OutsiderWatch outsiders) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press) return CheckInDesk.Gone(turn);
        var on = await desk.FindAsync(press, cancel);
        var reply = desk.Show(press, on, isOutsider: await outsiders.IsOutsiderAsync(press, on, cancel));
        // A client that only scrolled past an old card gets no notice: the card stays as it is.
        return reply is Reply.Words && turn.Act is Act.Pressed { Automatic: true } ? Reply.None : reply;
    }
}
