using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Alignment.Cards;

/// <summary>What the cards of this slice share.</summary>
internal static class LinkForms
{
    // What the narrowest phone shows of a choice; the whole stands in the lines above.
    private const int LongestChoice = 28;

    public static string Short(string choice) => UserText.Line(choice, LongestChoice);

    /// <summary>The fullest of a card that Teams takes, made from the most to the least.</summary>
    public static AdaptiveCard Fit(Func<int, AdaptiveCard> card, params ReadOnlySpan<int> sizes)
    {
        foreach (var size in sizes[..^1])
            if (card(size) is var full && CardJson.Weigh(full) < CardJson.MostBytes) return full;
        return card(sizes[^1]);
    }

    /// <summary>What was just done, and what was not.</summary>
    public static IEnumerable<CardElement> Told(string? done, string? problem)
    {
        if (done is not null) yield return Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium };
        if (problem is not null) yield return Layout.Notice(Rich.Line(Rich.Bold(problem)));
    }

    /// <summary>One line.</summary>
    public static TextInput Line(string id, string label, string? value, int most, Words words, bool isRequired = true) => new(id, words[label])
    {
        Value = value is null ? null : UserText.Field(value, most), MaxLength = most, IsRequired = isRequired, ErrorMessage = isRequired ? words["error.line"] : null,
    };

    /// <param name="value">What nobody can choose is not sent back to the client: it may be anything.</param>
    public static ChoiceInput Choose(string id, string label, string? value, ImmutableArray<Choice> choices, Words words)
        => new(id, words[label], choices) { Value = choices.Any(choice => choice.Value == value) ? value : null, IsRequired = true, ErrorMessage = words["error.choose"] };

    /// <summary>Under a title: whose or of what.</summary>
    public static RichTextBlock Below(string text) => Rich.Line(new TextRun(UserText.Line(text)) { Size = TextSize.Small, IsSubtle = true }) with { Spacing = Spacing.None };

    /// <summary>Sends what stands in the form: from the card, or from the dialog.</summary>
    public static CardAction Send(string title, string verb, JsonObject data, bool onCard, Words words, bool isPrimary = false) => onCard
        ? new Execute(words[title], verb, data) { IsPrimary = isPrimary, WithInputs = true }
        : new SubmitDialog(words[title], verb, data) { IsPrimary = isPrimary };

    /// <summary>A form that is reached from a check-in's card carries that card's ids, so that its press counts there.</summary>
    public static JsonObject Data(LinkKey key, CardPress? room)
    {
        var data = key.ToData();
        if (room is null) return data;
        var all = (room.Key with { View = key.View }).ToData();
        foreach (var (name, value) in data)
            if (!all.ContainsKey(name)) all[name] = value?.DeepClone();
        return all;
    }

    /// <summary>On the card the buttons are part of it, with the way back; a dialog has its own place for them and a cross.</summary>
    public static AdaptiveCard With(this AdaptiveCard card, bool onCard, ImmutableArray<CardAction> actions, CardAction back)
        => onCard ? card with { Body = [.. card.Body, .. Layout.ButtonRows(actions.Add(back))] } : card with { Actions = actions };
}
