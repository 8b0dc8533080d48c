using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Calendar.Holds;

/// <summary>A team's dates on a card: one line, and the way to the file where they are in nobody's calendar.</summary>
public static class DatesPart
{
    /// <summary>"Review: Tuesday, 10 Nov, 09:30 (30 min)".</summary>
    public static string Say(Checkpoint date, Words words) => words.Text(date.Kind == CheckpointKind.Review ? "date.review" : "date.reflection",
        ("day", words.DayAndDate(date.Day)), ("time", date.Time.ToString("t", words.Culture)), ("minutes", words.Number((int)date.Length.TotalMinutes)));

    /// <param name="language">BCP 47, of the card.</param>
    /// <param name="hasRoom">For a button; else the file is a link in the line.</param>
    public static IEnumerable<CardElement> Lines(DatesView? view, string language, bool hasRoom)
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
        yield return Rich.Labelled(words["dates.label"], Rich.Plain(string.Join(" · ", view.Dates.Select(date => Say(date, words))))).AsPart();
        var below = words[view.InCalendar ? "dates.inCalendar" : view.File is null ? "dates.notInCalendar" : "dates.byFile"];
        if (view.File is { } file && !hasRoom) below += " " + MarkdownText.Link(words["button.file"], file);
        yield return Layout.Small(below) with { Spacing = Spacing.None };
        if (view.File is { } link && hasRoom) yield return Layout.Buttons(File(link, words)) with { Spacing = Spacing.Small };
    }

    public static OpenUrl File(Uri file, Words words) => new(words["button.file"], file);
}
