using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>What all cards of a check-in say in the same words: their head, the counts, a list that had to be cut.</summary>
internal static class SegmentWords
{
    public static ColumnSet Header(SegmentFrame frame, Words words) => Layout.Header(
        MarkdownText.Escape(frame.Team),
        words.Text("header.below", Week(frame, words)),
        Time(frame, words),
        words.Plural("header.answered", frame.Due, ("answered", words.Number(frame.Answered))));

    /// <summary>"Closes 09:41"; where no meeting carries it the week's last day.</summary>
    public static string Time(SegmentFrame frame, Words words) => frame.Until is { } day
        ? words.Text("header.until", ("date", words.Date(day)))
        : words.Text(frame.Closed ? "header.closed" : "header.closes", ("time", Clock.Time(frame.At)));

    public static (string, string)[] Week(SegmentFrame frame, Words words) => [("week", words.Number(frame.Week)), ("weeks", words.Number(frame.Weeks))];

    /// <summary>The start of every card's spoken text: "Checkout, OKR check-in, week 5 of 13, open until 09:41."</summary>
    public static string Spoken(SegmentFrame frame, Words words) => words.Text(
        frame.Closed ? "spoken.closed" : "spoken.open",
        [("team", UserText.Line(frame.Team)), ("time", words.Time(frame.At, frame.ReaderZone ?? frame.Zone)), .. Week(frame, words)]);

    /// <summary>The check-in's local day.</summary>
    public static DateOnly Day(SegmentFrame frame) => DateOnly.FromDateTime(WordFormats.Local(frame.At, frame.Zone));
}
