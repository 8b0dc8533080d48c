using OkrBot.App.Sheets;

namespace OkrBot.App.Tests.Sheets;

public sealed class WorkbookTests
{
    private static readonly string Names = Book.Row(1, "team", "title");

    [Fact]
    public void Reads_texts_numbers_days_and_shares_as_people_see_them()
    {
        var book = new Book().Shared("A", "from the list").Styles(0, 14, 9, 170)
            .Sheet("Plan", Names + """
                <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3"><v>1234.5</v></c><c r="E3" s="1"><v>46351</v></c><c r="F3" s="2"><v>0.25</v></c>
                <c r="G3" s="3"><v>46352</v></c><c r="H3" t="b"><v>1</v></c><c r="I3"><v>0.10000000000000001</v></c><c r="J3" t="d"><v>2026-11-25T00:00:00</v></c></row>
                """);

        var row = Assert.Single(Reading.Rows(book.File()));

        Assert.Equal(3, row.Number);
        Assert.Equal(["A", "from the list", "", "1234.5", "2026-11-25", "25", "2026-11-26", "true", "0.1", "2026-11-25"], row.Cells.Select(cell => cell.Text));
        Assert.Equal([CellKind.Number, CellKind.Day, CellKind.Number, CellKind.Day], row.Cells[3..7].Select(cell => cell.Kind));
    }

    [Fact]
    public void Days_may_be_counted_from_1904()
    {
        var book = new Book { BeforeSheets = "<workbookPr date1904=\"1\"/>" }.Styles(14).Sheet("Plan", Names + "<row r=\"2\"><c r=\"A2\" s=\"0\"><v>44889</v></c></row>");

        Assert.Equal("2026-11-25", Assert.Single(Reading.Rows(book.File()))[0].Text);
    }

    [Fact]
    public void A_formula_is_told_and_what_it_last_showed_is_not()
    {
        var book = new Book().Sheet("Plan", Names + """<row r="2"><c r="A2" t="str"><f>HYPERLINK("http://evil.example")</f><v>A</v></c><c r="B2" t="e"><v>#REF!</v></c></row>""");

        var row = Assert.Single(Reading.Rows(book.File()));

        Assert.Equal([new SheetCell("", CellKind.Formula), new SheetCell("#REF!", CellKind.Error)], row.Cells.AsEnumerable());
    }

    [Fact]
    public void Rich_text_is_read_without_how_it_is_spoken()
    {
        var book = new Book().Sheet("Plan", Names + """<row r="2"><c r="A2" t="inlineStr"><is><r><t>To</t></r><r><t xml:space="preserve"> kyo</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></is></c></row>""");

        Assert.Equal("To kyo", Assert.Single(Reading.Rows(book.File()))[0].Text);
    }

    [Fact]
    public void Cells_that_were_made_one_are_named_after_the_rows()
    {
        var book = new Book().Sheet("Plan", Names + Book.Row(2, "A", "b") + Book.Row(3, "", "c"), after: "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>");

        Assert.Equal(new SheetPart.Merged(2, 3, 0, 0), Assert.Single(Reading.All(book.File()).OfType<SheetPart.Merged>()));
    }

    [Fact]
    public void Reads_the_first_sheet_that_is_seen_and_has_known_columns_and_names_the_others()
    {
        var book = new Book().Sheet("Read Me", Book.Row(1, "How to")).Sheet("Secret", Names + Book.Row(2, "X", "y"), "veryHidden")
            .Sheet("Plan", Book.Row(1, "Our plan") + Book.Row(3, "team", "title") + Book.Row(4, "A", "b")).Sheet("Old", Names + Book.Row(2, "Z", "z"));

        var parts = Reading.All(book.File());

        Assert.Equal("A", Assert.Single(parts.OfType<SheetPart.Data>()).Row[0].Text);
        Assert.Equal([("Read Me", false), ("Secret", true), ("Old", false)], parts.OfType<SheetPart.Passed>().Select(passed => (passed.Sheet, passed.IsHidden)));
        Assert.Equal("Plan", Assert.Single(parts.OfType<SheetPart.Names>()).Sheet);
    }

    [Fact]
    public void Of_100_000_rows_10_001_are_read_and_the_file_is_refused()
    {
        var book = new Book().Sheet("Plan", Names + string.Concat(Enumerable.Range(2, 100_000).Select(at => Book.Row(at, "A", "b"))));

        var parts = Reading.All(book.File());

        Assert.Equal(10_000, parts.OfType<SheetPart.Data>().Count());
        Assert.Equal(new SheetPart.Refused(new SheetProblem.TooManyRows(10_000)), parts[^1]);
    }

    [Fact]
    public void A_cell_of_a_megabyte_is_too_long_and_its_neighbours_are_read()
    {
        var rows = Reading.Rows(new Book().Sheet("Plan", Names + Book.Row(2, "A", new string('x', 1024 * 1024)) + Book.Row(3, "B", "c")).File());

        Assert.Equal([CellKind.TooLong, CellKind.Text], rows.Select(row => row[1].Kind));
    }

    [Fact]
    public void Columns_far_to_the_right_cost_nothing()
    {
        var book = new Book().Sheet("Plan", Names + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>A</t></is></c><c r=\"XFD2\"><v>1</v></c></row>");

        Assert.Single(Assert.Single(Reading.Rows(book.File())).Cells);
    }
}
