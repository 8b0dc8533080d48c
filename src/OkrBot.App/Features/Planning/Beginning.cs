using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning;

/// <summary>Makes a draft what the team works on. Where three are already, asks which one gives way.</summary>
internal sealed class Begin(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (PlanPress.Read(turn) is not { } press || press.Key.Objective is not { } id) return PlanReplies.Gone(turn);
        var change = await desk.ChangeAsync(press, state => Activation.Decide(state, new ActivateObjective(press.Sender, id), turn.Now), cancel);
        return await AnswerAsync(desk, press, id, (change, null), cancel);
    }

    /// <param name="outcome">With why a swap was not made, where it was one.</param>
    public static async Task<Reply> AnswerAsync(PlanDesk desk, PlanPress press, ObjectiveId id, (Change Change, string? Problem) outcome, CancellationToken cancel)
    {
        var (change, problem) = outcome;
        switch (change)
        {
            case Change.Saved saved:
                var after = await desk.WithSurroundingsAsync(new PlanScene(press, saved.State), cancel);
                return saved.State.Objectives.TryGetValue(id, out var begun)
                    ? PlanReplies.Plan(after, after.Words.Text("begun", ("title", UserText.Line(begun.Title))))
                    : PlanReplies.Gone(press.Turn);
            case Change.Refused { Refusal: CeilingReached } full:
                return Ask(new PlanScene(press, full.State), id, problem);
            case Change.Refused { Refusal: NoKeyResultYet or TooManyKeyResults or OwnersMissing or MeasuresIncomplete or LiaisonsMissing or DueOutsideCycle or NotActive } refused:
                var scene = await desk.WithDatesAsync(new PlanScene(press, refused.State), cancel);
                return PlanReplies.Objective(scene, id, problem: PlanRefusals.Say(refused.Refusal, refused.State, scene.Words));
            default:
                return PlanReplies.No(press.Turn, change);
        }
    }

    public static Reply Ask(PlanScene scene, ObjectiveId id, string? problem)
    {
        if (!scene.State.Objectives.TryGetValue(id, out var draft)) return PlanReplies.Gone(scene.Press.Turn);
        var view = new SwapView(scene.Press.Next.For(id), scene.Team, draft.Title, [.. Activation.Active(scene.State).Select(active => (active, scene.State.Objectives[active].Title))])
        {
            Chosen = scene.Press.Data.Id(SwapCard.GivesField), Why = scene.Press.Data.Text(SwapCard.WhyField), Problem = problem,
        };
        return new Reply.Show(SwapCard.Render(view, scene.Words));
    }
}

/// <summary>One of the three gives way, and the draft begins.</summary>
internal sealed class Swap(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (PlanPress.Read(turn) is not { } press || press.Key.Objective is not { } id) return PlanReplies.Gone(turn);
        ObjectiveId? gives = press.Data.Id(SwapCard.GivesField) is { } chosen ? new ObjectiveId(chosen) : null;
        var change = await desk.ChangeAsync(press, state => Activation.Decide(state, new ActivateObjective(press.Sender, id, gives, press.Data.Text(SwapCard.WhyField)), turn.Now), cancel);
        var words = PlanDesk.WordsOf(turn);
        return change is Change.Refused { Refusal: StopReasonMissing or LineTooLong } refused
            ? Begin.Ask(new PlanScene(press, refused.State), id, PlanRefusals.Say(refused.Refusal, refused.State, words))
            : await Begin.AnswerAsync(desk, press, id, (change, words["no.choose"]), cancel);
    }
}
