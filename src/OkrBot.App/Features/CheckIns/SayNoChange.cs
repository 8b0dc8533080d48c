using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>"No change": a fresh answer for one or all of the sender's key results, in one tap.</summary>
internal sealed class SayNoChange(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var change = await desk.ChangeAsync(press, (state, on) => Answering.Decide(state, new NoChange(sender, on, One(press)), turn.Now), cancel);
        return change is Change.Saved saved
            ? desk.Saved(press, saved.State, One(press) is null ? saved.State.ActiveKeyResults.Count(k => k.Owner == sender) : 1)
            : refusals.Reply(press, change);
    }

    // Null = all of mine.
    private static KeyResultId? One(CardPress press) => press.Data.Id("kr") is { } id ? new KeyResultId(id) : null;
}
