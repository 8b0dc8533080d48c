namespace OkrBot.App.Sheets;

/// <summary>Makes cells of texts.</summary>
internal static class CellText
{
    /// <summary>Kept of what is too long, to show which cell it is.</summary>
    private const int Beginning = 100;

    public static SheetCell Typed(string text, SheetLimits limits) => Of(text, CellKind.Text, limits);

    public static SheetCell Of(string text, CellKind kind, SheetLimits limits)
        => text.Length > limits.LongestCell ? new SheetCell(text[..Beginning], CellKind.TooLong) : new SheetCell(text, kind);
}
