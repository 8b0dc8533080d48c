using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>What the room talks about now. The rest is a count.</summary>
internal static class AgendaPart
{
    public static IEnumerable<CardElement> Render(RoomView room, Words words)
    {
        if (room.Sections.IsEmpty)
            foreach (var element in Part(words["agenda.heading"], room.Agenda, room.Counts, room.Frame, words)) yield return element;
        foreach (var section in room.Sections)
            foreach (var element in Part(MarkdownText.Escape(section.Team), section.Agenda, section.Counts, room.Frame, words)) yield return element;
        if (room.Agenda.IsEmpty) yield return new TextBlock(words["agenda.empty"]) { Spacing = room.Sections.IsEmpty ? Spacing.Small : Spacing.Default };
        if (room.MoreToDiscuss > 0) yield return Layout.Small(words.Plural("agenda.more", room.MoreToDiscuss));
    }

    private static IEnumerable<CardElement> Part(string heading, ImmutableArray<AgendaLine> lines, StatusCounts counts, SegmentFrame frame, Words words)
    {
        var rest = StatusWords.Counts(Rest(lines, counts), words);
        yield return (rest.Length > 0 ? Layout.Heading(heading, rest) : (CardElement)Layout.Heading(heading)).AsPart();
        var day = SegmentWords.Day(frame);
        foreach (var line in lines)
            yield return Item(line, day, words) with { Spacing = line == lines[0] ? Spacing.Small : Spacing.Default };
    }

    /// <summary>For the card's spoken text.</summary>
    public static string Spoken(RoomView room, Words words) => room.Agenda.IsEmpty
        ? words["agenda.empty"]
        : words.Text("spoken.agenda", ("titles", StatusWords.Titles([.. room.Agenda.Select(line => line.KeyResult.Title)], 3, words)));

    private static ColumnSet Item(AgendaLine line, DateOnly day, Words words) => new(
    [
        new Column("16px", [Rich.Line(Rich.Subtle(words.Number(line.Number)))]),
        new Column("stretch",
        [
            KeyResultPart.TitleLine(line.KeyResult, words),
            .. line.KeyResult.IsHidden
                ? Array.Empty<CardElement>()
                : [Rich.Line(Rich.Plain(Reasons.Sentence(line, day, words)), KeyResultPart.Owner(line.KeyResult, words)) with { Spacing = Spacing.None }],
        ])
        { Spacing = Spacing.Small },
    ]);

    /// <summary>What the list shows is not counted beside it again.</summary>
    private static StatusCounts Rest(ImmutableArray<AgendaLine> lines, StatusCounts counts)
    {
        foreach (var line in lines)
        {
            counts = line.KeyResult.Status.Status switch
            {
                Status.OnTrack => counts with { OnTrack = counts.OnTrack - 1 },
                Status.AtRisk => counts with { AtRisk = counts.AtRisk - 1 },
                Status.OffTrack => counts with { OffTrack = counts.OffTrack - 1 },
                _ => counts with { NoUpdate = counts.NoUpdate - 1 },
            };
        }
        return counts;
    }
}
