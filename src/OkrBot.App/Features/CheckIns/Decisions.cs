using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The dialog in which whoever runs it names the item that changed a decision, and writes one line.</summary>
internal sealed class OpenDecision(CheckInDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || await desk.FindAsync(press, cancel) is not { } state || desk.Scene(press, state) is not { } scene)
            return CheckInDesk.Gone(turn);
        return press.ComesFromItsChat(state) ? Form(press, scene, null) : CheckInDesk.Gone(turn);
    }

    public static Reply Form(CardPress press, ViewScene scene, FormProblem? problem)
    {
        var words = AnswerForms.Words(press, scene.Team);
        var items = FactsBuilder.Agenda(scene).Select(line => (line.KeyResult.Id, line.KeyResult.Title)).ToImmutableArray();
        var form = new DecisionForm(scene.Frame(CheckInDesk.ReaderOf(press, scene.Team).Language), items, press.Data.Id("item"), press.Data.Text("decision"), problem);
        return new Reply.Dialog(words["decision.title"], DecisionFormCard.Render(form, words), DialogSize.Small);
    }
}

/// <summary>Keeps the decision line, or that there was none today.</summary>
internal sealed class SaveDecision(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var change = await desk.ChangeAsync(press, (state, on) => Decide(press, state, on, sender), cancel);
        if (change is not Change.Saved saved) return Again(press, change) ?? refusals.Reply(press, change);
        return turn.Act is Act.DialogSent ? new Reply.CloseDialog() : desk.Saved(press, saved.State);
    }

    private Reply? Again(CardPress press, Change change)
        => change is Change.Refused refused && press.Turn.Act is Act.DialogSent && FormProblems.Of(refused.Refusal, refused.State) is { } problem
            && desk.Scene(press, refused.State) is { } scene
            ? OpenDecision.Form(press, scene, problem)
            : null;

    private static Decision Decide(CardPress press, TeamCycle state, Occurrence on, PersonId sender)
    {
        if (press.Verb == Verbs.NoDecision) return Deciding.Decide(state, new NoDecision(sender, on), press.Turn.Now);
        var item = press.Data.Id("item") is { } id ? new KeyResultId(id) : (KeyResultId?)null;
        return Deciding.Decide(state, new NoteDecision(sender, on, item, press.Data.Text("decision") ?? ""), press.Turn.Now);
    }
}
