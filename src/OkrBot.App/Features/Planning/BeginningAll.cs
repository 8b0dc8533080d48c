using OkrBot.App.Bot;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Features.Planning.Views;
using OkrBot.App.Ports;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning;

/// <summary>Shows every check of every draft, before all begin.</summary>
internal sealed class AskBeginAll(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => await desk.FindAsync(turn, cancel) is { } scene ? Card(await desk.WithDatesAsync(scene, cancel)) : PlanReplies.Gone(turn);

    public static Reply Card(PlanScene scene, string? problem = null)
        => AllDrafts.Of(scene.State).IsEmpty ? PlanReplies.Plan(scene) : new Reply.Show(BeginAllCard.Render(PlanViews.BeginAll(scene) with { Problem = problem }, scene.Words));
}

/// <summary>All drafts begin, or none.</summary>
internal sealed class BeginAll(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (PlanPress.Read(turn) is not { } press) return PlanReplies.Gone(turn);
        var change = await desk.ChangeAsync(press, state => AllDrafts.Decide(state, new ActivateDrafts(press.Sender), turn.Now), cancel);
        return change switch
        {
            Change.Saved saved => Begun(await desk.WithSurroundingsAsync(new PlanScene(press, saved.State), cancel)),
            Change.Refused { Refusal: DraftsNotReady or TooManyToBegin } refused
                => AskBeginAll.Card(await desk.WithDatesAsync(new PlanScene(press, refused.State), cancel), PlanRefusals.Say(refused.Refusal, refused.State, PlanDesk.WordsOf(turn))),
            _ => PlanReplies.No(turn, change),
        };
    }

    private static Reply Begun(PlanScene scene)
        => PlanReplies.Plan(scene, scene.Words.Plural("begun.all", Activation.Active(scene.State).Length));
}
