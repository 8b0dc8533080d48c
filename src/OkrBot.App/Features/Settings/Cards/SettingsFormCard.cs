using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Settings.Cards;

/// <param name="TeamZone">Of the team now, which may be none of the list.</param>
/// <param name="OwnZone">Of the reader's client; null when not told.</param>
internal sealed record SettingsFormView(JsonObject Data, string Team, SettingsForm Form, string TeamZone, string? OwnZone, DateTimeOffset Now)
{
    /// <summary>Why it is shown again.</summary>
    public string? Problem { get; init; }
    public bool OnCard { get; init; }
}

/// <summary>The form in which whoever runs a team's check-in changes its settings, in a dialog or on the card.</summary>
internal static class SettingsFormCard
{
    public const string NameField = "teamName";
    public const string PlacementField = "placement";
    public const string MinutesField = "minutes";
    public const string DayField = "day";
    public const string RhythmField = "rhythm";
    public const string LanguageField = "language";
    public const string ZoneField = "zone";
    public const string OutsidersField = "outsiders";
    public const string GuestsField = "guests";

    private const int LongestTag = 35;

    public static AdaptiveCard Render(SettingsFormView view, Words words)
    {
        var buttons = new SettingsButtons(view.Data, words);
        ImmutableArray<CardElement> body =
        [
            Layout.Title(words.Text("form.of", ("team", MarkdownText.Escape(view.Team)))),
            .. view.Problem is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            .. Fields(view, words),
        ];
        var card = new AdaptiveCard(view.Problem ?? words.Text("spoken.form", ("team", UserText.Line(view.Team))), words.Language, body);
        return view.OnCard ? card with { Body = body.Add(Layout.Buttons(buttons.SaveHere, buttons.Back)) } : card with { Actions = [buttons.Save] };
    }

    private static IEnumerable<CardElement> Fields(SettingsFormView view, Words words)
    {
        var form = view.Form;
        yield return new TextInput(NameField, words["form.name"])
        {
            Value = form.Name is null ? null : UserText.Field(form.Name, Naming.LongestName), MaxLength = Naming.LongestName, IsRequired = true, ErrorMessage = words["form.nameError"],
        };
        yield return Choose(PlacementField, words["form.placement"], form.Placement,
            ("start", words["placement.start"]), ("after", words["placement.afterSome"]), ("last", words["placement.last"]), ("hand", words["placement.hand"]));
        yield return new NumberInput(MinutesField, words["form.minutes"]) { Value = Typed.Whole(form.Minutes), Min = Settling.LeastMinutes, Max = Settling.MostMinutes, ErrorMessage = words["form.minutesError"] };
        yield return Choose(DayField, words["form.day"], form.Day, [(SettingsForm.First, words["day.first"]), .. Days(words)]);
        yield return Choose(RhythmField, words["form.rhythm"], form.Rhythm, ("1", words["rhythm.weekly"]), ("2", words["rhythm.fortnightly"]));
        yield return Choose(LanguageField, words["form.language"], form.Language, [.. Languages(form.Language).Select(tag => (tag, SettingsWords.Language(tag)))]);
        yield return Choose(ZoneField, words["form.zone"], form.Zone, [.. ZoneChoices.Near(view.TeamZone, view.OwnZone).Select(zone => (zone, SettingsWords.Zone(zone, view.Now)))]);
        yield return new ToggleInput(OutsidersField, words["form.outsiders"], words["form.outsidersTitle"], form.Outsiders ?? false);
        yield return new ToggleInput(GuestsField, words["form.guests"], words["form.guestsTitle"], form.Guests ?? false);
    }

    private static ChoiceInput Choose(string id, string label, string? value, params ReadOnlySpan<(string Value, string Title)> choices)
    {
        var list = ImmutableArray.CreateBuilder<Choice>();
        foreach (var (one, title) in choices) list.Add(new Choice(title, one));
        // What nobody can choose is not sent back to the client: it may be anything.
        return new ChoiceInput(id, label, list.ToImmutable()) { Value = list.Any(choice => choice.Value == value) ? value : null };
    }

    /// <summary>Monday first, as calendars of work begin.</summary>
    private static IEnumerable<(string, string)> Days(Words words)
        => Enumerable.Range(1, 7).Select(at => (DayOfWeek)(at % 7)).Select(day => (((int)day).ToString(CultureInfo.InvariantCulture), SettingsWords.Day(day, words)));

    /// <summary>A language that the team has since before the list was known stays choosable.</summary>
    private static IEnumerable<string> Languages(string? now)
    {
        var known = Settling.Languages.Select(tag => now?.Split('-', 2)[0] == tag ? now : tag).ToList();
        return now is not { Length: > 0 and <= LongestTag } || known.Contains(now) ? known : known.Prepend(now);
    }
}
