using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Features.Planning.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Planning;

/// <summary>What the handlers of this slice answer.</summary>
internal static class PlanReplies
{
    /// <param name="done">What was just done.</param>
    /// <param name="leadsProgramme">The reader runs the OKR programme too.</param>
    /// <param name="offersOwn">The reader's own objectives are a button away.</param>
    public static Reply Plan(PlanScene scene, string? done = null, bool leadsProgramme = false, bool offersOwn = false) => new Reply.Show(PlanCard.Render(
        PlanViews.Plan(scene) with { Done = done, LeadsProgramme = leadsProgramme, Own = offersOwn ? TeamLevels.Of(scene.Sender) : null }, scene.Words));

    /// <param name="problem">Why it was not done.</param>
    public static Reply Objective(PlanScene scene, ObjectiveId id, string? done = null, string? problem = null)
        => PlanViews.Objective(scene, id) is { } view
            ? new Reply.Show(ObjectiveCard.Render(view with { Done = done, Problem = problem }, scene.Words))
            : Gone(scene.Press.Turn);

    public static Reply KeyResult(PlanScene scene, KeyResultId id, string? done = null)
        => PlanViews.KeyResult(scene, id) is { } view ? new Reply.Show(PlannedKeyResultCard.Render(view with { Done = done }, scene.Words)) : Gone(scene.Press.Turn);

    /// <summary>A form: on the card, or in the dialog.</summary>
    public static Reply Form(PlanPress press, AdaptiveCard card, Words words) => press.OnCard ? new Reply.Show(card) : new Reply.Dialog(words["dialog.title"], card);

    /// <summary>Why nothing was changed, in one or two sentences.</summary>
    public static Reply No(Turn turn, Change change) => change switch
    {
        Change.Refused refused => No(turn, refused.Refusal, refused.State),
        Change.Busy => new Reply.Words(PlanDesk.WordsOf(turn)["refused.busy"]),
        _ => Gone(turn),
    };

    public static Reply No(Turn turn, Refusal refusal, TeamCycle state) => new Reply.Words(PlanRefusals.Say(refusal, state, PlanDesk.WordsOf(turn)));

    /// <summary>The card leads nowhere from here: for strangers, in chats with others, and once it is out of date.</summary>
    public static Reply Gone(Turn turn)
    {
        var words = PlanDesk.WordsOf(turn);
        if (turn.From.Person is null) return new Reply.Words(words["refused.anonymous"]);
        return new Reply.Words(words[turn.Chat.Kind == ChatKind.Personal ? "refused.gone" : "refused.inPerson"]);
    }
}
