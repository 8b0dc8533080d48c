using OkrBot.Domain.Alignment;

namespace OkrBot.Domain;

public static partial class TeamHistory
{
    private static TeamCycle? ApplyToLink(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.LinkCopied e => state with { Links = state.Links.SetItem(e.Link.Id, e.Link) },
        TeamEvent.LinkRemoved e => state with { Links = state.Links.Remove(e.Link) },
        TeamEvent.LinkQuestionAsked e => state with { LinkQuestions = state.LinkQuestions.SetItem(e.Question.Link, e.Question) },
        TeamEvent.LinkQuestionAnswered e => With(state, e.Link, q => q with { Answer = e.Answer, AnsweredBy = e.By, AnsweredAt = e.At }),
        _ => null,
    };

    private static TeamCycle With(TeamCycle state, LinkId id, Func<LinkQuestion, LinkQuestion> change)
        => state.LinkQuestions.TryGetValue(id, out var question) ? state with { LinkQuestions = state.LinkQuestions.SetItem(id, change(question)) } : state;
}
