using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Programme.Forms;

internal enum HolidayFault { NoDate, Past, TooFar, TooMany, NothingTyped }

/// <param name="Line">1 = the first; counted as typed.</param>
/// <param name="Text">What stands there; user text.</param>
internal sealed record WrongLine(int Line, string Text, HolidayFault Fault);

/// <param name="Text">As it was typed.</param>
/// <param name="Country">As it was chosen; <see cref="HolidayLines.Everywhere"/> or two letters.</param>
internal sealed record TypedHolidays(ImmutableArray<Holiday> Days, ImmutableArray<WrongLine> Wrong, string? Text, string Country);

/// <summary>Days as people type them, one a line: 2026-12-24, or as their language writes days in figures.</summary>
internal static class HolidayLines
{
    public const string DatesField = "holidayDates";
    public const string CountryField = "holidayCountry";
    public const string Everywhere = "-";
    public const int MostLines = 60;
    public const int LongestText = 1500;

    /// <summary>Of all countries together: the tenant's row is read with every reminder.</summary>
    public const int MostKept = 400;

    private const int LongestDay = 20;
    private const int MostYearsAhead = 3;

    public static TypedHolidays Read(CardData data, Words words, DateOnly today)
    {
        var text = data.Text(DatesField);
        var country = data.Id(CountryField) is { } chosen && NationalHolidays.Countries.Contains(chosen, StringComparer.Ordinal) ? chosen : Everywhere;
        var lines = (text ?? "").Split('\n', ',', ';').Select((line, at) => (Line: at + 1, Text: line.Trim())).Where(line => line.Text.Length > 0).ToList();
        if (lines.Count == 0) return new([], [new(1, "", HolidayFault.NothingTyped)], text, country);
        if (lines.Count > MostLines) return new([], [new(MostLines + 1, "", HolidayFault.TooMany)], text, country);
        var days = ImmutableArray.CreateBuilder<Holiday>();
        var wrong = ImmutableArray.CreateBuilder<WrongLine>();
        foreach (var line in lines)
        {
            if (Day(line.Text, words.Culture) is not { } day) wrong.Add(new(line.Line, line.Text, HolidayFault.NoDate));
            else if (day < today) wrong.Add(new(line.Line, line.Text, HolidayFault.Past));
            else if (day > today.AddYears(MostYearsAhead)) wrong.Add(new(line.Line, line.Text, HolidayFault.TooFar));
            else days.Add(new Holiday(day, country == Everywhere ? null : country));
        }
        return new([.. days.Distinct()], wrong.ToImmutable(), text, country);
    }

    /// <summary>In order, and without what is long over.</summary>
    public static ImmutableArray<Holiday> Add(ImmutableArray<Holiday> known, ImmutableArray<Holiday> more, DateOnly today)
        => [.. known.Where(h => h.Day >= today.AddMonths(-1)).Concat(more).Distinct().OrderBy(h => h.Day).ThenBy(h => h.Country, StringComparer.Ordinal)];

    /// <summary>Names one in a list of choices.</summary>
    public static string IdOf(Holiday holiday) => string.Create(CultureInfo.InvariantCulture, $"{holiday.Day:yyyy-MM-dd}{holiday.Country ?? Everywhere}");

    private static DateOnly? Day(string text, CultureInfo culture)
    {
        if (text.Length > LongestDay) return null;
        if (Typed.Date(text) is { } iso) return iso;
        var days = culture.DateTimeFormat;
        string[] forms = [days.ShortDatePattern, days.ShortDatePattern.Replace("yyyy", "yy", StringComparison.Ordinal), "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy"];
        return DateOnly.TryParseExact(text, forms, culture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;
    }
}
