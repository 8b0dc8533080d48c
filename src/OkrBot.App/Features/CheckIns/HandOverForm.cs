using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Asks to whom the check-in is handed over.</summary>
internal sealed class HandOverForm(CheckInDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || await desk.FindAsync(press, cancel) is not { } state || desk.Scene(press, state) is not { } scene)
            return CheckInDesk.Gone(turn);
        if (!press.ComesFromItsChat(state) || turn.From.Person is not { } sender || Authority.RunnerOnly(state.Team, scene.Segment, sender) is not null)
            return desk.Show(press, state);
        var words = AnswerForms.Words(press, state);
        var people = state.Team.Members.Where(m => !m.Guest && m.Person != sender).Select(m => (m.Person, m.Name));
        return new Reply.Show(HandOverCard.Render(scene.Frame(words.Language).Key, people, words));
    }
}
