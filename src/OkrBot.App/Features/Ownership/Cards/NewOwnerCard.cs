using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Features.Ownership.Cards;

/// <summary>Asks who answers for a key result from now on.</summary>
public static class NewOwnerCard
{
    /// <summary>Names the chosen person in what comes back.</summary>
    public const string OwnerField = "owner";

    /// <summary>More names than this make a list that nobody reads, and a card that Teams would not take.</summary>
    private const int MostPeople = 60;

    public static AdaptiveCard Render(OwnerForm form, IEnumerable<(PersonId Person, string Name)> people, Words words)
    {
        ImmutableArray<Choice> choices = [.. people.Take(MostPeople).Select(p => new Choice(UserText.Line(p.Name), p.Person.Value))];
        var spoken = words.Text("owner.spoken", ("kr", UserText.Line(form.Title)));
        return form.Card(spoken,
        [
            .. form.Head(words["owner.title"]),
            new ChoiceInput(OwnerField, words["owner.person"], choices) { IsRequired = true, ErrorMessage = words["owner.personError"] },
        ], Verbs.SaveOwner, words);
    }
}
