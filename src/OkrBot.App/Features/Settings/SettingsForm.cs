using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Settings;

/// <summary>What stands in the form, as it was typed; null = the field did not come.</summary>
internal sealed record SettingsForm(string? Placement, string? Minutes, string? Day, string? Rhythm, string? Language, string? Zone, bool? Outsiders)
{
    public const string First = "first";

    private static readonly (string Value, PlacementKind Kind)[] Placements =
        [("start", PlacementKind.AtStart), ("after", PlacementKind.AfterMinutes), ("last", PlacementKind.LastTenMinutes), ("hand", PlacementKind.ByHand)];

    /// <summary>How the team is called.</summary>
    public string? Name { get; init; }

    /// <summary>Guests are members of the team.</summary>
    public bool? Guests { get; init; }

    public static SettingsForm Of(Team team) => Of(TeamSettings.Of(team)) with { Name = team.Name };

    public static SettingsForm Of(TeamSettings settings) => new(
        Placements.First(p => p.Kind == settings.Placement.Kind).Value,
        settings.Placement.Kind == PlacementKind.AfterMinutes ? settings.Placement.Minutes.ToString(CultureInfo.InvariantCulture) : null,
        settings.CheckInDay is { } day ? ((int)day).ToString(CultureInfo.InvariantCulture) : First,
        settings.CadenceWeeks.ToString(CultureInfo.InvariantCulture), settings.Language, settings.Zone, settings.ShowToOutsiders) { Guests = settings.GuestsTakePart };

    public static SettingsForm Typed(CardData data) => new(
        data.Text(SettingsFormCard.PlacementField), data.Text(SettingsFormCard.MinutesField), data.Text(SettingsFormCard.DayField), data.Text(SettingsFormCard.RhythmField),
        data.Text(SettingsFormCard.LanguageField), data.Text(SettingsFormCard.ZoneField),
        IsOn(data.Text(SettingsFormCard.OutsidersField)))
    {
        Name = data.Text(SettingsFormCard.NameField),
        Guests = IsOn(data.Text(SettingsFormCard.GuestsField)),
    };

    private static bool? IsOn(string? switched) => switched is { } text ? string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) : null;

    /// <summary>The settings with what was typed; a field that did not come or that nobody can choose stays as it is. Ranges are the rule's to check.</summary>
    public TeamSettings Over(TeamSettings now)
    {
        var kind = Placements.FirstOrDefault(p => p.Value == Placement) is { Value: not null } placed ? placed.Kind : now.Placement.Kind;
        return now with
        {
            Placement = new Placement(kind, kind == PlacementKind.AfterMinutes ? Bot.Typed.Whole(Minutes) ?? 0 : 0),
            CheckInDay = Day == First ? null : Bot.Typed.Whole(Day) is { } day and >= 0 and <= 6 ? (DayOfWeek)day : now.CheckInDay,
            CadenceWeeks = Bot.Typed.Whole(Rhythm) ?? now.CadenceWeeks,
            Language = Language ?? now.Language,
            Zone = Zone ?? now.Zone,
            ShowToOutsiders = Outsiders ?? now.ShowToOutsiders,
            GuestsTakePart = Guests ?? now.GuestsTakePart,
        };
    }
}
