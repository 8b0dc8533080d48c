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
        .. cells.Select((cell, at) => new Column(at == 0 || !wideFirst ? "stretch" : FigureWidth, [Cell(cell, at == 0, subtle)]) { Spacing = at == 0 ? Spacing.Default : Spacing.Small }),
    ])
    { Spacing = Spacing.Small };

    // Titles may be typed by people and stay plain; figures are our own.
    private static CardElement Cell(string text, bool isFirst, bool subtle) => isFirst && !subtle
        ? new RichTextBlock([new TextRun(text) { Size = TextSize.Small }])
        : new TextBlock(text) { Size = TextSize.Small, IsSubtle = subtle, Align = isFirst ? Align.Left : Align.Right };
}
