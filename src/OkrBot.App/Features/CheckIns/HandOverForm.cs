using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Asks to whom the check-in is handed over: any member of any of the card's teams.</summary>
internal sealed class HandOverForm(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press) return CheckInDesk.Gone(turn);
        if (turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var on = await desk.FindAsync(press, cancel);
        if (desk.Scenes(press, on) is not { } scenes) return CheckInDesk.Gone(turn);
        var refused = scenes.All.Select(s => Running.MayHandOver(s.Team, s.Segment.Occurrence, sender, turn.Now)).ToList();
        if (refused.TrueForAll(r => r is not null))
            return refusals.Reply(press, [.. on.Zip(refused, (one, refusal) => new TeamChange(one.Press, new Change.Refused(refusal!, one.State)))]);
        var words = AnswerForms.Words(press, scenes.First.Team);
        var people = scenes.All.SelectMany(s => s.Team.Team.Members.Where(m => !m.Guest && !Absences.IsAway(s.Team.Team, s.Segment, m.Person))).Where(m => m.Person != sender).DistinctBy(m => m.Person).Select(m => (m.Person, m.Name));
        return new Reply.Show(HandOverCard.Render(scenes.Key, people, words));
    }
}
