using System.IO.Compression;
using System.Security;
using System.Text;
using OkrBot.App.Sheets;

namespace OkrBot.App.Tests.Sheets;

/// <summary>Builds Excel workbooks part by part, so that each can be as wrong as a test needs it.</summary>
internal sealed class Book
{
    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly Dictionary<string, string> _more = new(StringComparer.Ordinal);
    private string _styles = "";

    public string BeforeSheets { get; init; } = "";

    /// <param name="after">What follows the rows.</param>
    public Book Sheet(string name, string rows, string state = "visible", string after = "")
    {
        _sheets.Add((name, state, $"<?xml version=\"1.0\"?><worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{after}</worksheet>"));
        return this;
    }

    public Book RawSheet(string xml)
    {
        _sheets.Add(("Raw", "visible", xml));
        return this;
    }

    public Book Part(string path, string text)
    {
        _more[path] = text;
        return this;
    }

    /// <summary>Number formats by style, from 0.</summary>
    public Book Styles(params int[] formats) => Styles("[$-407]d/\\ mmmm\\ yyyy;@", formats);

    /// <param name="own">The code of format 170.</param>
    public Book Styles(string own, params int[] formats)
    {
        _styles = $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"{own}\"/></numFmts><cellXfs count=\"{formats.Length}\">"
            + string.Concat(formats.Select(format => $"<xf numFmtId=\"{format}\"/>")) + "</cellXfs></styleSheet>";
        return this;
    }

    public Book Shared(params string[] texts)
        => Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">" + string.Concat(texts.Select(text => $"<si><t>{SecurityElement.Escape(text)}</t></si>")) + "</sst>");

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", ContentTypes());
            Write(zip, "_rels/.rels", $"<Relationships xmlns=\"{Rels}\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{BeforeSheets}<sheets>"
                + string.Concat(_sheets.Select((sheet, at) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{at + 1}\" state=\"{sheet.State}\" r:id=\"s{at}\"/>")) + "</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Rels}\">"
                + string.Concat(_sheets.Select((_, at) => $"<Relationship Id=\"s{at}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"))
                + (_more.ContainsKey("xl/sharedStrings.xml") ? $"<Relationship Id=\"shared\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/>" : "")
                + (_styles.Length > 0 ? $"<Relationship Id=\"styles\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>" : "") + "</Relationships>");
            for (var at = 0; at < _sheets.Count; at++) Write(zip, $"xl/worksheets/sheet{at}.xml", _sheets[at].Xml);
            if (_styles.Length > 0) Write(zip, "xl/styles.xml", _styles);
            foreach (var (path, text) in _more) Write(zip, path, text);
        }
        return stream.ToArray();
    }

    public SheetFile File() => new(Bytes());

    /// <summary>One row of texts in the cells themselves.</summary>
    public static string Row(int number, params string[] texts)
        => $"<row r=\"{number}\">" + string.Concat(texts.Select((text, at) => $"<c r=\"{(char)('A' + at)}{number}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>")) + "</row>";

    private static void Write(ZipArchive zip, string path, string text)
    {
        using var entry = zip.CreateEntry(path, CompressionLevel.Optimal).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private string ContentTypes() => "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/>"
        + string.Concat(_sheets.Select((_, at) => $"<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{Type}.worksheet+xml\"/>"))
        + (_more.ContainsKey("xl/sharedStrings.xml") ? $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Type}.sharedStrings+xml\"/>" : "")
        + (_styles.Length > 0 ? $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/>" : "") + "</Types>";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
}
