using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Clusters.Views;

namespace OkrBot.App.Features.Clusters.Cards;

/// <param name="Teams">Of the group, then those that seem to belong to it; user text.</param>
/// <param name="Stay">Whose boxes are ticked.</param>
/// <param name="OnCard">On the card instead of in a dialog.</param>
internal sealed record ClusterFormView(ClusterKey Key, ImmutableArray<NamedTeam> Teams, ImmutableHashSet<string> Stay, bool OnCard)
{
    public ImmutableArray<ListedGroup> Others { get; init; } = [];
    public string? To { get; init; }
    public string? Problem { get; init; }
}

/// <summary>Which teams talk together, and where the others go: moving, splitting and joining in one form.</summary>
internal static class ClusterFormCard
{
    public const string StayField = "stay";
    public const string ToField = "to";
    public const string Alone = "alone";
    public const string Nowhere = "nowhere";

    public static AdaptiveCard Render(ClusterFormView view, Words words)
    {
        var buttons = new ClusterButtons(view.Key, words);
        ImmutableArray<Choice> places = [new(words["form.alone"], Alone), new(words["form.nowhere"], Nowhere), .. view.Others.Select(other => new Choice(words.Text("form.with", ("group", ClusterListCard.Name(other, words))), other.Id.Value))];
        var card = new AdaptiveCard(view.Problem ?? words["form.title"], words.Language,
        [
            Layout.Title(words["form.title"]),
            .. view.Problem is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            new TextBlock(words["form.text"]) { Spacing = Spacing.Small },
            new ChoiceInput(StayField, words["form.stay"], [.. view.Teams.Select(team => new Choice(UserText.Line(team.Name, 60), team.Id.Value))])
            {
                IsMultiSelect = true, Expanded = true, Value = string.Join(',', view.Teams.Select(team => team.Id.Value).Where(view.Stay.Contains)),
            },
            new ChoiceInput(ToField, words["form.to"], places) { Value = places.Any(place => place.Value == view.To) ? view.To : Alone },
        ]);
        return view.OnCard
            ? card with { Body = [.. card.Body, .. Layout.ButtonRows([buttons.Save(onCard: true), buttons.BackToGroup])] }
            : card with { Actions = [buttons.Save(onCard: false)] };
    }
}
