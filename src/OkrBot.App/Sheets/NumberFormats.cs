using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OkrBot.App.Sheets;

internal enum NumberLook { Plain, Percent, Day }

/// <summary>How the numbers of a workbook look, by the style of their cell. In a workbook a day is a number that looks like one.</summary>
/// <remarks>Built-in format ids: ECMA-376 part 1, 18.8.30 (numFmt).</remarks>
/// <param name="From1904">Days are counted from 1904, as Excel for Mac did.</param>
internal sealed partial record NumberFormats(ImmutableArray<NumberLook> Styles, bool From1904)
{
    /// <summary>Excel's own limit; a longer one is none, and would cost its square to read.</summary>
    private const int LongestCode = 255;

    public NumberLook Of(int style) => style >= 0 && style < Styles.Length ? Styles[style] : NumberLook.Plain;

    public static NumberFormats Of(WorkbookPart part)
    {
        var sheet = part.WorkbookStylesPart?.Stylesheet;
        var own = new Dictionary<uint, NumberLook>();
        foreach (var format in sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            if (format is { NumberFormatId.Value: var id, FormatCode.Value: { Length: <= LongestCode } code }) own[id] = LookOf(Literal().Replace(code, ""));
        var looks = (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Select(format => Look(format.NumberFormatId?.Value ?? 0, own));
        return new NumberFormats([.. looks], part.Workbook.WorkbookProperties?.Date1904?.Value ?? false);
    }

    private static NumberLook Look(uint id, Dictionary<uint, NumberLook> own) => id switch
    {
        9 or 10 => NumberLook.Percent,
        >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58 => NumberLook.Day,
        _ => own.GetValueOrDefault(id),
    };

    private static NumberLook LookOf(string code)
        => code.Contains('%', StringComparison.Ordinal) ? NumberLook.Percent : code.AsSpan().IndexOfAny("yYdD") >= 0 ? NumberLook.Day : NumberLook.Plain;

    /// <summary>Words, colours, conditions and escaped letters of a format.</summary>
    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\\.|_.|\*.
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Literal();
}
