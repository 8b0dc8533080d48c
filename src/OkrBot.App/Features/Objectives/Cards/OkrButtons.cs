using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.Domain;

namespace OkrBot.App.Features.Objectives.Cards;

/// <summary>The buttons of this slice's cards: the same words and data everywhere.</summary>
internal sealed class OkrButtons(Words words)
{
    /// <summary>What <see cref="OkrKey.From"/> says for the two lists.</summary>
    public const string FromMine = "mine";
    public const string FromTeam = "team";

    // A button does not wrap, and a narrow card is 300 pixels.
    private const int NameLength = 16;

    public Execute Answer(CardKey key) => new(words["button.answer"], Verbs.Form, key.ToData()) { IsPrimary = true };

    public Execute Show(OkrKey key, KeyResultFacts kr) => new(words["button.show"], Verbs.ShowKeyResult, key.ToData()) { Tooltip = UserText.Line(kr.Title) };

    /// <summary>Which one is chosen in the card's list.</summary>
    public Execute ShowChosen(OkrKey key) => new(words["button.showChosen"], Verbs.ShowKeyResult, key.ToData()) { WithInputs = true };

    public Execute Look(OkrKey key, string? look)
        => new(words[look is null ? "button.values" : "button.confidence"], Verbs.ShowKeyResult, (key with { Look = look }).ToData());

    public Execute Back(OkrKey key) => key.From == FromMine
        ? new Execute(words["button.back"], Verbs.MyOkrs, [])
        : new Execute(words["button.back"], Verbs.TeamOkrs, new OkrKey(key.Team, key.Cycle).ToData());

    public Execute Mine => new(words["button.mine"], Verbs.MyOkrs, []) { IsPrimary = true };

    public Execute Team(OkrKey key) => new(words["button.team"], Verbs.TeamOkrs, key.ToData());

    /// <param name="name">User text.</param>
    public Execute Team(OkrKey key, string name) => Team(key) with { Title = UserText.Line(name, NameLength) };

    /// <summary>Names one of the card's key results in what comes back.</summary>
    public const string ChosenField = "chosen";
    public static KeyResultId? Chosen(CardData data) => (data.Id(ChosenField) ?? data.Id(OkrKey.KeyResultField)) is { } id ? new KeyResultId(id) : null;
}
