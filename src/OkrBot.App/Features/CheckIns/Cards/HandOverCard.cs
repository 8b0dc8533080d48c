using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>Asks to whom the check-in is handed over.</summary>
public static class HandOverCard
{
    /// <summary>Names the chosen person in what comes back.</summary>
    public const string PersonField = "person";

    /// <summary>More names than this make a list that nobody reads, and a card that Teams would not take.</summary>
    private const int MostPeople = 60;

    public static AdaptiveCard Render(CardKey key, IEnumerable<(PersonId Person, string Name)> people, Words words)
    {
        ImmutableArray<Choice> choices = [.. people.Take(MostPeople).Select(p => new Choice(UserText.Line(p.Name), p.Person.Value))];
        return new AdaptiveCard(words["handOver.title"], words.Language,
        [
            new TextBlock(words["handOver.title"]) { Size = TextSize.Large, Weight = TextWeight.Bolder, Heading = true },
            new ChoiceInput(PersonField, words["handOver.person"], choices) { IsRequired = true, ErrorMessage = words["decision.itemError"] },
            new ActionSet(
            [
                new Execute(words["button.handOver"], Verbs.HandOverTo, key.ToData()) { IsPrimary = true, WithInputs = true },
                new Execute(words["button.back"], Verbs.View, key.ToData()),
            ]),
        ]);
    }
}
