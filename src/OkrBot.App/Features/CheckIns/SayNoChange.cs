using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>"No change": a fresh answer for all of the sender's key results, in one tap.</summary>
internal sealed class SayNoChange(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var change = await desk.ChangeAsync(press, (state, on) => Answering.Decide(state, new NoChange(sender, on), turn.Now), cancel);
        return change is Change.Saved saved
            ? desk.Show(press, saved.State, saved.State.ActiveKeyResults.Count(k => k.Owner == sender))
            : refusals.Reply(press, change);
    }
}
