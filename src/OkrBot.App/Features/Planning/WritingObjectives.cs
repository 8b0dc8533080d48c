using OkrBot.App.Bot;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning;

/// <summary>Opens the form of a new objective, or of one that is there.</summary>
internal sealed class OpenObjective(PlanDesk desk) : ITurnHandler
{
    private static readonly ObjectiveText Sample = new("x", "x", Ambition.Committed);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return PlanReplies.Gone(turn);
        if (Refused(scene) is { } refused) return PlanReplies.No(turn, refused, scene.State);
        return Form(scene, scene.Press.Key.Objective is { } id ? ObjectiveForm.Of(scene.State.Objectives[id]) : ObjectiveForm.Empty, problem: null);
    }

    /// <summary>Nobody should type what will not be taken: the rule is asked with what stands there already, or with a harmless new one.</summary>
    public static Refusal? Refused(PlanScene scene)
    {
        Objective? known = null;
        if (scene.Press.Key.Objective is { } id && !scene.State.Objectives.TryGetValue(id, out known)) return new UnknownObjective(id);
        var text = known is null ? Sample : new ObjectiveText(known.Title, known.Why, known.Ambition, known.Restricted);
        var command = new WriteObjective(scene.Sender, known?.Id ?? scene.Press.NewObjective, text);
        return ObjectiveWriting.Decide(scene.State, command, scene.Now) is Decision.Refused refused ? refused.Refusal : null;
    }

    public static Reply Form(PlanScene scene, ObjectiveForm form, string? problem)
    {
        var known = scene.Press.Key.Objective is { } id ? scene.State.Objectives.GetValueOrDefault(id) : null;
        var view = new ObjectiveFormView(scene.Press.Next, scene.Team, form, scene.Press.OnCard)
        {
            IsNew = known is null, IsRestricted = known is { Restricted: true }, AsksWhy = known is { State: ObjectiveState.Active }, Problem = problem,
        };
        return PlanReplies.Form(scene.Press, ObjectiveFormCard.Render(view, scene.Words), scene.Words);
    }
}

/// <summary>Stores an objective as it was typed. A new one leads straight into its first key result.</summary>
internal sealed class SaveObjective(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (PlanPress.Read(turn) is not { } press) return PlanReplies.Gone(turn);
        var form = ObjectiveForm.Typed(press.Data);
        if (form.Text is not { } text) return await desk.FindAsync(turn, cancel) is { } found ? WithoutAmbition(found, form) : PlanReplies.Gone(turn);
        var id = press.Key.Objective ?? press.NewObjective;
        var change = await desk.ChangeAsync(press, state => press.Key.Objective is { } known && !state.Objectives.ContainsKey(known)
            ? new UnknownObjective(known)
            : ObjectiveWriting.Decide(state, new WriteObjective(press.Sender, id, text, form.Reason.Because), turn.Now), cancel);
        return change switch
        {
            Change.Saved saved => Saved(await desk.WithDatesAsync(new PlanScene(press, saved.State), cancel), id),
            Change.Refused refused when PlanRefusals.IsOfAForm(refused.Refusal) => Again(new PlanScene(press, refused.State), form, refused.Refusal),
            _ => PlanReplies.No(turn, change),
        };
    }

    private static Reply WithoutAmbition(PlanScene scene, ObjectiveForm form) => OpenObjective.Refused(scene) is { } refused
        ? PlanReplies.No(scene.Press.Turn, refused, scene.State)
        : OpenObjective.Form(scene, form, scene.Words["no.ambition"]);

    private static Reply Again(PlanScene scene, ObjectiveForm form, Refusal refusal)
        => OpenObjective.Form(scene, form, PlanRefusals.Say(refusal, scene.State, scene.Words));

    private static Reply Saved(PlanScene scene, ObjectiveId id)
    {
        if (scene.Press.Key.Objective is null) return AskKind.Form(scene, id, new KeyResultForm(null, null, scene.Sender.Value), done: scene.Words["saved.objective"]);
        return scene.Press.OnCard ? PlanReplies.Objective(scene, id, scene.Words["saved"]) : new Reply.CloseDialog(scene.Words["saved.closed"]);
    }
}
