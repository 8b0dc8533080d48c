using System.Collections.Immutable;

namespace OkrBot.App.Cards.Shapes;

/// <summary>A few figures in rows, for clients that cannot draw a chart. Read aloud it says a row after the other: "Week 5, 70, 67.5".</summary>
public static class FigureTable
{
    /// <summary>Room for "1,234,567" in small letters.</summary>
    private const string FigureWidth = "72px";

    /// <param name="headings">Our own words, one a column.</param>
    /// <param name="rows">As many cells as headings; a first cell that people typed has gone through <see cref="UserText"/>.</param>
    /// <param name="wideFirst">The first cell is a title and takes what the figures leave; else all columns are as wide.</param>
    public static Container Of(ImmutableArray<string> headings, IEnumerable<ImmutableArray<string>> rows, bool wideFirst = false) => new(
    [
        Row(headings, wideFirst, subtle: true),
        .. rows.Select(row => Row(row, wideFirst, subtle: false)),
    ]);

    private static ColumnSet Row(ImmutableArray<string> cells, bool wideFirst, bool subtle) => new(
    [
        .. cells.Select((cell, at) => new Column(at == 0 || !wideFirst ? "stretch" : FigureWidth,
            [wideFirst && !subtle ? Typed(cell, AlignOf(at)) : Own(cell, AlignOf(at), subtle)])),
    ])
    { Spacing = Spacing.Small };

    private static Align AlignOf(int column) => column == 0 ? Align.Left : Align.Right;

    private static TextBlock Own(string text, Align align, bool subtle) => new(text) { Size = TextSize.Small, IsSubtle = subtle, Align = align };

    // A whole row in the same element, so that clients set its cells on one line.
    private static RichTextBlock Typed(string text, Align align) => new([new TextRun(text) { Size = TextSize.Small }]) { Align = align };
}
