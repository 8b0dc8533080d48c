using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The dialog for the one line that a discussion changed, tied to the item that it came from.</summary>
public static class DecisionFormCard
{
    public static AdaptiveCard Render(DecisionForm view, Words words) => new(
        words.Text("spoken.decisionForm", ("team", UserText.Line(view.Frame.Team))),
        words.Language,
        [
            Layout.Title(words["decision.title"]),
            .. view.Problem is { } problem ? [ProblemPart.Render(problem, words)] : Array.Empty<CardElement>(),
            .. view.Items.IsEmpty ? Array.Empty<CardElement>() : [Item(view, words)],
            Decision(view, words),
        ])
    {
        Actions = [new SegmentButtons(view.Frame, words).Save(Verbs.SaveDecision)],
    };

    private static ChoiceInput Item(DecisionForm view, Words words) => new(InputIds.Item, words["decision.item"], Choices(view.Items))
    {
        Value = view.Item,
        Expanded = true,
        IsRequired = true,
        ErrorMessage = words["decision.itemError"],
    };

    private static ImmutableArray<Choice> Choices(ImmutableArray<(string Id, string Title)> items)
        => [.. items.Select(item => new Choice(UserText.Line(item.Title), item.Id))];

    private static TextInput Decision(DecisionForm view, Words words) => new(InputIds.Decision, words["decision.line"])
    {
        Value = view.Text is { } typed ? UserText.Field(typed, InputLimits.Decision) : null,
        MaxLength = InputLimits.Decision,
        IsRequired = true,
        ErrorMessage = words["decision.lineError"],
    };
}
