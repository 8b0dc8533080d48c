using System.Globalization;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Bot;

/// <summary>How a culture writes numbers and days in a sentence.</summary>
internal static class WordFormats
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>The pattern "n %" of a culture, as in German; English has "n%".</summary>
    private const int PercentAfterSpace = 0;

    public static string Number(decimal number, CultureInfo culture) => number.ToString("#,##0.########", culture);

    /// <summary>Three digits or so: 3.61, 67.5, 1 204.</summary>
    public static decimal Round(decimal number) => Math.Abs(number) switch
    {
        >= 100 => decimal.Round(number, 0, MidpointRounding.AwayFromZero),
        >= 10 => decimal.Round(number, 1, MidpointRounding.AwayFromZero),
        >= 0.1m => decimal.Round(number, 2, MidpointRounding.AwayFromZero),
        _ => decimal.Round(number, 4, MidpointRounding.AwayFromZero),
    };

    public static string WithUnit(string number, string unit, CultureInfo culture)
        => unit.Length == 0 || (unit is "%" && culture.NumberFormat.PercentPositivePattern != PercentAfterSpace) ? number + unit : number + NoBreakSpace + unit;

    /// <summary>The culture's own order of day and month, with the month cut short and no year. It does not break.</summary>
    public static string Date(DateOnly date, CultureInfo culture) => Short(date, culture.DateTimeFormat.MonthDayPattern, culture);

    /// <summary>The same with the year.</summary>
    public static string DateAndYear(DateOnly date, CultureInfo culture)
        => Short(date, culture.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(',', '.', ' '), culture);

    private static string Short(DateOnly date, string pattern, CultureInfo culture)
        => date.ToString(pattern.Replace("MMMM", "MMM", StringComparison.Ordinal), culture).Replace(' ', NoBreakSpace);

    /// <summary>The wall clock in an IANA zone; in UTC when the zone is not known here.</summary>
    public static DateTime Local(DateTimeOffset at, string zone)
        => TimeZoneInfo.ConvertTime(at, Zones.Find(zone)).DateTime;
}
