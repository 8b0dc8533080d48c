using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters.Cards;

internal sealed record PeopleView(JsonObject Data, Team Team, RosterEntry Entry)
{
    /// <summary>Names, user text, newest first.</summary>
    public ImmutableArray<string> Came { get; init; } = [];

    /// <inheritdoc cref="Came"/>
    public ImmutableArray<string> Gone { get; init; } = [];

    /// <summary>Names of those in the chat that several teams share who are not on this one, as far as they are known; user text.</summary>
    public ImmutableArray<string> Beside { get; init; } = [];

    /// <summary>So many more of them.</summary>
    public int MoreBeside { get; init; }

    /// <summary>Names of those who are there and were taken off by hand; user text.</summary>
    public ImmutableArray<string> TakenOff { get; init; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    /// <summary>There is nowhere to read from.</summary>
    public bool IsNowhere => Entry.Group is null && (Team.Meeting is null || Entry.Trouble == RosterTrouble.NoSource);
}

/// <summary>Where a team's people come from, when they were last read, who is new and who is gone.</summary>
internal static class PeopleCard
{
    /// <summary>More than these are a number.</summary>
    public const int MostMembers = 12;
    private const int MostNames = 5;
    private const int NameLength = 40;

    public static AdaptiveCard Render(PeopleView view, Words words)
    {
        var buttons = new RosterButtons(view.Data, words);
        var lines = Lines(view, words).ToList();
        var trouble = Trouble(view.Entry, words);
        return new AdaptiveCard($"{words.Text("spoken", ("team", UserText.Line(view.Team.Name)))} {trouble} {string.Join(", ", lines.Where(l => l.Label != words["label.read"]).Select(l => $"{l.Label}: {l.Text}"))}.", words.Language,
        [
            Layout.Title(MarkdownText.Escape(view.Team.Name)),
            Layout.Small(words["below"]) with { Spacing = Spacing.None },
            .. view.Done is { } done ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. trouble is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            .. lines.Select((line, at) => Rich.Labelled(line.Label, Rich.Plain(line.Text)) is var rich && at == 0 ? rich.AsPart() : rich with { Spacing = Spacing.Small }),
            .. view.Beside.Length + view.MoreBeside > 0 ? [new TextBlock(words["beside.hint"]) { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
            Layout.Small(words["byHand"]) with { Spacing = Spacing.Medium },
            .. view.IsNowhere
                ? Layout.FirstAlone([buttons.Connect, buttons.Source, buttons.List, buttons.ToSettings])
                : Layout.ButtonRows([buttons.Read, buttons.List, buttons.Source, buttons.ToSettings]),
        ]);
    }

    private static IEnumerable<(string Label, string Text)> Lines(PeopleView view, Words words)
    {
        yield return (words["label.from"], Source(view, words));
        var byHand = view.Team.Members.Where(member => ByHand.Is(view.Team, view.Entry, member.Person)).ToLookup(member => member.Person);
        yield return (words["label.members"], Names([.. view.Team.Members.Where(member => !byHand.Contains(member.Person)).Select(member => member.Name)], MostMembers, words));
        if (byHand.Count > 0) yield return (words["label.byHand"], Names([.. byHand.SelectMany(some => some).Select(member => member.Name)], MostMembers, words));
        if (!view.TakenOff.IsEmpty) yield return (words["label.takenOff"], Names(view.TakenOff, MostMembers, words));
        if (!view.Team.Guests.IsEmpty) yield return (words["label.guests"], Names([.. view.Team.Guests.Select(guest => guest.Name)], MostMembers, words));
        if (view.Beside.Length + view.MoreBeside > 0) yield return (words["label.beside"], Beside(view, words));
        yield return (words["label.read"], view.Entry.ReadAt is { } at ? $"{Clock.Day(at)}, {Clock.Time(at)}" : words["read.never"]);
        if (!view.Came.IsEmpty) yield return (words["label.came"], Names(view.Came, MostNames, words));
        if (!view.Gone.IsEmpty) yield return (words["label.gone"], Names(view.Gone, MostNames, words));
    }

    private static string Source(PeopleView view, Words words)
    {
        if (view.Entry.Group is not null) return words.Text("from.group", ("group", UserText.Line(view.Entry.GroupName is { Length: > 0 } name ? name : "?", NameLength)));
        if (view.Team.Meeting is not { } meeting) return words["from.nowhere"];
        var title = meeting.Title.Length == 0 ? words["from.untitled"] : UserText.Line(meeting.Title, NameLength);
        return words.Text(meeting.Chat.Value.Contains(";messageid=", StringComparison.Ordinal) ? "from.channel" : "from.chat", ("meeting", title));
    }

    private static string Beside(PeopleView view, Words words)
    {
        if (view.Beside.IsEmpty) return words.Plural("count", view.MoreBeside);
        var shown = string.Join(", ", view.Beside.Select(name => UserText.Line(name, NameLength)));
        return view.MoreBeside > 0 ? words.Plural("more", view.MoreBeside, ("names", shown)) : shown;
    }

    private static string Names(ImmutableArray<string> names, int most, Words words)
    {
        if (names.IsEmpty) return words["members.none"];
        var shown = string.Join(", ", names.Take(most).Select(name => UserText.Line(name, NameLength) is { Length: > 0 } known ? known : "?"));
        return names.Length > most ? words.Plural("more", names.Length - most, ("names", shown)) : shown;
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
