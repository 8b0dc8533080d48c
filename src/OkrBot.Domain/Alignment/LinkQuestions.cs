using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.Domain.Alignment;

/// <summary>Asks a team what becomes of its own after the other end of a link was stopped, dropped or changed, and takes the answer.</summary>
public static class LinkQuestions
{
    /// <summary>Those without an answer, oldest first; about what the team still works on or drafts.</summary>
    public static IEnumerable<LinkQuestion> Open(TeamCycle own)
        => own.LinkQuestions.Values.Where(question => question.Answer is null && LinkEnds.IsOpen(own, question.Own)).OrderBy(question => question.At);

    /// <summary>The same change asks once; an older one than is known asks no more.</summary>
    public static Decision Ask(TeamCycle own, LinkQuestion question, DateTimeOffset now)
    {
        if (!LinkEnds.IsOpen(own, question.Own)) return Decision.Nothing;
        if (own.LinkQuestions.GetValueOrDefault(question.Link) is { } known && known.Version >= question.Version) return Decision.Nothing;
        return Decision.Of(new TeamEvent.LinkQuestionAsked(question with { Answer = null, AnsweredBy = null, AnsweredAt = null }), RoomCards.Soon(own, now));
    }

    /// <summary>Why this person does not answer it; null = they may.</summary>
    public static Refusal? May(TeamCycle own, PersonId by, LinkId id, DateTimeOffset now)
    {
        if (!own.LinkQuestions.ContainsKey(id)) return new UnknownLinkQuestion(id);
        return Pen.Leads(own, by) ?? LinkEnds.Over(own, now);
    }

    public static Decision Decide(TeamCycle own, AnswerLinkQuestion command, DateTimeOffset now)
    {
        if (May(own, command.By, command.Link, now) is { } refusal) return refusal;
        var question = own.LinkQuestions[command.Link];
        if (question.Version != command.Version) return new UnknownLinkQuestion(command.Link);
        if (question.Answer is { } answer) return answer == command.Answer ? Decision.Nothing : new LinkQuestionIsSettled(answer);
        return Decision.Of(new TeamEvent.LinkQuestionAnswered(command.Link, command.Answer, command.By, now), RoomCards.Soon(own, now));
    }
}
