using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;

namespace OkrBot.App.Features.Ownership.Cards;

/// <summary>What both forms about one key result show: which one it is, and where the answer goes.</summary>
/// <param name="Title">User text.</param>
/// <param name="OnCard">On the card instead of in a dialog.</param>
public sealed record OwnerForm(CardKey Key, KeyResultId KeyResult, string Title, bool OnCard)
{
    /// <summary>What is asked, and about which key result.</summary>
    internal CardElement[] Head(string question) =>
    [
        Layout.Title(question),
        Rich.Line(Rich.Bold(UserText.Line(Title))) with { Spacing = Spacing.Small },
    ];

    internal AdaptiveCard Card(string spoken, ImmutableArray<CardElement> body, string verb, Words words)
    {
        var card = new AdaptiveCard(spoken, words.Language, body);
        if (!OnCard) return card with { Actions = [new SubmitDialog(words["form.save"], verb, Data()) { IsPrimary = true }] };
        var save = new Execute(words["form.save"], verb, Data()) { IsPrimary = true, WithInputs = true };
        return card with { Body = card.Body.Add(Layout.Buttons(save, new Execute(words["form.back"], Verbs.View, Key.ToData()))) };
    }

    private JsonObject Data()
    {
        var data = Key.ToData();
        data[OwnerDesk.KeyResultField] = KeyResult.Value;
        return data;
    }
}
