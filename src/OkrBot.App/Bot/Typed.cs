using System.Globalization;

namespace OkrBot.App.Bot;

/// <summary>Numbers as people type them.</summary>
public static class Typed
{
    private const int LongestNumber = 32;

    /// <summary>Digits with at most one decimal point or comma, grouping as the culture writes it, an optional sign and per cent sign.
    /// No exponents, no NaN, no infinity, no hexadecimal: null then.</summary>
    public static decimal? Number(string? text, CultureInfo culture)
    {
        if (text is null || text.Length > LongestNumber) return null;
        var plain = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '\u2019'))]).TrimEnd('%');
        var commas = plain.Count(c => c == ',');
        var points = plain.Count(c => c == '.');
        var separator = (commas, points) switch
        {
            (0, 0) => '.',
            (0, 1) => '.',
            (1, 0) => GroupsByComma(plain, culture) ? '.' : ',',
            _ => plain.LastIndexOf(',') > plain.LastIndexOf('.') ? ',' : '.',
        };
        var grouping = separator == '.' ? ',' : '.';
        var invariant = plain.Replace(grouping.ToString(), "", StringComparison.Ordinal).Replace(separator, '.');
        return decimal.TryParse(invariant, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    // "1,240" is 1240 to an English reader and 1.24 to a German one.
    private static bool GroupsByComma(string plain, CultureInfo culture)
        => culture.NumberFormat.NumberGroupSeparator == "," && plain.Length - plain.IndexOf(',') - 1 == 3;

    /// <summary>A whole number; null when it is none.</summary>
    public static int? Whole(string? text)
        => Number(text, CultureInfo.InvariantCulture) is { } value && value == Math.Truncate(value) && Math.Abs(value) <= int.MaxValue ? (int)value : null;

    /// <summary>An ISO date as date inputs send it.</summary>
    public static DateOnly? Date(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
