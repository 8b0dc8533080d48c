using System.IO.Compression;
using System.Text;
using OkrBot.App.Sheets;

namespace OkrBot.App.Tests.Sheets;

/// <summary>Workbooks that want to hurt: each ends in its own word, before much of it was unpacked.</summary>
public sealed class HostileWorkbookTests
{
    private static readonly string Names = Book.Row(1, "team", "title");
    private static readonly byte[] Container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void A_part_that_swells_a_thousandfold_is_not_unpacked()
    {
        var bomb = new Book().Sheet("Plan", Names + Book.Row(2, "A", new string('x', 20 * 1024 * 1024)));

        Assert.Equal(new SheetProblem.Swells(), Reading.Problem(bomb.File()));
    }

    [Fact]
    public void A_package_inside_the_package_is_not_unpacked()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("inner.zip", CompressionLevel.SmallestSize).Open();
            for (var at = 0; at < 40; at++) entry.Write(new byte[1024 * 1024]);
        }

        Assert.Equal(new SheetProblem.Swells(), Reading.Problem(new SheetFile(stream.ToArray())));
    }

    [Fact]
    public void A_directory_that_lies_about_a_part_s_length_gains_nothing()
    {
        var bytes = new Book().Sheet("Plan", Names + string.Concat(Enumerable.Range(2, 4000).Select(at => Book.Row(at, "A", "b")))).Bytes();
        foreach (var at in LengthsOf(bytes, "xl/worksheets/sheet0.xml")) BitConverter.GetBytes(500).CopyTo(bytes, at);

        Assert.Equal(new SheetProblem.Broken(), Reading.Problem(new SheetFile(bytes)));
    }

    [Fact]
    public void More_parts_than_any_workbook_has_are_not_looked_at()
    {
        var book = new Book().Sheet("Plan", Names);
        for (var at = 0; at < 1_100; at++) book.Part($"x/{at}.xml", "");

        Assert.Equal(new SheetProblem.Swells(), Reading.Problem(book.File()));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>", "&b;")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "&a;")]
    public void Entities_are_not_known(string type, string said)
    {
        var sheet = $"<?xml version=\"1.0\"?>{type}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{Names}"
            + $"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{said}</t></is></c></row></sheetData></worksheet>";

        Assert.Equal(new SheetProblem.Broken(), Reading.Problem(new Book().RawSheet(sheet).File()));
        var workbook = new Book { BeforeSheets = "&a;" }.Sheet("Plan", Names);
        Assert.Equal(new SheetProblem.Broken(), Reading.Problem(workbook.File()));
        Assert.Equal(new SheetProblem.Broken(), Reading.Problem(new Book().Sheet("Plan", Names + Book.Row(2, "A", "b")).Part("xl/sharedStrings.xml", $"{type}<sst><si><t>{said}</t></si></sst>").File()));
    }

    [Fact]
    public void What_breaks_off_is_broken()
    {
        var whole = new Book().Sheet("Plan", Names + Book.Row(2, "A", "b")).Bytes();

        for (var length = 4; length < whole.Length; length += 37)
            Assert.Equal(new SheetProblem.Broken(), Reading.Problem(new SheetFile(whole.AsMemory(0, length))));
        Assert.Equal(new SheetProblem.Broken(), Reading.Problem(new Book().RawSheet("<worksheet><sheetData>" + Names).File()));
    }

    [Fact]
    public void Any_byte_may_be_wrong_and_it_still_ends_in_rows_or_a_word()
    {
        var whole = new Book().Shared("A").Styles(0, 14).Sheet("Plan", Names + Book.Row(2, "A", "b")).Bytes();
        var random = new Random(7);

        for (var run = 0; run < 400; run++)
        {
            var bytes = (byte[])whole.Clone();
            for (var wrong = 0; wrong < 1 + (run % 5); wrong++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.NotEmpty(Reading.All(new SheetFile(bytes)));
        }
    }

    [Fact]
    public void Old_and_encrypted_workbooks_are_told_apart()
    {
        Assert.Equal(new SheetProblem.OldExcel(), Reading.Problem(new SheetFile((byte[])[.. Container, .. new byte[500]])));
        Assert.Equal(new SheetProblem.Encrypted(), Reading.Problem(new SheetFile((byte[])[.. Container, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage")])));
    }

    [Fact]
    public void A_package_of_something_else_is_no_table()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml").Open();
            entry.Write("<document/>"u8);
        }

        Assert.Equal(new SheetProblem.NotASheet(), Reading.Problem(new SheetFile(stream.ToArray())));
    }

    [Fact]
    public void Texts_that_stand_in_very_many_cells_are_too_much_in_all()
    {
        var long_ = new string('x', 30_000);
        var book = new Book().Shared(long_).Sheet("Plan", Names + string.Concat(Enumerable.Range(2, 900).Select(at => $"<row r=\"{at}\"><c r=\"A{at}\" t=\"s\"><v>0</v></c></row>")));

        Assert.Equal(new SheetProblem.TooMuchText(20_000_000), Reading.Problem(book.File()));
    }

    [Fact]
    public void A_number_format_that_is_longer_than_any_is_none_however_many_styles_name_it()
    {
        // Read by the square of its length, once for each style, it would take hours.
        var book = new Book().Styles(new string('[', 200_000), [.. Enumerable.Repeat(170, 50_000)]).Sheet("Plan", Names + "<row r=\"2\"><c r=\"A2\" s=\"0\"><v>45000</v></c></row>");

        Assert.Equal(["45000"], Assert.Single(Reading.Texts(book.File())));
    }

    [Fact]
    public void Links_to_other_places_are_not_followed()
    {
        var book = new Book().Sheet("Plan", Names + Book.Row(2, "A", "b"), after: "<hyperlinks><hyperlink ref=\"A2\" r:id=\"x1\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/></hyperlinks>")
            .Part("xl/worksheets/_rels/sheet0.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"x1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"http://127.0.0.1:9/none\" TargetMode=\"External\"/></Relationships>");

        Assert.Equal(["A", "b"], Assert.Single(Reading.Texts(book.File())));
    }

    private static IEnumerable<int> LengthsOf(byte[] bytes, string name)
    {
        // Unpacked length: 22 bytes into a local head, 24 into one of the directory; the name follows at 30 and 46.
        for (var at = 0; at + 46 < bytes.Length; at++)
        {
            if (bytes.AsSpan(at).StartsWith("PK\x03\x04"u8) && bytes.AsSpan(at + 30).StartsWith(Encoding.ASCII.GetBytes(name))) yield return at + 22;
            if (bytes.AsSpan(at).StartsWith("PK\x01\x02"u8) && bytes.AsSpan(at + 46).StartsWith(Encoding.ASCII.GetBytes(name))) yield return at + 24;
        }
    }
}
