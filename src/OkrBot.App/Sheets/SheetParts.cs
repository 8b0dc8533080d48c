using System.Collections.Immutable;

namespace OkrBot.App.Sheets;

/// <summary>What a cell holds, as far as it changes how its text is read.</summary>
public enum CellKind
{
    /// <summary>As somebody typed it.</summary>
    Text,

    /// <summary>A number with a point, whatever the country: <c>1234.5</c>. What is shown as 25 % is <c>25</c>.</summary>
    Number,

    /// <summary>A day as <c>2026-11-25</c>.</summary>
    Day,

    /// <summary>A formula. Its text is empty: what it last showed is not what anybody wrote.</summary>
    Formula,

    /// <summary>An error such as <c>#REF!</c>.</summary>
    Error,

    /// <summary>Longer than a cell may be; its text is only the beginning.</summary>
    TooLong,
}

/// <summary>One cell.</summary>
/// <param name="Text">Never null; not cleaned.</param>
public readonly record struct SheetCell(string Text, CellKind Kind)
{
    public static SheetCell Empty { get; } = new("", CellKind.Text);

    public bool IsBlank => Kind == CellKind.Text && string.IsNullOrWhiteSpace(Text);
}

/// <summary>What is wrong with a row as a whole.</summary>
public enum RowFault
{
    None,

    /// <summary>A quotation mark stands where none may.</summary>
    Quotes,

    /// <summary>Its letters are of another encoding than the rest of the file.</summary>
    Encoding,
}

/// <summary>One row that is not empty.</summary>
/// <param name="Number">As Excel counts, from 1.</param>
public sealed record SheetRow(int Number, ImmutableArray<SheetCell> Cells, RowFault Fault = RowFault.None)
{
    /// <summary>Empty beyond the row's end.</summary>
    /// <param name="column">From 0.</param>
    public SheetCell this[int column] => column < Cells.Length ? Cells[column] : SheetCell.Empty;

    public bool Equals(SheetRow? other) => other is not null && Number == other.Number && Fault == other.Fault && Cells.SequenceEqual(other.Cells);

    public override int GetHashCode() => Number;
}

/// <summary>What comes out of a file, one after another. Closed.</summary>
public abstract record SheetPart
{
    private SheetPart() { }

    /// <summary>The row of column names; once, before all rows.</summary>
    /// <param name="Sheet">Empty in a file without sheets.</param>
    public sealed record Names(string Sheet, SheetRow Row) : SheetPart;

    public sealed record Data(SheetRow Row) : SheetPart;

    /// <summary>Cells that are one: all but the first look empty. Told after the rows.</summary>
    /// <param name="FirstRow">As Excel counts.</param>
    /// <param name="FirstColumn">From 0.</param>
    public sealed record Merged(int FirstRow, int LastRow, int FirstColumn, int LastColumn) : SheetPart;

    /// <summary>A sheet of which nothing is read.</summary>
    public sealed record Passed(string Sheet, bool IsHidden) : SheetPart;

    /// <summary>The end: nothing of this file counts.</summary>
    public sealed record Refused(SheetProblem Problem) : SheetPart;
}
