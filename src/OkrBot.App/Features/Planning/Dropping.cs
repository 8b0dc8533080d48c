using OkrBot.App.Bot;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning;

/// <summary>Asks once more before something is dropped; of what the team works on it asks why.</summary>
internal sealed class AskDrop(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return PlanReplies.Gone(turn);
        return Drop.Decide(scene.State, scene.Press, reason: "x") is Decision.Refused refused
            ? new Reply.Words(Drop.Say(refused.Refusal, scene.State, scene.Press, scene.Words))
            : Form(scene, problem: null);
    }

    public static Reply Form(PlanScene scene, string? problem)
    {
        var key = scene.Press.Key;
        var keyResult = key.KeyResult is { } id ? scene.State.KeyResults.GetValueOrDefault(id) : null;
        if (key.Objective is not { } of || !scene.State.Objectives.TryGetValue(of, out var objective) || (key.KeyResult is not null && keyResult is null)) return PlanReplies.Gone(scene.Press.Turn);
        var view = new DropView(scene.Press.Next, keyResult?.Title ?? objective.Title, scene.Press.OnCard)
        {
            IsKeyResult = keyResult is not null, IsDraft = objective.State == ObjectiveState.Draft, Reason = scene.Press.Data.Text(DropCard.ReasonField), Problem = problem,
        };
        return PlanReplies.Form(scene.Press, DropCard.Render(view, scene.Words), scene.Words);
    }
}

/// <summary>Drops a draft, or stops what the team works on.</summary>
internal sealed class Drop(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (PlanPress.Read(turn) is not { } press || press.Key.Objective is not { } objective) return PlanReplies.Gone(turn);
        var change = await desk.ChangeAsync(press, state => Decide(state, press, press.Data.Text(DropCard.ReasonField)), cancel);
        var words = PlanDesk.WordsOf(turn);
        return change switch
        {
            Change.Saved when !press.OnCard => new Reply.CloseDialog(words["dropped.closed"]),
            Change.Saved saved when press.Key.KeyResult is not null => PlanReplies.Objective(await desk.WithDatesAsync(new PlanScene(press, saved.State), cancel), objective, words["dropped"]),
            Change.Saved saved => PlanReplies.Plan(new PlanScene(press, saved.State), words["dropped"]),
            Change.Refused { Refusal: StopReasonMissing or LineTooLong } refused
                => AskDrop.Form(new PlanScene(press, refused.State), PlanRefusals.Say(refused.Refusal, refused.State, words)),
            Change.Refused refused => new Reply.Words(Say(refused.Refusal, refused.State, press, words)),
            _ => PlanReplies.No(turn, change),
        };
    }

    public static Decision Decide(TeamCycle state, PlanPress press, string? reason) => press.Key switch
    {
        { KeyResult: { } keyResult } => KeyResultWriting.Decide(state, new DropKeyResult(press.Sender, keyResult, reason), press.Turn.Now),
        { Objective: { } objective } => ObjectiveWriting.Decide(state, new DropObjective(press.Sender, objective, reason), press.Turn.Now),
        _ => new UnknownObjective(default),
    };

    /// <summary>The last key result of what the team works on stays.</summary>
    public static string Say(Refusal refusal, TeamCycle state, PlanPress press, Words words)
        => refusal is NoKeyResultYet && press.Key.KeyResult is not null ? words["no.lastKeyResult"] : PlanRefusals.Say(refusal, state, words);
}
