using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Programme.Cards;

namespace OkrBot.App.Features.Programme;

/// <summary>One press by a programme lead in their own chat.</summary>
/// <param name="Here">The presser's client has no dialogs: every form stands on the card.</param>
internal sealed record ProgrammePress(Turn Turn, CardData Data, bool Here)
{
    public const string HereField = "here";

    public static ProgrammePress Of(Turn turn)
    {
        var data = CardData.Of(turn.Act);
        return new ProgrammePress(turn, data, data.Id(HereField) == "1");
    }

    public Words Words { get; } = ProgrammeLeads.Words(Turn.From.Locale);

    /// <summary>Forms stand on the card; else in the dialog that is open.</summary>
    public bool OnCard => Turn.Act is Act.Pressed;

    public ProgrammeButtons Buttons => new(NextData, Words);

    /// <summary>The ids for the card that answers this press, with a token of its own.</summary>
    private JsonObject NextData => new()
    {
        [CardKey.ViewField] = ViewToken.From(Turn.ActivityId, Turn.From.ChannelId, Data.Id(CardKey.ViewField) ?? ""), [HereField] = Here ? "1" : "0",
    };

    /// <summary>A form: on the card, or in the dialog.</summary>
    public Reply Form(AdaptiveCard card) => OnCard ? new Reply.Show(card) : new Reply.Dialog(Words["dialog.title"], card);
}
