using System.IO.Compression;
using System.Text;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Import;

/// <summary>Files that want to hurt, given to the bot over real HTTP: each ends in a clear answer, and no team is changed by it.</summary>
public sealed class HostileFileTests
{
    private static readonly byte[] OldExcel = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    public static TheoryData<string, string> Files => new()
    {
        { "empty", "The file is empty." },
        { "pdf", "neither a CSV file nor an Excel workbook" },
        { "picture named .xlsx", "neither a CSV file nor an Excel workbook" },
        { "old", "a workbook of Excel before 2007" },
        { "encrypted", "locked with a password" },
        { "truncated", "breaks off or is damaged" },
        { "bomb", "unpack to far more than it is" },
        { "entities", "breaks off or is damaged" },
        { "100,000 rows", "more than 10,000 rows" },
        { "wide", "more than 200 columns" },
        { "open quote", "opened in row 2 and never closed" },
        { "no names", "no row with names of columns that I know" },
        { "11 MB", "larger than 10 MB" },
        { "formula", "a formula stands here" },
        { "merged", "the cell is merged with others" },
        { "megabyte", "more text stands here than a cell may hold" },
        { "twice", "It says the same as row 2" },
        { "wrong day", "“31.13.2026” is no day" },
        { "mixed encodings", "written in another way than the rest of the file" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Ends_in_a_clear_answer_and_changes_nothing(string file, string told)
    {
        await using var stage = await Stage.SetAsync();
        await Sender.TeamAsync(stage, "Search", "Ann", "Chidi");
        var before = await Sender.VersionsAsync(stage);

        var answer = await new Sender(stage, "Ann").SendAsync(Bytes(file), file.Contains("xlsx", StringComparison.Ordinal) ? "okrs.xlsx" : "okrs.csv");

        Assert.Contains(told, answer, StringComparison.Ordinal);
        Assert.Equal(before, await Sender.VersionsAsync(stage));
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://contoso.sharepoint.com.evil.example/x")]
    [InlineData("https://evil.example/x?contoso.sharepoint.com")]
    [InlineData("http://127.0.0.1:1/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:word@127.0.0.1/x")]
    public async Task A_file_that_lies_elsewhere_is_not_asked_for(string download)
    {
        await using var stage = await Stage.SetAsync();

        Assert.Contains("I may not fetch files from where this one lies", await new Sender(stage, "Ann").SendFromAsync(new Uri(download)), StringComparison.Ordinal);
        Assert.Equal(0, stage.Tenant.Drive.Asked);
    }

    [Fact]
    public async Task A_link_that_sends_elsewhere_has_run_out_or_fails_is_told_and_not_followed()
    {
        await using var stage = await Stage.SetAsync();
        var ann = new Sender(stage, "Ann");

        Assert.Contains("could not fetch", await ann.SendAsync(new DriveFile("a.csv", default) { RedirectTo = stage.Tenant.BaseUrl + "personal/files/f1" }), StringComparison.Ordinal);
        Assert.Equal(1, stage.Tenant.Drive.Asked);
        Assert.Contains("not there any more", await ann.SendAsync(new DriveFile("a.csv", default, 404)), StringComparison.Ordinal);
        Assert.Contains("not there any more", await ann.SendAsync(new DriveFile("a.csv", default, 403)), StringComparison.Ordinal);
        Assert.Contains("could not fetch", await ann.SendAsync(new DriveFile("a.csv", default, 500)), StringComparison.Ordinal);
        Assert.Empty(stage.Tenant.Violations.All);
    }

    private static byte[] Bytes(string file) => file switch
    {
        "empty" => [],
        "pdf" => "%PDF-1.7\n1 0 obj"u8.ToArray(),
        "picture named .xlsx" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1, 2],
        "old" => OldExcel,
        "encrypted" => [.. OldExcel, .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        "truncated" => Workbook(Row(2, "Search", "A"))[..300],
        "bomb" => Workbook(Row(2, "Search", new string('x', 30_000_000))),
        "entities" => Workbook(Row(2, "Search", "&lol9;"), "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol9 \"&lol;&lol;&lol;&lol;\">]>"),
        "100,000 rows" => Text(Sender.Names + string.Concat(Enumerable.Repeat("Search,A,Because,high,K,1,2,%,Ann,\n", 100_000))),
        "wide" => Text(Sender.Names.TrimEnd() + string.Concat(Enumerable.Range(0, 200).Select(at => ",c" + at)) + "\n"),
        "open quote" => Text(Sender.Names + "Search,\"A,Because,high,K,1,2,%,Ann,\nSearch,B,Because,high,K,1,2,%,Ann,\n"),
        "no names" => Text("one,two\n1,2\n"),
        "11 MB" => new byte[11 * 1024 * 1024],
        "formula" => Workbook("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Search</t></is></c><c r=\"B2\" t=\"str\"><f>CMD()</f><v>A</v></c></row>"),
        "merged" => Workbook(Row(2, "Search", "A") + Row(3, "", "B"), after: "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"),
        "megabyte" => Text(Sender.Names + $"Search,{new string('x', 1024 * 1024)},Because,high,K,1,2,%,Ann,\n"),
        "twice" => Text(Sender.Names + "Search,A,Because,high,K,1,2,%,Ann,\nSearch,A,Because,high,K,1,2,%,Ann,\n"),
        "wrong day" => Text(Sender.Names + "Search,A,Because,high,K,1,2,%,Ann,31.13.2026\n"),
        _ => [.. Text(Sender.Names + "Search,Küche,Because,high,K,1,2,%,Ann,\n"), .. Encoding.Latin1.GetBytes("Search,Büro,Because,high,K,1,2,%,Ann,\n")],
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Row(int number, params string[] cells)
        => $"<row r=\"{number}\">" + string.Concat(cells.Select((text, at) => $"<c r=\"{(char)('A' + at)}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")) + "</row>";

    private static byte[] Workbook(string rows, string before = "", string after = "")
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Rels = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/s.xml\" ContentType=\"{Type}.worksheet+xml\"/></Types>");
            Write(zip, "_rels/.rels", $"<Relationships xmlns=\"{Rels}\"><Relationship Id=\"a\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"OKRs\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Rels}\"><Relationship Id=\"s\" Type=\"{Office}/worksheet\" Target=\"s.xml\"/></Relationships>");
            Write(zip, "xl/s.xml", $"{before}<worksheet xmlns=\"{Main}\"><sheetData>{Row(1, "Team", "Objective")}{rows}</sheetData>{after}</worksheet>");
        }
        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string path, string text)
    {
        using var entry = zip.CreateEntry(path, CompressionLevel.SmallestSize).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
