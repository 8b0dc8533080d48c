using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Settings.Cards;

/// <param name="Runner">Who runs the check-in; empty = nobody. User text, as the other names.</param>
internal sealed record TeamSettingsView(JsonObject Data, string Team, TeamSettings Settings, string Runner, string? Meeting)
{
    public bool IsConnected { get; init; }

    /// <summary>The reader may be the one who may change it; in a chat everybody sees the buttons, and each press is checked.</summary>
    public bool MayChange { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}

/// <summary>How a team checks in. Anybody of the team reads it; who runs the check-in changes it.</summary>
internal static class TeamSettingsCard
{
    public static AdaptiveCard Render(TeamSettingsView view, Words words)
    {
        var lines = Lines(view, words);
        return new AdaptiveCard($"{words.Text("spoken.team", ("team", UserText.Line(view.Team)))} {string.Join(", ", lines.Select(l => $"{l.Label}: {l.Text}"))}.", words.Language,
        [
            Layout.Title(MarkdownText.Escape(view.Team)),
            Layout.Small(words["team.below"]) with { Spacing = Spacing.None },
            .. view.Done is { } done ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. lines.Select((line, at) => Rich.Labelled(line.Label, Rich.Plain(line.Text)) is var rich && at == 0 ? rich.AsPart() : rich with { Spacing = Spacing.Small }),
            .. view.MayChange || view.Runner.Length == 0 ? Array.Empty<CardElement>() : [Rich.Line(Rich.Subtle(words.Text("team.whoMay", ("name", UserText.Line(view.Runner, 40))))) with { Spacing = Spacing.Medium }],
            .. Layout.ButtonRows(Buttons(view, words)),
        ]);
    }

    private static ImmutableArray<(string Label, string Text)> Lines(TeamSettingsView view, Words words) =>
    [
        (words["label.run"], view.Runner.Length == 0 ? words["run.nobody"] : UserText.Line(view.Runner, 40)),
        (words["label.meeting"], !view.IsConnected ? words["meeting.none"] : view.Meeting is { Length: > 0 } title ? UserText.Line(title) : words["meeting.untitled"]),
        (words["label.placement"], SettingsWords.Placement(view.Settings.Placement, words)),
        (words["label.day"], SettingsWords.Day(view.Settings.CheckInDay, words)),
        (words["label.rhythm"], SettingsWords.Rhythm(view.Settings.CadenceWeeks, words)),
        (words["label.outsiders"], words[view.Settings.ShowToOutsiders ? "outsiders.list" : "outsiders.counts"]),
        (words["label.guests"], words[view.Settings.GuestsTakePart ? "guests.takePart" : "guests.lookOn"]),
        (words["label.language"], SettingsWords.Language(view.Settings.Language)),
        (words["label.zone"], UserText.Line(view.Settings.Zone, 40)),
    ];

    private static ImmutableArray<CardAction> Buttons(TeamSettingsView view, Words words)
    {
        if (!view.MayChange) return [];
        var buttons = new SettingsButtons(view.Data, words);
        return [buttons.Change, buttons.ChangeHere, buttons.HandOver, buttons.People, .. view.IsConnected ? [buttons.Disconnect] : Array.Empty<CardAction>()];
    }
}
