using OkrBot.App.Bot;
using OkrBot.App.Cards;

namespace OkrBot.App.Features.Numbers.Cards;

/// <summary>The buttons of this slice's cards.</summary>
internal sealed class NumberButtons(NumberKey key, Words words)
{
    public CardAction Link(bool has) => Ask(has ? "button.changeLink" : "button.addLink", Verbs.EditSource);
    public CardAction Make(bool replaces) => Ask(replaces ? "button.replaceKey" : "button.makeKey", Verbs.AskWriteKey);
    public CardAction Revoke => Ask("button.revokeKey", Verbs.AskRevokeKey);
    public Execute BackToPlan => new(words["button.back"], Verbs.PlanKeyResult, key.ToData());
    public Execute Back => new(words["button.back"], Verbs.ShowNumber, key.ToData());

    /// <summary>Sends what stands in the form: from the card, or from the dialog.</summary>
    public CardAction Send(string title, string verb, bool onCard, bool withInputs = false) => onCard
        ? new Execute(words[title], verb, key.ToData()) { IsPrimary = true, WithInputs = withInputs }
        : new SubmitDialog(words[title], verb, key.ToData()) { IsPrimary = true };

    private CardAction Ask(string title, string verb) => key.Here ? new Execute(words[title], verb, key.ToData()) : new OpenDialog(words[title], verb, key.ToData());
}
