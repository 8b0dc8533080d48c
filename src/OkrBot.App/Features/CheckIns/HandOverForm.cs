using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Asks to whom the check-in is handed over.</summary>
internal sealed class HandOverForm(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || await desk.FindAsync(press, cancel) is not { } state || desk.Scene(press, state) is not { } scene)
            return CheckInDesk.Gone(turn);
        if (turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        if (!press.ComesFromItsChat(state)) return CheckInDesk.Gone(turn);
        if (Running.MayHandOver(state, scene.Segment.Occurrence, sender, turn.Now) is { } refusal) return refusals.Reply(press, new Change.Refused(refusal, state));
        var words = AnswerForms.Words(press, state);
        var people = state.Team.Members.Where(m => !m.Guest && m.Person != sender).Select(m => (m.Person, m.Name));
        return new Reply.Show(HandOverCard.Render(scene.Frame(words.Language).Key, people, words));
    }
}
