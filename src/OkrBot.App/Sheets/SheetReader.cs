using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace OkrBot.App.Sheets;

/// <summary>Reads a CSV file or an Excel workbook row by row. Whatever is in it: it ends in rows or in a <see cref="SheetPart.Refused"/>, never in an exception, and no further than <see cref="SheetLimits"/>.</summary>
/// <remarks>CSV is CsvHelper's, the workbook's package DocumentFormat.OpenXml's; the two parts of a workbook that grow with its rows are read with the framework's own
/// XML reader, which can stop inside a cell. (ExcelDataReader takes formulas for what they last showed and tells nobody.)</remarks>
public static class SheetReader
{
    /// <param name="isNames">Whether a row is the row of column names; the first sheet that has one is read.</param>
    public static IEnumerable<SheetPart> Read(SheetFile file, Func<SheetRow, bool> isNames, SheetLimits limits)
        => SheetBounds.Keep(Guard(Open(file, limits)), isNames, limits);

    private static IEnumerable<RawPart> Open(SheetFile file, SheetLimits limits) => FileKinds.Of(file.Bytes.Span) switch
    {
        FileKind.Empty => [new RawPart.Refused(new SheetProblem.Empty())],
        FileKind.OldExcel => [new RawPart.Refused(new SheetProblem.OldExcel())],
        FileKind.Encrypted => [new RawPart.Refused(new SheetProblem.Encrypted())],
        FileKind.Package => Workbook.Read(file.Bytes, limits),
        FileKind.Text => CsvRows.Read(CsvText.Decode(file.Bytes.Span), limits),
        _ => [new RawPart.Refused(new SheetProblem.NotASheet())],
    };

    /// <summary>What the libraries say of files that are not what they seem.</summary>
    internal static IEnumerable<RawPart> Guard(IEnumerable<RawPart> parts)
    {
        using var each = parts.GetEnumerator();
        while (Next(each) is { } part)
        {
            yield return part;
            if (part is RawPart.Refused) yield break;
        }
    }

    private static RawPart? Next(IEnumerator<RawPart> each)
    {
        try { return each.MoveNext() ? each.Current : null; }
        catch (XmlException) { return Broken(); }
        catch (InvalidDataException) { return Broken(); }
        catch (OpenXmlPackageException) { return Broken(); }
        catch (FormatException) { return Broken(); }
        catch (IOException) { return Broken(); }
        catch (ArgumentException) { return Broken(); }
        catch (InvalidOperationException) { return Broken(); }
        catch (NotSupportedException) { return Broken(); }
        catch (OverflowException) { return Broken(); }
        catch (RegexMatchTimeoutException) { return Broken(); }
    }

    private static RawPart.Refused Broken() => new(new SheetProblem.Broken());
}
