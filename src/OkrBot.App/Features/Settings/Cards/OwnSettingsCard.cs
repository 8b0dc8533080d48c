using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Settings.Cards;

/// <param name="Today">Where the reader is.</param>
/// <param name="Zone">Of the reader's client; null when not told.</param>
/// <param name="Country">Whose holidays are kept; null = none known.</param>
/// <param name="View">The token of this view.</param>
internal sealed record OwnSettingsView(Manners Manners, DateOnly Today, string? Zone, string? Country, string View)
{
    /// <summary>The reader's teams; user text beside each button's data.</summary>
    public ImmutableArray<(JsonObject Data, string Name)> Teams { get; init; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}

/// <summary>A person's own settings, in the personal chat: how messages come, how to stop them, and the way to those of their teams.</summary>
internal static class OwnSettingsCard
{
    private const int MostButtons = 6;

    public static AdaptiveCard Render(OwnSettingsView view, Words words)
    {
        var messages = Messages(view, words);
        var own = OwnButtons(view, words);
        return new AdaptiveCard($"{words["own.title"]}. {words["label.messages"]}: {messages}", words.Language,
        [
            Layout.Title(words["own.title"]),
            .. view.Done is { } done ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            Rich.Labelled(words["label.messages"], Rich.Plain(messages)).AsPart(),
            Line("label.hours", OwnWords.Hours(view.Manners.Week ?? WorkingWeek.Default, words), words),
            Line("label.holidays", view.Country is { } country ? OwnWords.Country(country) : words["own.noHolidays"], words),
            Line("label.language", words["own.language"], words),
            Line("label.zone", view.Zone is { } zone ? UserText.Line(zone, 40) : words["own.zoneUnknown"], words),
            .. Layout.ButtonRows(own),
            .. Teams(view, MostButtons - own.Length, words),
        ]);
    }

    private static RichTextBlock Line(string label, string text, Words words) => Rich.Labelled(words[label], Rich.Plain(text)) with { Spacing = Spacing.Small };

    private static string Messages(OwnSettingsView view, Words words)
    {
        if (view.Manners.Stopped) return words["own.stopped"];
        return view.Manners.PausedUntil is { } until && until > view.Today ? words.Text("own.paused", ("date", words.Date(until))) : words["own.on"];
    }

    private static ImmutableArray<CardAction> OwnButtons(OwnSettingsView view, Words words)
    {
        JsonObject Data() => new() { [CardKey.ViewField] = view.View };
        var change = new Execute(words["button.hours"], Verbs.ChangeOwnSettings, Data());
        var follows = new Execute(words["button.follows"], Verbs.ShowFollows, Data());
        var isOn = !view.Manners.Stopped && !(view.Manners.PausedUntil > view.Today);
        return isOn
            ? [new Execute(words["button.pause"], Verbs.ReminderPause, Data()), new Execute(words["button.stop"], Verbs.ReminderStop, Data()), change, follows]
            : [new Execute(words["button.start"], Verbs.ReminderStart, Data()) { IsPrimary = true }, change, follows];
    }

    private static IEnumerable<CardElement> Teams(OwnSettingsView view, int most, Words words)
    {
        yield return Layout.Heading(words["own.teams"]).AsPart();
        if (view.Teams.IsEmpty) yield return new TextBlock(words["own.noTeam"]) { Spacing = Spacing.Small };
        foreach (var row in Layout.ButtonRows(SettingsButtons.Teams(view.Teams.Take(most), words))) yield return row;
    }
}
