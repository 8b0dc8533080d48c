using OkrBot.App.Bot;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Cards.Links;

/// <summary>How a link, or the question about one, is named in a button's data.</summary>
public static class LinkFields
{
    public const string Link = "link";

    /// <summary>Before the id of the link about whose other end something is asked.</summary>
    public const string QuestionPrefix = "q:";
}

/// <summary>What became of something that this team supports or needs.</summary>
/// <param name="Team">The other team's name; user text, as all titles.</param>
/// <param name="Title">Null where it is only for its own team to read.</param>
/// <param name="Own">This team's end.</param>
public sealed record LinkQuestionFacts(LinkId Link, LinkKind Kind, LinkNews News, string Team, string? Title, string Own)
{
    public static LinkQuestionFacts Of(TeamCycle state, LinkQuestion question)
    {
        // What became restricted since it was asked has no words any more.
        var isHidden = state.Links.GetValueOrDefault(question.Link) is { ToLabel.Title: null, ToLabel: not null };
        return new(question.Link, question.Kind, question.News, question.Theirs.Team, isHidden ? null : question.Theirs.Title, LinkEnds.Title(state, question.Own) ?? "");
    }
}

/// <summary>What waits for the team, in the same words on every card.</summary>
public static class LinkQuestionPart
{
    /// <summary>"Payments stopped “Pay in one step”, which this team needs."</summary>
    public static string Sentence(LinkQuestionFacts question, Words words)
    {
        var key = (question.Kind, question.News) switch
        {
            (LinkKind.Needs, LinkNews.Stopped) => "question.stopped.needs",
            (LinkKind.Needs, LinkNews.Dropped) => "question.dropped.needs",
            (LinkKind.Needs, _) => "question.changed.needs",
            (_, LinkNews.Stopped) => "question.stopped.helps",
            (_, LinkNews.Dropped) => "question.dropped.helps",
            _ => "question.changed.helps",
        };
        return words.Text(key, ("team", UserText.Line(question.Team, 40)), ("title", question.Title is { } title ? UserText.Line(title) : words["link.restricted"]));
    }

    public static RichTextBlock Line(LinkQuestionFacts question, Words words)
        => Rich.Labelled(UserText.Line(question.Own), Rich.Plain(Sentence(question, words)), Rich.Subtle(" " + words["question.ask"]));

    /// <summary>"Refunds in one day · needed by Payments: Pay in one step".</summary>
    public static RichTextBlock Line(LinkFacts need, Words words) => Rich.Labelled(
        UserText.Line(need.Own ?? ""), Rich.Plain($"{LinkPart.Label(need.Side, words)} {LinkPart.Other(need, words)}"), Rich.Subtle(" · " + words["link.waits"]));
}
