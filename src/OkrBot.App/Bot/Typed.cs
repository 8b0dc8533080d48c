using System.Globalization;
using System.Text.RegularExpressions;

namespace OkrBot.App.Bot;

/// <summary>Numbers as people type them.</summary>
public static partial class Typed
{
    private const int LongestNumber = 32;
    private const char Point = '.';
    private const char Comma = ',';

    /// <summary>Digits with at most one decimal sign, groups of thousands, an optional sign and per cent sign, as people of the culture type them in a field of text:
    /// "1.240" is 1240 to a German reader and 1.24 to an English one, and the other way round with a comma.
    /// No exponents, no NaN, no infinity, no hexadecimal: null then.</summary>
    public static decimal? Number(string? text, CultureInfo culture) => Parse(text, DecimalSigns(culture));

    /// <summary>As a number field sends it: the point is the decimal one in every language. Where a phone sends a comma instead, the culture tells.</summary>
    public static decimal? FromNumberField(string? text, CultureInfo culture) => Parse(text, DecimalSigns(culture) + Point);

    private static string DecimalSigns(CultureInfo culture) => culture.NumberFormat.NumberDecimalSeparator;

    private static decimal? Parse(string? text, string decimalSigns)
    {
        if (text is null || text.Length > LongestNumber) return null;
        var plain = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '\u2019'))]).TrimEnd('%');
        var at = DecimalSignIn(plain, decimalSigns);
        var (whole, rest) = at < 0 ? (plain, "") : (plain[..at], Point + plain[(at + 1)..]);
        if (!WholeNumber().IsMatch(whole)) return null;
        var invariant = string.Concat(whole.Where(c => c is not (Point or Comma))) + rest;
        return decimal.TryParse(invariant, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>Where the decimal sign stands; -1 = there is none, or all of them separate groups.</summary>
    private static int DecimalSignIn(string plain, string decimalSigns)
    {
        var first = plain.AsSpan().IndexOfAny(Point, Comma);
        var last = plain.AsSpan().LastIndexOfAny(Point, Comma);
        if (first < 0) return -1;
        if (first < last) return plain[first] == plain[last] ? -1 : last;
        return !decimalSigns.Contains(plain[last], StringComparison.Ordinal) && WholeNumber().IsMatch(plain) ? -1 : last;
    }

    // Groups of three, in India of two before the last.
    [GeneratedRegex(@"^[+-]?([0-9]*|[1-9][0-9]{0,2}(?<sign>[.,])([0-9]{2,3}\k<sign>)*[0-9]{3})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeNumber();

    /// <summary>A whole number; null when it is none.</summary>
    public static int? Whole(string? text)
        => Number(text, CultureInfo.InvariantCulture) is { } value && value == Math.Truncate(value) && Math.Abs(value) <= int.MaxValue ? (int)value : null;

    /// <summary>An ISO date as date inputs send it.</summary>
    public static DateOnly? Date(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
