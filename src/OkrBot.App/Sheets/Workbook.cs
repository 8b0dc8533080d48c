using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OkrBot.App.Sheets;

/// <summary>The sheets of an Excel workbook, in their order. Nothing outside of the file is ever followed, and nothing in it is run.</summary>
internal static class Workbook
{
    /// <summary>Characters of each part that is read as a whole: the list of sheets and the number formats.</summary>
    private const long MostInPart = 4_000_000;

    public static IEnumerable<RawPart> Read(ReadOnlyMemory<byte> bytes, SheetLimits limits)
    {
        if (PackageChecks.Of(bytes, limits) is { } problem)
        {
            yield return new RawPart.Refused(problem);
            yield break;
        }
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        using var document = SpreadsheetDocument.Open(stream, false, new OpenSettings { MaxCharactersInPart = MostInPart, AutoSave = false });
        if (document.WorkbookPart is not { Workbook.Sheets: { } sheets } part)
        {
            yield return new RawPart.Refused(new SheetProblem.NotASheet());
            yield break;
        }
        var formats = NumberFormats.Of(part);
        SharedTexts? texts = null;
        foreach (var sheet in sheets.Elements<Sheet>())
        {
            var name = sheet.Name?.Value ?? "";
            if (sheet.State?.Value is SheetStateValues.Hidden or SheetStateValues.VeryHidden) yield return new RawPart.Hidden(name);
            // Charts and macro sheets have no rows.
            else if (sheet.Id?.Value is { } id && part.GetPartById(id) is WorksheetPart of)
            {
                texts ??= SharedTexts.Read(part.SharedStringTablePart, limits);
                yield return texts.IsTooMuch
                    ? new RawPart.Refused(new SheetProblem.TooMuchText(limits.MostText))
                    : new RawPart.Sheet(name, WorksheetRows.Read(of, new CellReader(texts, formats, limits), limits));
            }
        }
    }
}
