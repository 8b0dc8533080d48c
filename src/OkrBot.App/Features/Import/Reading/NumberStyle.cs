using System.Globalization;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>Which sign makes decimals in a column, as far as its own cells tell: "1,5" does, "1,500" does not.</summary>
internal sealed record NumberStyle(bool Comma, bool Point)
{
    private static readonly CultureInfo WithComma = CultureInfo.GetCultureInfo("de");
    private static readonly CultureInfo WithPoint = CultureInfo.InvariantCulture;

    public static NumberStyle Of(IEnumerable<string> texts)
    {
        var (comma, point) = (false, false);
        foreach (var text in texts)
        {
            comma |= Sign(text) == ',';
            point |= Sign(text) == '.';
        }
        return new NumberStyle(comma, point);
    }

    public bool IsDecided => Comma != Point;

    /// <summary>Null with true: it could be one of two numbers. Null with false: it is none.</summary>
    public (decimal? Value, bool CouldBeTwo) Read(string text) => Sign(text) switch
    {
        ',' => (Typed.Number(text, WithComma), false),
        '.' => (Typed.Number(text, WithPoint), false),
        _ when text.AsSpan().IndexOfAny(',', '.') < 0 => (Typed.Number(text, WithPoint), false),
        _ when IsDecided => (Typed.Number(text, Comma ? WithComma : WithPoint), false),
        _ => (null, Typed.Number(text, WithPoint) is not null || Typed.Number(text, WithComma) is not null),
    };

    /// <summary>The decimal sign that this one text must have; null when it has none or could be read in two ways.</summary>
    private static char? Sign(string text)
    {
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
        var (sign, other) = comma >= 0 ? (',', '.') : ('.', ',');
        var at = Math.Max(comma, point);
        if (at < 0) return null;
        if (text.IndexOf(sign) != at) return other;
        var before = text.AsSpan(0, at).Trim(" +-");
        var after = text.AsSpan(at + 1).Trim(" %");
        return after.Length != 3 || before is "0" or "" || before.Length > 3 ? sign : null;
    }
}
