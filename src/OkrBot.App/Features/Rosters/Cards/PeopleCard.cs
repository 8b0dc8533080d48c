using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters.Cards;

internal sealed record PeopleView(JsonObject Data, Team Team, RosterEntry Entry)
{
    /// <summary>Names, user text, newest first.</summary>
    public ImmutableArray<string> Came { get; init; } = [];

    /// <inheritdoc cref="Came"/>
    public ImmutableArray<string> Gone { get; init; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}

/// <summary>Where a team's people come from, when they were last read, who is new and who is gone.</summary>
internal static class PeopleCard
{
    private const int MostNames = 5;
    private const int NameLength = 40;

    public static AdaptiveCard Render(PeopleView view, Words words)
    {
        var buttons = new RosterButtons(view.Data, words);
        var lines = Lines(view, words).ToList();
        var trouble = Trouble(view.Entry, words);
        return new AdaptiveCard($"{words.Text("spoken", ("team", UserText.Line(view.Team.Name)))} {trouble} {string.Join(", ", lines.Select(l => $"{l.Label}: {l.Text}"))}.", words.Language,
        [
            Layout.Title(MarkdownText.Escape(view.Team.Name)),
            Layout.Small(words["below"]) with { Spacing = Spacing.None },
            .. view.Done is { } done ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. trouble is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            .. lines.Select((line, at) => Rich.Labelled(line.Label, Rich.Plain(line.Text)) is var rich && at == 0 ? rich.AsPart() : rich with { Spacing = Spacing.Small }),
            Layout.Small(words["byHand"]) with { Spacing = Spacing.Medium },
            .. Layout.ButtonRows([buttons.Read, buttons.List, buttons.Source, buttons.ToSettings]),
        ]);
    }

    private static IEnumerable<(string Label, string Text)> Lines(PeopleView view, Words words)
    {
        yield return (words["label.from"], Source(view, words));
        yield return (words["label.count"], words.Plural("count", view.Team.Members.Length));
        if (!view.Team.Guests.IsEmpty) yield return (words["label.guests"], words.Plural("guestsAlong", view.Team.Guests.Length));
        yield return (words["label.read"], view.Entry.ReadAt is { } at ? $"{words.Date(Zones.LocalDay(view.Team.Zone, at))}, {words.Time(at, view.Team.Zone)}" : words["read.never"]);
        if (!view.Came.IsEmpty) yield return (words["label.came"], Names(view.Came, words));
        if (!view.Gone.IsEmpty) yield return (words["label.gone"], Names(view.Gone, words));
    }

    private static string Source(PeopleView view, Words words)
    {
        if (view.Entry.Group is not null) return words.Text("from.group", ("group", UserText.Line(view.Entry.GroupName is { Length: > 0 } name ? name : "?", NameLength)));
        if (view.Team.Meeting is not { } meeting) return words["from.nowhere"];
        var title = meeting.Title.Length == 0 ? words["from.untitled"] : UserText.Line(meeting.Title, NameLength);
        return words.Text(meeting.Chat.Value.Contains(";messageid=", StringComparison.Ordinal) ? "from.channel" : "from.chat", ("meeting", title));
    }

    private static string Names(ImmutableArray<string> names, Words words)
    {
        var shown = string.Join(", ", names.Take(MostNames).Select(name => UserText.Line(name, NameLength)));
        return names.Length > MostNames ? words.Plural("more", names.Length - MostNames, ("names", shown)) : shown;
    }

    public static string? Trouble(RosterEntry entry, Words words) => entry.Trouble switch
    {
        null => null,
        RosterTrouble.NoSource => words["trouble.noSource"],
        RosterTrouble.Off => words["trouble.off"],
        RosterTrouble.MissingRight => words.Text("trouble.right", ("right", entry.MissingRight ?? "")),
        RosterTrouble.Gone => words["trouble.gone"],
        RosterTrouble.Nobody => words["trouble.nobody"],
        RosterTrouble.TooMany => words.Text("trouble.tooMany", ("most", words.Number(DirectoryGroup.MostPeople))),
        _ => words["trouble.noAnswer"],
    };
}
