using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Saves a form: one save for all of its key results, all or nothing.</summary>
internal sealed class SaveAnswersHandler(CheckInDesk desk, AnswerForms forms, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        UnreadField? unread = null;
        TeamCycle? seen = null;
        var count = 0;
        var change = await desk.ChangeAsync(press, Decide, cancel);
        if (unread is not null && seen is not null) return forms.Again(press, seen, FormProblems.Unread(unread));
        if (change is Change.Busy && seen is not null) return forms.Again(press, seen, FormProblems.Busy);
        return change is Change.Saved saved ? Saved(press, saved.State, count) : refusals.Form(press, change);

        // Pure but for telling what could not be read: running it twice tells the same.
        Decision Decide(TeamCycle state, Occurrence on)
        {
            var culture = AnswerForms.Words(press, state).Culture;
            var (answers, problem) = AnswerReader.Read(press.Data, AnswerReader.InForm(press.Data, state), press.Key.For, culture);
            (unread, seen, count) = (problem, state, answers.Length);
            if (problem is not null) return new NotReadable(problem.KeyResult.Id);
            return Answering.Decide(state, new SaveAnswers(sender, on, answers) { AcceptLate = press.Key.Late }, turn.Now);
        }
    }

    private Reply Saved(CardPress press, TeamCycle state, int count)
        => press.Turn.Act is Act.DialogSent ? new Reply.CloseDialog() : desk.Show(press, state, count);
}
