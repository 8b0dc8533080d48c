using System.Globalization;
using System.Text.RegularExpressions;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>Whether day or month comes first in a column, as far as its own cells tell: "25/3/2027" does, "4/3/2027" does not.</summary>
internal sealed partial record DayStyle(bool DayFirst, bool MonthFirst)
{
    private const int LongestDay = 60;

    private static readonly string[] Named =
        ["d MMM yyyy", "d MMMM yyyy", "d. MMM yyyy", "d. MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "d-MMM-yyyy", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd"];

    private static readonly CultureInfo[] Cultures = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("de")];

    public static DayStyle Of(IEnumerable<string> texts)
    {
        var (day, month) = (false, false);
        foreach (var text in texts)
        {
            if (Match(text) is not { } found) continue;
            day |= found.First > 12 && found.Second <= 12;
            month |= found.Second > 12 && found.First <= 12;
        }
        return new DayStyle(day, month);
    }

    /// <inheritdoc cref="NumberStyle.Read"/>
    public (DateOnly? Day, bool CouldBeTwo) Read(string text)
    {
        if (Match(text) is not { } found) return (ByName(WithoutTime(text)), false);
        var (dayFirst, monthFirst) = (Make(found.Year, found.Second, found.First), Make(found.Year, found.First, found.Second));
        if (found.IsGerman) return (dayFirst, false);
        if (dayFirst is null || monthFirst is null || dayFirst == monthFirst) return (dayFirst ?? monthFirst, false);
        return DayFirst == MonthFirst ? (null, true) : (DayFirst ? dayFirst : monthFirst, false);
    }

    private static DateOnly? ByName(string text)
    {
        foreach (var culture in Cultures)
            if (DateOnly.TryParseExact(text, Named, culture, DateTimeStyles.AllowWhiteSpaces, out var day)) return day;
        return null;
    }

    private static (int First, int Second, int Year, bool IsGerman)? Match(string text)
    {
        var match = Figures().Match(WithoutTime(text));
        if (!match.Success) return null;
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return (int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture),
            year < 100 ? 2000 + year : year, match.Groups["sign"].ValueSpan is ".");
    }

    private static DateOnly? Make(int year, int month, int day)
        => year is >= 1900 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    // No day is longer, and looking for the time in a long text costs its square.
    private static string WithoutTime(string text) => text.Trim() is { Length: <= LongestDay } day ? Time().Replace(day, "") : "";

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})(?<sign>[./-])(?<second>[0-9]{1,2})\k<sign>(?<year>[0-9]{4}|[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figures();

    [GeneratedRegex(@"(T|\s+)[0-9]{1,2}:[0-9]{2}(:[0-9.]+)?\s*([AaPp][Mm])?\s*(Z|[+-][0-9:]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
