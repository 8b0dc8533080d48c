using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;

namespace OkrBot.App.Features.Programme.Cards;

/// <summary>The buttons of the programme's cards: the same words everywhere. Those that ask for something open a dialog, or the form on the card where
/// the reader chose that.</summary>
internal sealed class ProgrammeButtons(JsonObject data, Words words)
{
    public CardAction OpenCycle => Ask("button.openWeeks", Verbs.OpenCycle);
    public CardAction Holidays => Ask("button.holidays", Verbs.ShowHolidays);
    public Execute More => Press("button.more", Verbs.MoreProgramme);
    public Execute Programme => Press("button.programme", Verbs.ShowProgramme);
    public Execute Back => Press("button.back", Verbs.ShowProgramme);

    public Execute WriteHere
    {
        get
        {
            var here = Data;
            here[ProgrammePress.HereField] = "1";
            return new Execute(words["button.here"], Verbs.ShowProgramme, here);
        }
    }

    /// <summary>Sends what stands in the form: from the card, or from the dialog.</summary>
    public CardAction Send(string title, string verb, bool onCard, bool isPrimary = true) => onCard
        ? new Execute(words[title], verb, Data) { IsPrimary = isPrimary, WithInputs = true }
        : new SubmitDialog(words[title], verb, Data) { IsPrimary = isPrimary };

    private CardAction Ask(string title, string verb)
        => data[ProgrammePress.HereField]?.GetValue<string>() == "1" ? Press(title, verb) : new OpenDialog(words[title], verb, Data);

    private Execute Press(string title, string verb) => new(words[title], verb, Data);

    // A node of JSON has one parent.
    private JsonObject Data => (JsonObject)data.DeepClone();
}
