using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Alignment.Views;

namespace OkrBot.App.Features.Alignment.Cards;

/// <summary>What waits for the team's answer.</summary>
internal static class WaitingCard
{
    /// <summary>Names one of the items in what comes back.</summary>
    public const string ChosenField = "chosenWaiting";
    private const int Most = 10;

    public static AdaptiveCard Render(WaitingView view, Words words) => LinkForms.Fit(most => Card(view, most, words), Most, 6, 3);

    private static AdaptiveCard Card(WaitingView view, int most, Words words)
    {
        var items = Items(view, words);
        return new AdaptiveCard(words.Plural("waiting.count", items.Length), words.Language,
        [
            Layout.Title(words["waiting.title"]),
            LinkForms.Below(view.Team),
            .. LinkForms.Told(view.Done, problem: null),
            .. items.IsEmpty ? [new TextBlock(words["waiting.none"]) { Spacing = Spacing.Medium }] : items.Take(most).Select(item => item.Line),
            .. items.IsEmpty || view.MayAnswer ? [] : new[] { Rich.Line(Rich.Subtle(WhoMay(view, words))) with { Spacing = Spacing.Medium } },
            .. items.IsEmpty || !view.MayAnswer ? Array.Empty<CardElement>() : [Choice(items, most, words).AsPart()],
            .. Layout.ButtonRows(
            [
                .. items.IsEmpty || !view.MayAnswer ? Array.Empty<CardAction>() : [new Execute(words["button.answer"], Verbs.AnswerLink, view.Key.ToData()) { IsPrimary = true, WithInputs = true }],
                new Execute(words["button.plan"], Verbs.ShowPlan, view.Key.ToData()),
            ]),
        ]);
    }

    private static ImmutableArray<(string Value, string Title, CardElement Line)> Items(WaitingView view, Words words) =>
    [
        .. view.Needs.Select(need => (need.Id.Value, LinkPart.Other(need, words), (CardElement)(LinkQuestionPart.Line(need, words) with { Spacing = Spacing.Small }))),
        .. view.Questions.Select(question => (LinkFields.QuestionPrefix + question.Link.Value, LinkQuestionPart.Sentence(question, words), (CardElement)(LinkQuestionPart.Line(question, words) with { Spacing = Spacing.Small }))),
    ];

    private static ChoiceInput Choice(ImmutableArray<(string Value, string Title, CardElement Line)> items, int most, Words words)
        => new(ChosenField, words["waiting.which"], [.. items.Take(most).Select(item => new Choice(LinkForms.Short(item.Title), item.Value))]) { Value = items[0].Value };

    private static string WhoMay(WaitingView view, Words words)
        => UserText.Line(view.Runner, 40) is { Length: > 0 } name ? words.Text("waiting.runner", ("name", name)) : words["no.notTheRunner"];
}
