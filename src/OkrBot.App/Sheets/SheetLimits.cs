namespace OkrBot.App.Sheets;

/// <summary>How much of a file is read at most. Beyond it a file is refused in words, and what was read so far counts for nothing.</summary>
public sealed record SheetLimits
{
    public static SheetLimits Default { get; } = new();

    /// <summary>Of the file as it was sent.</summary>
    public int MostBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Below the row of column names; empty rows do not count.</summary>
    public int MostRows { get; init; } = 10_000;

    public int MostColumns { get; init; } = 200;

    /// <summary>Characters; what a cell of Excel may hold.</summary>
    public int LongestCell { get; init; } = 32_767;

    /// <summary>Characters of all cells together.</summary>
    public int MostText { get; init; } = 20_000_000;

    /// <summary>Bytes of all parts of a workbook once unpacked, as its directory declares them; no part unpacks to more than it declares.</summary>
    public long MostUnpacked { get; init; } = 100 * 1024 * 1024;

    /// <summary>Unpacked to packed, of a part of more than <see cref="FreeOfRatio"/>.</summary>
    public int MostRatio { get; init; } = 200;

    /// <summary>Bytes, unpacked: a part of less may be packed as tightly as it likes.</summary>
    public long FreeOfRatio { get; init; } = 4 * 1024 * 1024;

    public int MostParts { get; init; } = 1_000;

    /// <summary>Rows in which column names are looked for, from the top of a sheet.</summary>
    public int RowsBeforeNames { get; init; } = 10;
}
