using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Calendar.Holds;

/// <summary>Who reads a team's dates.</summary>
/// <param name="Person">Null where several do.</param>
/// <param name="Zone">IANA; null = not known: then the dates say in which zone they are.</param>
public sealed record DatesReader(PersonId? Person, string? Zone);

/// <summary>A team's dates on a card: one line, and the way to the file where they are in nobody's calendar.</summary>
public static class DatesPart
{
    private const int LongestZone = 40;
    private const int LongestName = 40;

    /// <summary>"Review: Tuesday, 10 Nov, 09:30 (30 min)".</summary>
    /// <param name="zone">Of who reads, IANA; null = not known.</param>
    public static string Say(Checkpoint date, string? zone, Words words)
    {
        var start = zone is null ? date.Day.ToDateTime(date.Time) : TimeZoneInfo.ConvertTime(date.Start, Zones.Find(zone)).DateTime;
        var minutes = words.Text("date.minutes", ("minutes", words.Number((int)date.Length.TotalMinutes)));
        var length = zone is null ? words.Text("date.inZone", ("minutes", minutes), ("zone", UserText.Line(date.Zone, LongestZone))) : minutes;
        return words.Text(date.Kind == CheckpointKind.Review ? "date.review" : "date.reflection",
            ("day", words.DayAndDate(DateOnly.FromDateTime(start))), ("time", TimeOnly.FromDateTime(start).ToString("t", words.Culture)), ("length", length));
    }

    /// <param name="language">BCP 47, of the card.</param>
    /// <param name="hasRoom">For a button; else the file is a link in the line.</param>
    public static IEnumerable<CardElement> Lines(DatesView? view, DatesReader reader, string language, bool hasRoom)
    {
        if (view is null) yield break;
        var words = HoldWords.In(language);
        if (view.Missing is { } missing)
        {
            yield return Layout.Small(words[missing switch
            {
                NoCheckpoint.NoMeeting => "dates.noMeeting",
                NoCheckpoint.NoRhythm => "dates.noRhythm",
                _ => "dates.nothingHeld",
            }]) with { Spacing = Spacing.Medium };
            yield break;
        }
        yield return Rich.Labelled(words["dates.label"], Rich.Plain(string.Join(" · ", view.Dates.Select(date => Say(date, reader.Zone, words))))).AsPart();
        var below = Where(view, reader, words);
        if (view.File is { } file && !hasRoom) below += " " + MarkdownText.Link(words["button.file"], file);
        yield return Layout.Small(below) with { Spacing = Spacing.None };
        if (view.File is { } link && hasRoom) yield return Layout.Buttons(File(link, words)) with { Spacing = Spacing.Small };
    }

    /// <summary>For whoever is about to begin the first objective: from whose mailbox invitations will come. Null where none will.</summary>
    public static string? Announcement(DatesView? view, DatesReader reader, string language)
    {
        if (view?.Coming is not { HasBegun: false } coming) return null;
        var words = HoldWords.In(language);
        return words.Text("dates.then", ("from", From(coming, reader, words)));
    }

    public static OpenUrl File(Uri file, Words words) => new(words["button.file"], file);

    private static string Where(DatesView view, DatesReader reader, Words words) => view switch
    {
        { InCalendar: true } => words["dates.inCalendar"],
        { Coming.HasBegun: true } => words["dates.soon"],
        { Coming: { } coming } => words.Text("dates.onceBegun", ("from", From(coming, reader, words))),
        { File: null } => words["dates.notInCalendar"],
        _ => words["dates.byFile"],
    };

    private static string From(ComingDates coming, DatesReader reader, Words words)
    {
        if (coming.From == reader.Person) return words["from.yours"];
        return coming.Name is { } name ? words.Text("from.owner", ("owner", MarkdownText.Escape(name, LongestName))) : words["from.organiser"];
    }
}
