using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Alignment.Cards;
using OkrBot.App.Features.Alignment.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Alignment;

/// <summary>What the handlers of this slice answer.</summary>
internal static class LinkReplies
{
    /// <param name="done">What was just done.</param>
    /// <param name="problem">Why it was not done.</param>
    public static Reply Links(LinkScene scene, LinkEnd end, string? done = null, string? problem = null)
        => LinkViews.Links(scene, end) is { } view ? new Reply.Show(LinksCard.Render(view with { Done = done, Problem = problem }, scene.Words)) : Gone(scene.Press.Turn);

    public static Reply Waiting(LinkScene scene, string? done = null) => new Reply.Show(WaitingCard.Render(LinkViews.Waiting(scene) with { Done = done }, scene.Words));

    /// <summary>A form: on the card, or in the dialog.</summary>
    public static Reply Form(LinkScene scene, AdaptiveCard card) => scene.Press.OnCard ? new Reply.Show(card) : new Reply.Dialog(scene.Words["dialog.title"], card);

    /// <summary>After something was settled: in a check-in's chat the presser's view of its card, in the personal chat what else waits.</summary>
    public static Reply Settled(LinkScene scene, string done)
    {
        if (!scene.Press.OnCard) return new Reply.CloseDialog();
        return scene.Press.IsPersonal ? Waiting(scene, done) : new Reply.Continue(Verbs.View, CardPress.Read(scene.Press.Turn)!.Key.ToData());
    }

    public static Reply No(Turn turn, Change change) => change switch
    {
        Change.Refused refused => new Reply.Words(Say(refused.Refusal, refused.State, WordsOf(turn))),
        Change.Busy => new Reply.Words(WordsOf(turn)["refused.busy"]),
        _ => Gone(turn),
    };

    /// <summary>The card leads nowhere from here: for strangers, in chats with others, and once it is out of date.</summary>
    public static Reply Gone(Turn turn) => new Reply.Words(WordsOf(turn)[turn.From.Person is null ? "refused.anonymous" : turn.Chat.Kind == ChatKind.Personal ? "refused.gone" : "refused.notHere"]);

    public static Words WordsOf(Turn turn) => WordBook.For(AlignmentFeature.Slice, turn.From.Locale);

    public static string Say(Refusal refusal, TeamCycle state, Words words) => refusal switch
    {
        NotFacilitator { Facilitator: { } runner } when state.Team.Find(runner)?.Name is { Length: > 0 } name => words.Text("no.notRunner", ("name", MarkdownText.Escape(name, 40))),
        NotFacilitator => words["no.notTheRunner"],
        ProgrammeLeadsOnly => words["no.leadsOnly"],
        NotAMember => words["no.notMember"],
        GuestsLookOnly => GuestWords.Say(state.Team, words),
        ObjectiveIsOver or KeyResultIsStopped => words["no.over"],
        CycleIsOver => words["no.cycleOver"],
        LinkWhyMissing => words["no.why"],
        DeclineReasonMissing => words["no.reason"],
        NotOnTeam => words["no.liaison"],
        LineTooLong line => words.Text("no.tooLong", ("length", words.Number(line.Length)), ("most", words.Number(line.Most))),
        _ => OfALink(refusal, words),
    };

    private static string OfALink(Refusal refusal, Words words) => refusal switch
    {
        SameTeam => words["no.sameTeam"],
        UnknownEnd => words["no.unknownEnd"],
        LinkIsThere => words["no.isThere"],
        LinkLoop => words["no.loop"],
        TooManyLinks many => words.Text("no.tooMany", ("most", words.Number(many.Most))),
        TooManyNeeds many => words.Text("no.tooManyNeeds", ("most", words.Number(many.Most))),
        NoRoomForLinks => words["no.noRoom"],
        NeedIsSettled => words["no.settled"],
        LinkQuestionIsSettled => words["no.settled"],
        _ => words["refused.gone"],
    };
}
