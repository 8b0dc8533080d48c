using System.Text;
using OkrBot.App.Sheets;

namespace OkrBot.App.Tests.Sheets;

public sealed class CsvTests
{
    private const string Umlauts = "team,title\nBüro,„Größe“ 5 €\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16 without mark", "big endian", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Reads_every_encoding_that_Excel_writes(string name)
    {
        var file = name switch
        {
            "utf-8" => Reading.Csv(Umlauts),
            "utf-8 with mark" => Marked(Encoding.UTF8),
            "utf-16" => Marked(Encoding.Unicode),
            "utf-16 without mark" => Reading.Csv("team,title number\nBüro,„Größe“ 5 €\n", new UnicodeEncoding(false, false)),
            "big endian" => Marked(Encoding.BigEndianUnicode),
            _ => Reading.Csv(Umlauts, CodePagesEncodingProvider.Instance.GetEncoding(1252)),
        };

        Assert.Equal(["Büro", "„Größe“ 5 €"], Assert.Single(Reading.Texts(file)));
    }

    [Theory]
    [InlineData("team,title\nA,\"b,c\"\n")]
    [InlineData("team;title\nA;b,c\n")]
    [InlineData("team\ttitle\r\nA\tb,c\r\n")]
    [InlineData("sep=;\nteam;title\nA;b,c\n")]
    public void Finds_the_separator(string text) => Assert.Equal(["A", "b,c"], Assert.Single(Reading.Texts(Reading.Csv(text))));

    [Fact]
    public void A_quoted_line_end_stays_in_its_cell_and_rows_count_as_Excel_counts_them()
    {
        var rows = Reading.Rows(Reading.Csv("team,title\nA,\"one\ntwo\"\n\nB,\"say \"\"so\"\"\"\n"));

        Assert.Equal([(2, "one\ntwo"), (4, "say \"so\"")], rows.Select(row => (row.Number, row[1].Text)));
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_named_with_its_row_and_nothing_of_the_file_counts()
        => Assert.Equal(new SheetProblem.QuoteNotClosed(3), Reading.Problem(Reading.Csv("team,title\nA,b\nC,\"open\nD,e\nF,g\n")));

    [Fact]
    public void A_quotation_mark_in_the_middle_of_a_cell_is_the_fault_of_its_row_alone()
    {
        var rows = Reading.Rows(Reading.Csv("team,title\nA,\"b\" c\nC,d\n"));

        Assert.Equal([RowFault.Quotes, RowFault.None], rows.Select(row => row.Fault));
    }

    [Fact]
    public void Rows_of_two_encodings_in_one_file_are_told_apart()
    {
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var file = new SheetFile((byte[])[.. "team,title\n"u8, .. western.GetBytes("Büro,x\n"), .. "Küche,x\n"u8]);

        Assert.Equal([RowFault.None, RowFault.Encoding], Reading.Rows(file).Select(row => row.Fault));
    }

    [Fact]
    public void A_cell_of_a_megabyte_is_too_long_and_its_neighbours_are_read()
    {
        var rows = Reading.Rows(Reading.Csv($"team,title\nA,{new string('x', 1024 * 1024)}\nB,c\n"));

        Assert.Equal([CellKind.TooLong, CellKind.Text], rows.Select(row => row[1].Kind));
        Assert.Equal(100, rows[0][1].Text.Length);
    }

    [Fact]
    public void Of_100_000_rows_10_001_are_read_and_the_file_is_refused()
    {
        var parts = Reading.All(Reading.Csv("team,title\n" + string.Concat(Enumerable.Repeat("A,b\n", 100_000))));

        Assert.Equal(10_000, parts.OfType<SheetPart.Data>().Count());
        Assert.Equal(new SheetPart.Refused(new SheetProblem.TooManyRows(10_000)), parts[^1]);
    }

    [Fact]
    public void A_file_with_too_many_columns_is_refused()
    {
        Assert.Equal(new SheetProblem.TooManyColumns(200), Reading.Problem(Reading.Csv("team" + new string(',', 200) + "x\n")));
        Assert.Equal(new SheetProblem.TooManyColumns(200), Reading.Problem(Reading.Csv("team,x\n" + new string(',', 5_000_000) + "\n")));
        // A quotation mark within a cell opens nothing.
        Assert.Equal(new SheetProblem.TooManyColumns(200), Reading.Problem(Reading.Csv("team,x\na\"b" + new string(',', 5_000_000) + "\n")));
    }

    [Fact]
    public void What_is_no_table_is_said_to_be_none()
    {
        Assert.Equal(new SheetProblem.Empty(), Reading.Problem(new SheetFile(ReadOnlyMemory<byte>.Empty)));
        Assert.Equal(new SheetProblem.NoNames(), Reading.Problem(Reading.Csv("a,b\n1,2\n")));
        Assert.Equal(new SheetProblem.NoNames(), Reading.Problem(Reading.Csv("\n\n  \n")));
        Assert.Equal(new SheetProblem.NotASheet(), Reading.Problem(new SheetFile("%PDF-1.7 text"u8.ToArray())));
        Assert.Equal(new SheetProblem.NotASheet(), Reading.Problem(new SheetFile(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2 })));
    }

    [Fact]
    public async Task No_more_is_read_of_a_long_stream_than_a_file_may_have()
    {
        using var endless = new MemoryStream(new byte[2000]);

        Assert.Null(await SheetFile.LoadAsync(endless, SheetLimits.Default with { MostBytes = 1000 }, default));
        using var fits = new MemoryStream(new byte[1000]);
        Assert.NotNull(await SheetFile.LoadAsync(fits, SheetLimits.Default with { MostBytes = 1000 }, default));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("＝1", "'＝1")]
    [InlineData(" =1", "' =1")]
    [InlineData("plain = text", "plain = text")]
    public void Nothing_that_is_written_opens_as_a_formula(string cell, string written) => Assert.Equal(written, SafeCsv.Safe(cell));

    [Fact]
    public void What_is_written_reads_back()
    {
        var file = new SheetFile(SafeCsv.Write([["team", "title"], ["Büro", "a \"b\", c\nd"]]));

        Assert.Equal(["Büro", "a \"b\", c\nd"], Assert.Single(Reading.Texts(file)));
    }

    private static SheetFile Marked(Encoding encoding) => new((byte[])[.. encoding.Preamble, .. encoding.GetBytes(Umlauts)]);
}
