using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;

namespace OkrBot.App.Features.Liaisons.Cards;

/// <param name="Title">Of what others need; user text.</param>
/// <param name="Teams">Who needs it; user text.</param>
/// <param name="OnCard">On the card instead of in a dialog.</param>
internal sealed record LiaisonFormView(LiaisonKey Key, string Title, ImmutableArray<string> Teams, bool OnCard)
{
    public ImmutableArray<(PersonId Person, string Name)> People { get; init; } = [];
    public PersonId? Chosen { get; init; }

    /// <summary>The check-in's card from which it was opened; null in the personal chat.</summary>
    public CardKey? Room { get; init; }
    public string? Problem { get; init; }
}

/// <summary>Asks who of the team unsticks what others need.</summary>
internal static class LiaisonFormCard
{
    public const string PersonField = "contact";

    /// <summary>More names than this make a list that nobody reads, and a card that Teams would not take.</summary>
    private const int MostPeople = 60;
    private const int MostTeams = 5;

    public static AdaptiveCard Render(LiaisonFormView view, Words words)
    {
        ImmutableArray<Choice> people = [.. view.People.Take(MostPeople).Select(p => new Choice(UserText.Line(p.Name, 60), p.Person.Value))];
        var card = new AdaptiveCard(view.Problem ?? words.Text("form.spoken", ("title", UserText.Line(view.Title))), words.Language,
        [
            Layout.Title(words["form.title"]),
            Rich.Line(Rich.Bold(UserText.Line(view.Title))) with { Spacing = Spacing.Small },
            .. view.Problem is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            Rich.Line(Rich.Plain(words.Plural("form.text", view.Teams.Length, ("teams", TeamNames(view.Teams, words))))) with { Spacing = Spacing.Small },
            new ChoiceInput(PersonField, words["form.person"], people)
            {
                Value = view.Chosen is { } chosen && people.Any(one => one.Value == chosen.Value) ? chosen.Value : null, IsRequired = true, ErrorMessage = words["form.personError"],
            },
        ]);
        if (!view.OnCard) return card with { Actions = [new SubmitDialog(words["form.save"], Verbs.NameLiaison, Data(view)) { IsPrimary = true }] };
        var back = view.Room is { } room
            ? new Execute(words["form.back"], Verbs.View, room.ToData())
            : new Execute(words["form.back"], view.Key.KeyResult is null ? Verbs.PlanObjective : Verbs.PlanKeyResult, view.Key.ToData());
        return card with { Body = card.Body.Add(Layout.Buttons(new Execute(words["form.save"], Verbs.NameLiaison, Data(view)) { IsPrimary = true, WithInputs = true }, back)) };
    }

    /// <summary>"Growth", "Growth and Payouts", "A, B, C, D, E and 2 more".</summary>
    public static string TeamNames(ImmutableArray<string> teams, Words words)
    {
        ImmutableArray<string> shown = [.. teams.Take(MostTeams).Select(team => UserText.Line(team, 40))];
        return teams.Length <= MostTeams ? StatusWords.And(shown, words) : $"{string.Join(", ", shown)} {StatusWords.More(teams.Length - MostTeams, words)}";
    }

    // In a check-in's chat its ids travel along.
    private static JsonObject Data(LiaisonFormView view)
    {
        if (view.Room is not { } room) return view.Key.ToData();
        var data = (room with { View = view.Key.View }).ToData();
        data[PlanFields.Objective] = view.Key.Objective.Value;
        if (view.Key.KeyResult is { } keyResult) data[PlanFields.KeyResult] = keyResult.Value;
        return data;
    }
}
