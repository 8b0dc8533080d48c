using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Planning.Cards;

/// <summary>The fields that several forms share, and where a form's buttons stand.</summary>
internal static class FormParts
{
    /// <summary>More names than this make a list that nobody reads, and a card that Teams would not take.</summary>
    private const int MostPeople = 60;

    /// <summary>So many stand beside each other in the place that a dialog has for them, on a phone too.</summary>
    private const int MostBeside = 2;

    /// <summary>On the card the buttons are part of it, with the way back; a dialog has its own place for them and a cross.</summary>
    public static AdaptiveCard WithButtons(this AdaptiveCard card, bool onCard, ImmutableArray<CardAction> actions, CardAction back)
        => onCard ? card.WithRows(actions.Add(back)) : card.WithButtons(actions);

    /// <summary>In a dialog.</summary>
    public static AdaptiveCard WithButtons(this AdaptiveCard card, ImmutableArray<CardAction> actions)
        => actions.Length > MostBeside ? card.WithRows(actions) : card with { Actions = actions };

    public static AdaptiveCard WithRows(this AdaptiveCard card, ImmutableArray<CardAction> actions)
        => card with { Body = [.. card.Body, .. App.Cards.Shapes.Layout.ButtonRows(actions)] };

    /// <summary>One line.</summary>
    public static TextInput Line(string id, string label, string? value, int most, Words words, bool isRequired = true) => new(id, words[label])
    {
        Value = value is null ? null : UserText.Field(value, most), MaxLength = most, IsRequired = isRequired, ErrorMessage = isRequired ? words["error.line"] : null,
    };

    public static ChoiceInput Choose(string id, string label, string? value, IEnumerable<(string Value, string Title)> choices, Words words)
    {
        ImmutableArray<Choice> list = [.. choices.Select(one => new Choice(one.Title, one.Value))];
        // What nobody can choose is not sent back to the client: it may be anything.
        return new ChoiceInput(id, words[label], list) { Value = list.Any(choice => choice.Value == value) ? value : null, IsRequired = true, ErrorMessage = words["error.choose"] };
    }

    public static ChoiceInput Owner(ImmutableArray<(PersonId Person, string Name)> people, string? owner, Words words)
        => Choose(KeyResultForm.OwnerField, "label.owner", owner, people.Take(MostPeople).Select(p => (p.Person.Value, UserText.Line(p.Name, 60))), words);

    /// <summary>Why something is changed that the team works on already.</summary>
    public static IEnumerable<CardElement> Reason(ReasonFields reason, bool ofKeyResult, Words words)
    {
        yield return Choose(ReasonFields.ReasonField, "label.because", reason.Reason, ReasonFields.Choices(ofKeyResult).Select(name => (name, words["because." + name])), words);
        yield return Line(ReasonFields.NoteField, "label.note", reason.Note, KeyResultDecisions.LongestReason, words);
    }
}
