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
        var change = await desk.ChangeAsync(press, Decide, cancel);
        if (unread is not null && seen is not null) return forms.Again(press, seen, FormProblems.Unread(unread));
        if (change is Change.Busy && seen is not null) return forms.Again(press, seen, FormProblems.Busy);
        return change is Change.Saved saved ? Saved(press, saved.State) : refusals.Form(press, change);

        // Pure but for telling what could not be read: running it twice tells the same.
        Decision Decide(TeamCycle state, Occurrence on)
        {
            var culture = AnswerForms.Words(press, state).Culture;
            var (answers, problem) = AnswerReader.Read(press.Data, AnswerReader.InForm(press.Data, state), press.Key.For, culture);
            (unread, seen) = (problem, state);
            if (problem is not null) return new NotReadable(problem.KeyResult.Id);
            return Answering.Decide(state, new SaveAnswers(sender, on, answers) { AcceptLate = press.Key.Late }, turn.Now);
        }
    }

    // Counted in the form, so that a repeated save reads the same.
    private Reply Saved(CardPress press, TeamCycle state)
    {
        var count = AnswerReader.InForm(press.Data, state).Length;
        return press.Turn.Act is Act.DialogSent
            ? new Reply.CloseDialog("✓ " + AnswerForms.Words(press, state).Plural("own.saved", count))
            : desk.Saved(press, state, count);
    }
}
