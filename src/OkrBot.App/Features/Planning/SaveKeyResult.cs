using OkrBot.App.Bot;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.App.Features.Planning.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning;

/// <summary>Stores a key result as it was typed, and offers the next.</summary>
internal sealed class SaveKeyResult(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return PlanReplies.Gone(turn);
        var press = scene.Press;
        var form = KeyResultForm.Typed(press.Data, press.Key.Kind);
        var known = press.Key.KeyResult is { } asked ? scene.State.KeyResults.GetValueOrDefault(asked) : null;
        var (first, last) = (PlanViews.FirstDay(scene, known), scene.State.Cycle.End);
        var (text, unread) = form.Read(known, scene.Words.Culture, first, last);
        var wrong = form.PlanProblems(first, last, scene.Words.Culture);
        if ((text is null || !wrong.IsEmpty) && OpenKeyResult.Refused(scene) is { } early) return PlanReplies.No(turn, early, scene.State);
        if (text is null) return AskMeasure.Form(scene, form, PlanRefusals.Unread(unread ?? "", scene.Words));
        if (!wrong.IsEmpty) return AskMeasure.Form(scene, form, PlanRefusals.Say(wrong, first, last, scene.Words));
        var id = press.Key.KeyResult ?? press.NewKeyResult;
        var change = await desk.ChangeAsync(press, state => press.Key.KeyResult is { } named && !state.KeyResults.ContainsKey(named)
            ? new UnknownKeyResult(named)
            : KeyResultWriting.Decide(state, new WriteKeyResult(press.Sender, press.Key.Objective ?? default, id, text, form.Reason.Because), turn.Now), cancel);
        return change switch
        {
            Change.Saved saved => Saved(new PlanScene(press, saved.State), id),
            Change.Refused refused when PlanRefusals.IsOfAForm(refused.Refusal)
                => AskMeasure.Form(new PlanScene(press, refused.State), form, PlanRefusals.Say(refused.Refusal, refused.State, scene.Words)),
            _ => PlanReplies.No(turn, change),
        };
    }

    private static Reply Saved(PlanScene scene, KeyResultId id)
    {
        var press = scene.Press;
        if (press.Key.KeyResult is not null)
            return press.OnCard ? PlanReplies.KeyResult(scene, id, scene.Words["saved"]) : new Reply.CloseDialog(scene.Words["saved.closed"]);
        if (!scene.State.KeyResults.TryGetValue(id, out var saved) || !scene.State.Objectives.TryGetValue(saved.Objective, out var objective)) return PlanReplies.Gone(press.Turn);
        var written = scene.State.KeyResults.Values.Count(k => k.Objective == objective.Id && k.Stopped is null);
        var view = new SavedView(press.Next.For(objective.Id), objective.Title, saved.Title, press.OnCard)
        {
            Written = written, MayAdd = written < KeyResultWriting.MostPerObjective, IsDraft = objective.State == Domain.Objectives.ObjectiveState.Draft, AsksWhoCares = !objective.AskedWhoCares,
        };
        return PlanReplies.Form(press, SavedCard.Render(view, scene.Words), scene.Words);
    }
}

/// <summary>The dialog closes; what was saved stays.</summary>
internal sealed class DoneWriting(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => await desk.FindAsync(turn, cancel) is { } scene ? new Reply.CloseDialog(scene.Words["saved.closed"]) : PlanReplies.Gone(turn);
}
