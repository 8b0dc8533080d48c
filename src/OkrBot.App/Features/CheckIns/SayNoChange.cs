using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>"No change": a fresh answer for one or all of the sender's key results, in one tap.</summary>
internal sealed class SayNoChange(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var one = One(press);
        var changes = one is null
            ? await desk.ChangeEachAsync(press, Decide, cancel)
            : [await desk.ChangeAsync(press.Subject, Decide, cancel)];
        if (!changes.Any(c => c.IsSaved)) return refusals.Reply(press, changes);
        var count = changes.Where(c => c.IsSaved).Sum(c => one is null ? CountOf(c.Press, c.State!, sender) : 1);
        return await desk.SavedAsync(press, changes, count, cancel);

        // On a card that said that it has closed, one tap is meant.
        Decision Decide(TeamCycle state, Occurrence on) => Answering.Decide(state, new NoChange(sender, on, one) { AcceptLate = press.Key.Late }, turn.Now);
    }

    private static int CountOf(CardPress press, TeamCycle state, PersonId sender)
        => state.ActiveKeyResults.Count(k => Owners.Acting(state.Team, press.OccurrenceIn(state) is { } on ? state.Find(on) : null, k) == sender);

    // Null = all of mine.
    private static KeyResultId? One(CardPress press) => press.Data.Id("kr") is { } id ? new KeyResultId(id) : null;
}
