using OkrBot.App.Bot;
using OkrBot.App.Cards.Links;
using OkrBot.App.Features.Alignment.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Alignment;

/// <summary>The form in which a need is answered, or what became of the other end.</summary>
internal sealed class OpenAnswer(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return LinkReplies.Gone(turn);
        var chosen = scene.Press.Data.Id(WaitingCard.ChosenField) ?? scene.Press.Key.Link?.Value;
        if (chosen is null) return LinkReplies.Gone(turn);
        var isQuestion = chosen.StartsWith(LinkFields.QuestionPrefix, StringComparison.Ordinal);
        var id = new LinkId(isQuestion ? chosen[LinkFields.QuestionPrefix.Length..] : chosen);
        var refusal = isQuestion ? LinkQuestions.May(scene.State, scene.Sender, id, turn.Now) : Needs.May(scene.State, scene.Sender, id, turn.Now);
        if (refusal is not null) return LinkReplies.No(turn, new Change.Refused(refusal, scene.State));
        return isQuestion ? Question(scene, scene.State.LinkQuestions[id]) : Need(scene, scene.State.Links[id], problem: null);
    }

    public static Reply Need(LinkScene scene, Link link, string? problem)
    {
        if (link.State != LinkState.Asked) return LinkReplies.No(scene.Press.Turn, new Change.Refused(new NeedIsSettled(link.State), scene.State));
        var view = new AnswerView(scene.Press.Next with { Link = link.Id, Number = link.Round }, scene.State.Team.Name, LinksOf.Of(scene.State, link), scene.Press.OnCard)
        {
            Back = BackOf(scene), Reason = scene.Press.Data.Text(AnswerCard.ReasonField), Problem = problem,
            People = [.. scene.State.Team.Members.Where(scene.State.Team.LetsIn).Select(member => (member.Person, member.Name))],
            Liaison = scene.Press.Data.Id(AnswerCard.LiaisonField) ?? Liaising.Named(scene.State, link.To)?.Person.Value ?? scene.Sender.Value,
        };
        return LinkReplies.Form(scene, AnswerCard.Render(view, scene.Words));
    }

    private static Reply Question(LinkScene scene, LinkQuestion question)
    {
        if (question.Answer is { } answer) return LinkReplies.No(scene.Press.Turn, new Change.Refused(new LinkQuestionIsSettled(answer), scene.State));
        var key = scene.Press.Next with { Link = question.Link, Number = question.Version, Objective = question.Own.Objective, KeyResult = question.Own.KeyResult };
        return LinkReplies.Form(scene, QuestionCard.Render(new QuestionView(key, LinkQuestionFacts.Of(scene.State, question), scene.Press.OnCard) { Back = BackOf(scene) }, scene.Words));
    }

    // In a check-in's chat its card is the way back, and its ids travel with every button.
    private static CardPress? BackOf(LinkScene scene) => scene.Press.IsPersonal ? null : CardPress.Read(scene.Press.Turn);
}

/// <summary>Takes the answer to a need.</summary>
internal sealed class SaveAnswer(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (LinkPress.Read(turn) is not { Key.Link: { } id } press) return LinkReplies.Gone(turn);
        var accepts = press.Verb == Verbs.AcceptNeed;
        var command = new AnswerNeed(press.Sender, id, (int)Math.Min(press.Key.Number, int.MaxValue), accepts) 
        {
            Reason = press.Data.Text(AnswerCard.ReasonField), Liaison = press.Data.Id(AnswerCard.LiaisonField) is { } chosen ? new PersonId(chosen) : null,
        };
        var outcome = await desk.PromiseAsync(press, state => Needs.Decide(state, command, press.Stamp.Id, turn.Now), cancel);
        var words = LinkReplies.WordsOf(turn);
        if (outcome is { Change: Change.Refused { Refusal: DeclineReasonMissing or LineTooLong or NotOnTeam } refused })
            return OpenAnswer.Need(new LinkScene(press, refused.State), refused.State.Links[id], LinkReplies.Say(refused.Refusal, refused.State, words));
        if (outcome.Change is not Change.Saved saved) return LinkReplies.No(turn, outcome.Change);
        var scene = new LinkScene(press, saved.State);
        if (outcome.Truth is LinkChange.WouldLoop) return OpenAnswer.Need(scene, saved.State.Links[id], LinkReplies.Say(new LinkLoop(), saved.State, words));
        // Somebody else was first, or it was taken back meanwhile.
        if (outcome.Truth is LinkChange.Unchanged { Link: var link } && link?.State != (accepts ? LinkState.Accepted : LinkState.Declined))
            return LinkReplies.No(turn, new Change.Refused(new NeedIsSettled(link?.State ?? LinkState.Withdrawn), saved.State));
        return LinkReplies.Settled(scene, words[outcome.IsUnderWay ? "done.underWay" : accepts ? "done.accepted" : "done.declined"]);
    }
}

/// <summary>Takes what becomes of the team's own. To adjust or stop it is done where it is written.</summary>
internal sealed class DecideLinked(LinkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (LinkPress.Read(turn) is not { Key.Link: { } id } press) return LinkReplies.Gone(turn);
        var answer = press.Verb switch { Verbs.KeepLinked => LinkAnswer.Keep, Verbs.AdjustLinked => LinkAnswer.Adjust, _ => LinkAnswer.Stop };
        var change = await desk.ChangeAsync(press, state => LinkQuestions.Decide(state, new AnswerLinkQuestion(press.Sender, id, press.Key.Number, answer), turn.Now), cancel);
        if (change is not Change.Saved saved) return LinkReplies.No(turn, change);
        var scene = new LinkScene(press, saved.State);
        if (answer == LinkAnswer.Keep || !press.OnCard || !press.IsPersonal) return LinkReplies.Settled(scene, scene.Words["done.kept"]);
        var data = (press.Next.Plain with { Here = press.Key.Here }).ToData();
        return new Reply.Continue(press.Key.KeyResult is null ? Verbs.PlanObjective : Verbs.PlanKeyResult, data);
    }
}
