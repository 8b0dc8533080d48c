using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The buttons of whoever runs the check-in: close, five more minutes, "I'll run it", hand over.</summary>
internal sealed class RunCheckIn(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var changes = await desk.ChangeEachAsync(press, (state, on) => Decide(press, state, on, sender), cancel);
        return changes.Any(c => c.IsSaved) ? await desk.SavedAsync(press, changes, justSaved: 0, cancel) : refusals.Reply(press, changes);
    }

    private static Decision Decide(CardPress press, TeamCycle state, Occurrence on, PersonId sender) => press.Verb switch
    {
        Verbs.Close => Running.Decide(state, new CloseNow(sender, on), press.Turn.Now),
        Verbs.Extend => Running.Decide(state, new Extend(sender, on), press.Turn.Now),
        Verbs.HandOverTo => Running.Decide(state, new HandOver(sender, on, new PersonId(press.Data.Id(HandOverCard.PersonField) ?? "")), press.Turn.Now),
        _ => Running.Decide(state, new TakeOver(sender, on), press.Turn.Now),
    };
}
