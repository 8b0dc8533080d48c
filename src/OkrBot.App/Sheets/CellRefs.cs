namespace OkrBot.App.Sheets;

/// <summary>The names of cells in a workbook: <c>AB12</c>.</summary>
internal static class CellRefs
{
    private const int MostLetters = 3;
    private const int MostDigits = 7;

    /// <summary>Row as Excel counts, column from 0; null when it is no name of a cell.</summary>
    public static (int Row, int Column)? Read(ReadOnlySpan<char> name)
    {
        var letters = 0;
        var column = 0;
        while (letters < name.Length && letters <= MostLetters && char.IsAsciiLetterUpper(name[letters])) column = (column * 26) + (name[letters++] - 'A' + 1);
        var digits = name[letters..];
        if (letters is 0 or > MostLetters || digits.Length is 0 or > MostDigits) return null;
        var row = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return null;
            row = (row * 10) + (digit - '0');
        }
        return row == 0 ? null : (row, column - 1);
    }

    /// <summary><c>A2:C5</c>.</summary>
    public static SheetPart.Merged? ReadRange(string? range)
    {
        var colon = range?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0 || Read(range.AsSpan(0, colon)) is not { } first || Read(range.AsSpan(colon + 1)) is not { } last) return null;
        return new SheetPart.Merged(Math.Min(first.Row, last.Row), Math.Max(first.Row, last.Row), Math.Min(first.Column, last.Column), Math.Max(first.Column, last.Column));
    }
}
