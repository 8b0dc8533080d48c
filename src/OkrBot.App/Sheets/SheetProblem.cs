namespace OkrBot.App.Sheets;

/// <summary>Why a file is not read. Closed.</summary>
/// <param name="Code">Its words in every slice that reads files.</param>
public abstract record SheetProblem(string Code)
{
    /// <summary>More bytes than <see cref="SheetLimits.MostBytes"/>.</summary>
    public sealed record TooBig(int MostBytes) : SheetProblem("tooBig");

    public sealed record Empty() : SheetProblem("empty");

    /// <summary>Neither text nor a workbook.</summary>
    public sealed record NotASheet() : SheetProblem("notASheet");

    /// <summary>A workbook of Excel before 2007.</summary>
    public sealed record OldExcel() : SheetProblem("oldExcel");

    public sealed record Encrypted() : SheetProblem("encrypted");

    /// <summary>It breaks off, or does not follow its own format.</summary>
    public sealed record Broken() : SheetProblem("broken");

    /// <summary>It unpacks to far more than it is.</summary>
    public sealed record Swells() : SheetProblem("swells");

    public sealed record TooManyRows(int Most) : SheetProblem("tooManyRows");

    public sealed record TooManyColumns(int Most) : SheetProblem("tooManyColumns");

    public sealed record TooMuchText(int Most) : SheetProblem("tooMuchText");

    /// <summary>A quotation mark was opened in this row and never closed, so that everything after it is one cell.</summary>
    public sealed record QuoteNotClosed(int Row) : SheetProblem("quoteNotClosed");

    /// <summary>No sheet has a row of column names that are known.</summary>
    public sealed record NoNames() : SheetProblem("noNames");
}
