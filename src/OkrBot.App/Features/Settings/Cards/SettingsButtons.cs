using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;

namespace OkrBot.App.Features.Settings.Cards;

/// <summary>The buttons of this slice's cards: the same words everywhere.</summary>
internal sealed class SettingsButtons(JsonObject data, Words words)
{
    // A button does not wrap, and a narrow card is 300 pixels.
    private const int NameLength = 16;

    public OpenDialog Change => new(words["button.change"], Verbs.ChangeSettings, Data()) { IsPrimary = true };
    public Execute ChangeHere => new(words["button.changeHere"], Verbs.ChangeSettings, Data());
    public Execute HandOver => new(words["button.handOver"], Verbs.HandTeamOver, Data());
    public Execute HandOverTo => new(words["button.save"], Verbs.HandTeamOverTo, Data()) { IsPrimary = true, WithInputs = true };
    public Execute People => new(words["button.people"], Verbs.ShowPeople, Data());
    public Execute Disconnect => new(words["button.disconnect"], Verbs.Disconnect, Data());
    public Execute DisconnectNow => new(words["button.disconnectNow"], Verbs.DisconnectNow, Data()) { IsPrimary = true };
    public SubmitDialog Save => new(words["button.save"], Verbs.SaveSettings, Data()) { IsPrimary = true };
    public Execute SaveHere => new(words["button.save"], Verbs.SaveSettings, Data()) { IsPrimary = true, WithInputs = true };
    public Execute Back => new(words["button.back"], Verbs.ShowSettings, Data());

    /// <param name="name">User text.</param>
    public Execute Team(string name) => new(UserText.Line(name, NameLength), Verbs.ShowSettings, Data()) { Tooltip = UserText.Line(name) };

    public static ImmutableArray<CardAction> Teams(IEnumerable<(JsonObject Data, string Name)> teams, Words words)
        => [.. teams.Take(SettingsDesk.MostTeams).Select(team => (CardAction)new SettingsButtons(team.Data, words).Team(team.Name))];

    private JsonObject Data() => (JsonObject)data.DeepClone();
}
