using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment.Cards;

/// <param name="Team">The reader's; user text.</param>
internal sealed record NeededView(LinkKey Key, string Team, LinkFacts Link);

/// <summary>The message to whoever runs the needed team's check-in.</summary>
internal static class NeededCard
{
    public static AdaptiveCard Render(NeededView view, Words words)
    {
        var title = words.Text("needed.title", ("team", MarkdownText.Escape(view.Link.Team, 40)));
        return new AdaptiveCard($"{title}: {UserText.Line(view.Link.Own ?? "")}", words.Language,
        [
            Layout.Title(title),
            .. AnswerCard.Facts(view.Link, words),
            Layout.Buttons(
                new Execute(words["button.answer"], Verbs.AnswerLink, view.Key.ToData()) { IsPrimary = true },
                new Execute(words["button.plan"], Verbs.ShowPlan, (view.Key.Plain with { Objective = null, KeyResult = null }).ToData())),
            Layout.Small(words.Text("needed.why", ("team", MarkdownText.Escape(view.Team, 40)))),
        ]);
    }
}

/// <param name="Team">The reader's; user text.</param>
internal sealed record AnswerView(LinkKey Key, string Team, LinkFacts Link, bool OnCard)
{
    /// <summary>The check-in's card from which it was opened; null in the personal chat.</summary>
    public CardPress? Back { get; init; }
    public string? Reason { get; init; }

    /// <summary>Who of the team may take care of it; user text beside each.</summary>
    public ImmutableArray<(PersonId Person, string Name)> People { get; init; } = [];

    /// <summary>Who of them is chosen.</summary>
    public string? Liaison { get; init; }
    public string? Problem { get; init; }
}

/// <summary>Another team needs something: yes, or no with a reason.</summary>
internal static class AnswerCard
{
    public const string ReasonField = "declineReason";
    public const string LiaisonField = "liaison";

    /// <summary>Longer lists nobody reads, and Teams would not take the card.</summary>
    private const int MostPeople = 60;

    public static AdaptiveCard Render(AnswerView view, Words words) => LinkForms.Fit(people => Card(view, people, words), MostPeople, 20);

    private static AdaptiveCard Card(AnswerView view, int people, Words words)
    {
        var (data, title) = (LinkForms.Data(view.Key, view.Back), words.Text("needed.title", ("team", MarkdownText.Escape(view.Link.Team, 40))));
        var card = new AdaptiveCard(view.Problem ?? title, words.Language,
        [
            Layout.Title(title),
            .. LinkForms.Told(done: null, view.Problem),
            .. Facts(view.Link, words),
            LinkForms.Choose(LiaisonField, "label.liaison", view.Liaison, [.. view.People.Take(people).Select(p => new Choice(UserText.Line(p.Name, 60), p.Person.Value))], words) with { IsRequired = false, ErrorMessage = null },
            LinkForms.Line(ReasonField, "label.declineReason", view.Reason, Linking.LongestWhy, words, isRequired: false),
        ]);
        return card.With(view.OnCard,
            [LinkForms.Send("button.accept", Verbs.AcceptNeed, data, view.OnCard, words, isPrimary: true), LinkForms.Send("button.decline", Verbs.DeclineNeed, (JsonObject)data.DeepClone(), view.OnCard, words)],
            Back(view.Key, view.Back, words));
    }

    /// <summary>What of ours, for what of theirs, and why.</summary>
    public static IEnumerable<CardElement> Facts(LinkFacts link, Words words)
    {
        yield return Rich.Labelled(words["needed.ours"], Rich.Plain(UserText.Line(link.Own ?? ""))) with { Spacing = Spacing.Medium };
        yield return Rich.Labelled(words["needed.for"], Rich.Plain(LinkPart.Other(link, words))) with { Spacing = Spacing.Small };
        yield return Rich.Labelled(words["link.why"], Rich.Plain(UserText.Line(link.Why, Linking.LongestWhy))) with { Spacing = Spacing.Small };
    }

    public static Execute Back(LinkKey key, CardPress? room, Words words) => room is null
        ? new Execute(words["button.back"], Verbs.WaitingLinks, (key.Plain with { Objective = null, KeyResult = null }).ToData())
        : new Execute(words["button.back"], Verbs.View, room.Key.ToData());
}

internal sealed record QuestionView(LinkKey Key, LinkQuestionFacts Question, bool OnCard)
{
    /// <inheritdoc cref="AnswerView.Back"/>
    public CardPress? Back { get; init; }
}

/// <summary>The other end was stopped, dropped or changed: keep, adjust or stop one's own?</summary>
internal static class QuestionCard
{
    public static AdaptiveCard Render(QuestionView view, Words words)
    {
        var (question, data) = (view.Question, LinkForms.Data(view.Key, view.Back));
        var card = new AdaptiveCard(LinkQuestionPart.Sentence(question, words), words.Language,
        [
            Layout.Title(words["question.title"]),
            Rich.Line(Rich.Plain(LinkQuestionPart.Sentence(question, words))) with { Spacing = Spacing.Small },
            Rich.Labelled(words["question.own"], Rich.Plain(UserText.Line(question.Own))) with { Spacing = Spacing.Small },
        ]);
        return card.With(view.OnCard,
        [
            LinkForms.Send("button.keep", Verbs.KeepLinked, data, view.OnCard, words, isPrimary: true),
            LinkForms.Send("button.adjust", Verbs.AdjustLinked, (JsonObject)data.DeepClone(), view.OnCard, words),
            LinkForms.Send("button.stop", Verbs.StopLinked, (JsonObject)data.DeepClone(), view.OnCard, words),
        ], AnswerCard.Back(view.Key, view.Back, words));
    }
}
