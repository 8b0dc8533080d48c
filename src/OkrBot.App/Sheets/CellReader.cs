using System.Globalization;
using System.Xml;

namespace OkrBot.App.Sheets;

/// <summary>Reads one cell of a workbook.</summary>
internal sealed class CellReader(SharedTexts texts, NumberFormats formats, SheetLimits limits)
{
    private const double DaysTo1904 = 1462;
    private const double LastDay = 2_958_466;

    /// <param name="reader">At the cell's element; afterwards at its end.</param>
    public SheetCell Read(XmlReader reader)
    {
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        if (reader.IsEmptyElement) return SheetCell.Empty;
        var (text, isFormula) = ("", false);
        for (var depth = reader.Depth; reader.Read() && reader.Depth > depth;)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "f") isFormula = true;
            var inner = reader.LocalName == "is" ? "t" : null;
            var said = SheetXml.TextOf(reader, inner, limits.LongestCell);
            if (reader.LocalName is "v" or "is") text = said;
        }
        if (isFormula) return new SheetCell("", CellKind.Formula);
        return type switch
        {
            "s" => Typed(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? texts[at] ?? "" : ""),
            "inlineStr" or "str" => Typed(text),
            "b" => new SheetCell(text == "1" ? "true" : "false", CellKind.Text),
            "e" => new SheetCell(Typed(text).Text, CellKind.Error),
            "d" => Iso(text),
            _ => text.Length == 0 ? SheetCell.Empty : Number(text, style),
        };
    }

    private SheetCell Typed(string text) => CellText.Typed(text, limits);

    private static SheetCell Iso(string text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day) : new SheetCell(text, CellKind.Error);

    private SheetCell Number(string text, string? style)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return new SheetCell(Typed(text).Text, CellKind.Error);
        var look = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? formats.Of(at) : NumberLook.Plain;
        var days = number + (formats.From1904 ? DaysTo1904 : 0);
        if (look == NumberLook.Day) return days is >= 1 and < LastDay ? Day(DateTime.FromOADate(days)) : new SheetCell(text, CellKind.Error);
        if (look == NumberLook.Percent) number *= 100;
        // More digits than any figure has; 15 of them are what Excel itself keeps.
        if (Math.Abs(number) > 1e20) return new SheetCell(text, CellKind.Error);
        return new SheetCell(((decimal)number).ToString(CultureInfo.InvariantCulture), CellKind.Number);
    }

    private static SheetCell Day(DateTime day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Day);
}
