using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Planning.Cards;

/// <param name="Objective">Its title; user text, as all names.</param>
/// <param name="IsTeams">Who else cares; else who may read it.</param>
/// <param name="Choices">Chosen before, and found.</param>
internal sealed record PickView(PlanKey Key, string Objective, bool IsTeams, ImmutableArray<(string Id, string Name)> Choices, bool OnCard)
{
    public ImmutableArray<string> Chosen { get; init; } = [];
    public string Search { get; init; } = "";
    public bool FoundNothing { get; init; }

    /// <summary>It was answered before.</summary>
    public bool WasAsked { get; init; }
    public string? Problem { get; init; }
}

/// <summary>Chooses teams or people by name: who else cares if the objective is reached, or who may read it beside its team.</summary>
internal static class PickCard
{
    public const string ChosenField = "picked";
    public const string SearchField = "search";
    public const int LongestSearch = 60;

    private const int Many = 25;
    private const int LongName = 60;
    private const int ShortName = 30;

    /// <summary>One more than may be, so that too many are told so.</summary>
    public const int MostChosen = Restriction.MostFollowers + 1;

    /// <summary>The ids in a multiple choice, as clients join them.</summary>
    public static ImmutableArray<string> Chosen(CardData data)
        => [.. (data.Text(ChosenField) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(CardData.IsId).Distinct(StringComparer.Ordinal).Take(MostChosen)];

    public static AdaptiveCard Render(PickView view, Words words)
    {
        var (kind, buttons) = (view.IsTeams ? "cares" : "follows", new PlanButtons(view.Key, words));
        var title = words[$"{kind}.title"];
        var card = new AdaptiveCard(view.Problem ?? $"{title} {UserText.Line(view.Objective)}", words.Language,
        [
            Layout.Title(title),
            Rich.Line(Rich.Bold(UserText.Line(view.Objective))) with { Spacing = Spacing.Small },
            .. PlanWords.Told(done: null, view.Problem),
            new TextBlock(words[$"{kind}.text"]) { Spacing = Spacing.Small },
            .. view.Choices.IsEmpty ? Array.Empty<CardElement>() : [Choices(view, words[$"{kind}.label"])],
            .. view.FoundNothing ? [Rich.Line(Rich.Plain(words.Text($"{kind}.none", ("typed", UserText.Line(view.Search, LongestSearch))))) with { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
            new TextInput(SearchField, words[$"{kind}.search"]) { Value = view.Search.Length == 0 ? null : UserText.Field(view.Search, LongestSearch), MaxLength = LongestSearch },
        ]);
        var (save, find) = view.IsTeams ? (Verbs.SaveCares, Verbs.WhoCares) : (Verbs.SaveFollowers, Verbs.WhoFollows);
        var hasChoice = !view.Choices.IsEmpty;
        return card.WithButtons(view.OnCard,
        [
            .. hasChoice ? [buttons.Send("button.save", save, view.OnCard)] : Array.Empty<CardAction>(),
            buttons.Send("button.find", find, view.OnCard, isPrimary: !hasChoice),
            .. view.IsTeams ? [buttons.Send("button.nobody", Verbs.NobodyCares, view.OnCard, isPrimary: false)] : Array.Empty<CardAction>(),
        ], buttons.BackToObjective);
    }

    private static ChoiceInput Choices(PickView view, string label)
        => new(ChosenField, label, [.. view.Choices.Select(one => new Choice(UserText.Line(one.Name, view.Choices.Length > Many ? ShortName : LongName), one.Id))]) { Value = string.Join(',', view.Chosen), IsMultiSelect = true, Expanded = true };
}
