using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace OkrBot.App.Sheets;

/// <summary>The rows of a CSV file, as RFC 4180 has them and Excel writes them.</summary>
internal static class CsvRows
{
    public static IEnumerable<RawPart> Read(CsvText file, SheetLimits limits)
    {
        var shape = CsvShape.Of(file.Text);
        return shape.IsTooWide ? [new RawPart.Refused(new SheetProblem.TooManyColumns(limits.MostColumns))] : [new RawPart.Sheet("", Rows(file, shape, limits))];
    }

    private static IEnumerable<RawPart> Rows(CsvText file, CsvShape shape, SheetLimits limits)
    {
        string? bad = null;
        using var text = new StringReader(file.Text);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = shape.Separator.ToString(),
            DetectDelimiter = false,
            IgnoreBlankLines = false,
            BadDataFound = found => bad = found.Field,
        });
        for (var first = shape.Start > 0; parser.Read(); first = false)
        {
            if (first) continue;
            var cells = Cells(parser, limits);
            // A mark that was never closed swallows the lines that follow it.
            if (bad is ['"', ..] && bad.Contains('\n', StringComparison.Ordinal))
            {
                yield return new RawPart.Refused(new SheetProblem.QuoteNotClosed(parser.Row));
                yield break;
            }
            var fault = bad is not null ? RowFault.Quotes : file.IsGuess && CsvText.HasUtf8(parser.RawRecord) ? RowFault.Encoding : RowFault.None;
            bad = null;
            yield return new RawPart.Row(new SheetRow(parser.Row, cells, fault), parser.Count > limits.MostColumns);
        }
    }

    // Cells are read here, because only then the library looks at their quotation marks.
    private static ImmutableArray<SheetCell> Cells(CsvParser parser, SheetLimits limits)
    {
        var cells = ImmutableArray.CreateBuilder<SheetCell>();
        for (var at = 0; at < Math.Min(parser.Count, limits.MostColumns); at++) cells.Add(CellText.Typed(parser[at], limits));
        return cells.ToImmutable();
    }
}
