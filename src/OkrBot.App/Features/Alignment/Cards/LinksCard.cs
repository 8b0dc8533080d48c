using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Alignment.Views;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment.Cards;

/// <summary>Who an objective or key result helps and needs, and who helps and needs it.</summary>
internal static class LinksCard
{
    /// <summary>Names one of the links in what comes back.</summary>
    public const string ChosenField = "chosenLink";
    private const int Most = 10;

    public static AdaptiveCard Render(LinksView view, Words words) => LinkForms.Fit(most => Card(view, most, words), Most, 6, 3);

    private static AdaptiveCard Card(LinksView view, int most, Words words) => new(words.Text("spoken.links", ("title", UserText.Line(view.Title))), words.Language,
    [
        Layout.Title(words["links.title"]),
        LinkForms.Below(view.Title),
        .. LinkForms.Told(view.Done, view.Problem),
        .. view.Links.IsEmpty ? [new TextBlock(words["links.none"]) { Spacing = Spacing.Medium }] : LinkPart.Lines(view.Links, most, words),
        .. view.WhyNot is { } why && view.Problem is null ? [Rich.Line(Rich.Subtle(why)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
        .. view.Links.IsEmpty ? Array.Empty<CardElement>() : [Choice(view, words).AsPart()],
        .. Layout.ButtonRows(Buttons(view, words)),
    ]);

    private static ChoiceInput Choice(LinksView view, Words words) => new(ChosenField, words["links.which"],
        [.. view.Links.Take(Most).Select(link => new Choice(LinkForms.Short(LinkPart.Other(link, words)), link.Id.Value))]) { Value = view.Links[0].Id.Value };

    private static ImmutableArray<CardAction> Buttons(LinksView view, Words words) =>
    [
        .. view.MayLink ? [Start(view, "button.helps", LinkKind.Supports, words) with { IsPrimary = true }, Start(view, "button.needs", LinkKind.Needs, words)] : Array.Empty<CardAction>(),
        .. view.Links.IsEmpty ? Array.Empty<CardAction>() : [new Execute(words["button.open"], Verbs.OpenLink, view.Key.ToData()) { WithInputs = true }],
        new Execute(words["button.back"], view.Key.KeyResult is null ? Verbs.PlanObjective : Verbs.PlanKeyResult, view.Key.ToData()),
    ];

    private static Execute Start(LinksView view, string title, LinkKind kind, Words words) => new(words[title], Verbs.StartLink, (view.Key with { Kind = kind }).ToData());
}

/// <summary>One link, and what the reader may do with it.</summary>
internal static class LinkCard
{
    public static AdaptiveCard Render(LinkView view, Words words)
    {
        var (link, state) = (view.Link, LinkPart.State(view.Link, words));
        var label = LinkPart.Label(link.Side, words);
        return new AdaptiveCard($"{label} {LinkPart.Other(link, words)}", words.Language,
        [
            Layout.Title(words["links.title"]),
            LinkForms.Below(view.Own),
            Rich.Labelled(label, Rich.Plain(LinkPart.Other(link, words))).AsPart(),
            Rich.Labelled(words["link.why"], Rich.Plain(UserText.Line(link.Why, Linking.LongestWhy))) with { Spacing = Spacing.Small },
            .. state.Length == 0 ? Array.Empty<CardElement>() : [Rich.Line(Rich.Plain(state)) with { Spacing = Spacing.Small }],
            .. Layout.ButtonRows(
            [
                .. view.MayAnswer ? [new Execute(words["button.answer"], Verbs.AnswerLink, view.Key.ToData()) { IsPrimary = true }] : Array.Empty<CardAction>(),
                .. view.MayWithdraw ? [new Execute(words["button.withdraw"], Verbs.WithdrawLink, view.Key.ToData())] : Array.Empty<CardAction>(),
                new Execute(words["button.back"], Verbs.ShowLinks, view.Key.Plain.ToData()),
            ]),
        ]);
    }
}
