using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace OkrBot.App.Sheets;

/// <summary>The rows of one sheet of a workbook, read forward only.</summary>
internal static class WorksheetRows
{
    private const int MostMerged = 10_000;

    public static IEnumerable<RawPart> Read(WorksheetPart part, CellReader cells, SheetLimits limits)
    {
        using var reader = SheetXml.Open(part.GetStream(FileMode.Open, FileAccess.Read), limits);
        var (row, merged) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "row")
            {
                row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : row + 1;
                yield return Row(reader, row, cells, limits);
            }
            else if (reader.LocalName == "mergeCell" && CellRefs.ReadRange(reader.GetAttribute("ref")) is { } range && ++merged <= MostMerged)
            {
                yield return new RawPart.Merged(range);
            }
        }
    }

    private static RawPart.Row Row(XmlReader reader, int row, CellReader cells, SheetLimits limits)
    {
        var read = new List<SheetCell>();
        var more = false;
        if (!reader.IsEmptyElement)
        {
            var next = 0;
            for (var depth = reader.Depth; reader.Read() && reader.Depth > depth;)
            {
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c") continue;
                var column = CellRefs.Read(reader.GetAttribute("r"))?.Column ?? next;
                next = column + 1;
                var cell = cells.Read(reader);
                if (cell.IsBlank) continue;
                if (column >= limits.MostColumns) { more = true; continue; }
                while (read.Count <= column) read.Add(SheetCell.Empty);
                read[column] = cell;
            }
        }
        return new RawPart.Row(new SheetRow(row, [.. read]), more);
    }
}
