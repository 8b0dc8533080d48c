using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;

namespace OkrBot.App.Features.Rosters.Cards;

/// <summary>The buttons of this slice's cards: the same words everywhere.</summary>
internal sealed class RosterButtons(JsonObject data, Words words)
{
    public Execute Read => new(words["button.read"], Verbs.ReadPeople, Data()) { IsPrimary = true };
    public Execute Connect => new(words["button.connect"], Verbs.StartSetup, []) { IsPrimary = true };
    public Execute Source => new(words["button.source"], Verbs.ChooseGroup, Data());
    public Execute List => new(words["button.list"], Verbs.ListPeople, Data());
    public Execute Save => new(words["button.save"], Verbs.UseGroup, Data()) { IsPrimary = true, WithInputs = true };
    public Execute Find => new(words["button.find"], Verbs.ListPeople, Data()) { WithInputs = true };
    public Execute Add => new(words["button.add"], Verbs.AddPerson, Data()) { IsPrimary = true, WithInputs = true };
    public Execute TakeOff => new(words["button.takeOff"], Verbs.TakeOffPerson, Data()) { WithInputs = true };
    public Execute ToSettings => new(words["button.back"], Verbs.ShowSettings, Data());
    public Execute Back => new(words["button.back"], Verbs.ShowPeople, Data());

    private JsonObject Data() => (JsonObject)data.DeepClone();
}
