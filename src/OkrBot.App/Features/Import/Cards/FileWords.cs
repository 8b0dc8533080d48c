using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Features.Import.Reading;
using OkrBot.App.Ports;
using OkrBot.App.Sheets;

namespace OkrBot.App.Features.Import.Cards;

/// <summary>What is wrong with a file or a row of it, in words that say what to do.</summary>
internal static class FileWords
{
    private const int MegaByte = 1024 * 1024;

    public static string Not(FetchedFile fetched, Words words) => fetched switch
    {
        FetchedFile.TooBig => Say(new SheetProblem.TooBig(SheetLimits.Default.MostBytes), words),
        FetchedFile.NotAllowed => words["fetch.notAllowed"],
        FetchedFile.Gone => words["fetch.gone"],
        _ => words["fetch.failed"],
    };

    public static string Say(SheetProblem problem, Words words) => problem switch
    {
        SheetProblem.TooBig big => words.Text("file.tooBig", ("most", words.Number(big.MostBytes / MegaByte))),
        SheetProblem.TooManyRows rows => words.Text("file.tooManyRows", ("most", words.Number(rows.Most))),
        SheetProblem.TooManyColumns columns => words.Text("file.tooManyColumns", ("most", words.Number(columns.Most))),
        SheetProblem.TooMuchText text => words.Text("file.tooMuchText", ("most", words.Number(text.Most))),
        SheetProblem.QuoteNotClosed quote => words.Text("file.quoteNotClosed", ("row", words.Number(quote.Row))),
        _ => words["file." + problem.Code],
    };

    /// <summary>"Owner: nobody on the team is called so …", without the row. Holds user text.</summary>
    public static string Say(RowProblem problem, ColumnMap map, Words words)
        => problem.Column is { } column ? $"{map.NameOf(column, words)}: {Reason(problem, words)}" : Reason(problem, words);

    /// <inheritdoc cref="Say(RowProblem, ColumnMap, Words)"/>
    public static string Reason(RowProblem problem, Words words) => words.Text("row." + problem.Code, ("what", Figure(problem.What, words)), ("and", Figure(problem.And, words)));

    /// <summary>The card leads nowhere from here: for strangers, in chats with others, and once the file is gone.</summary>
    public static Reply Gone(Turn turn)
    {
        var words = ImportFeature.WordsIn(turn.From.Locale);
        if (turn.From.Person is null) return new Reply.Words(words["refused.anonymous"]);
        return new Reply.Words(words[turn.Chat.Kind == ChatKind.Personal ? "refused.gone" : "refused.inPerson"]);
    }

    // Days and whole numbers travel as facts; everything else is what stands in the file.
    private static string Figure(string what, Words words)
        => DateOnly.TryParseExact(what, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? words.DateAndYear(day) : what;
}
