using OkrBot.App.Bot;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning;

/// <summary>One objective of the plan: the one that the button names, or that was chosen in the list.</summary>
internal sealed class ShowObjective(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return PlanReplies.Gone(turn);
        var id = scene.Press.Data.Id(PlanCard.ChosenField) is { } chosen ? new ObjectiveId(chosen) : scene.Press.Key.Objective;
        return id is { } objective ? PlanReplies.Objective(await desk.WithDatesAsync(await desk.WithNamesAsync(scene, objective, cancel), cancel), objective) : PlanReplies.Gone(turn);
    }
}

/// <inheritdoc cref="ShowObjective"/>
/// <summary>One key result of the plan.</summary>
internal sealed class ShowPlannedKeyResult(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return PlanReplies.Gone(turn);
        var id = scene.Press.Data.Id(ObjectiveCard.ChosenField) is { } chosen ? new KeyResultId(chosen) : scene.Press.Key.KeyResult;
        return id is { } keyResult ? PlanReplies.KeyResult(scene, keyResult) : PlanReplies.Gone(turn);
    }
}

/// <summary>Puts an objective or a key result one place up.</summary>
internal sealed class MoveUp(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (PlanPress.Read(turn) is not { } press || press.Key.Objective is not { } objective) return PlanReplies.Gone(turn);
        var change = await desk.ChangeAsync(press, state => press.Key.KeyResult is { } keyResult
            ? KeyResultWriting.Decide(state, new MoveKeyResultUp(press.Sender, keyResult), turn.Now)
            : ObjectiveWriting.Decide(state, new MoveObjectiveUp(press.Sender, objective), turn.Now), cancel);
        if (change is not Change.Saved saved) return PlanReplies.No(turn, change);
        var scene = new PlanScene(press, saved.State);
        return press.Key.KeyResult is null ? PlanReplies.Plan(scene) : PlanReplies.Objective(await desk.WithDatesAsync(scene, cancel), objective);
    }
}
