using System.Collections.Immutable;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Sheets;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>A file as a table whose columns are known.</summary>
internal sealed record ReadFile(ColumnMap Map, ImmutableArray<SheetRow> Rows)
{
    public ImmutableArray<SheetPart.Merged> Merged { get; init; } = [];

    /// <summary>Sheets of which nothing is read.</summary>
    public ImmutableArray<SheetPart.Passed> Passed { get; init; } = [];

    /// <summary>The file, or why it is not read.</summary>
    public static (ReadFile? File, SheetProblem? Problem) Of(SheetFile file, SheetLimits limits)
    {
        ColumnMap? map = null;
        var rows = ImmutableArray.CreateBuilder<SheetRow>();
        var merged = ImmutableArray.CreateBuilder<SheetPart.Merged>();
        var passed = ImmutableArray.CreateBuilder<SheetPart.Passed>();
        foreach (var part in SheetReader.Read(file, ColumnMap.IsNames, limits))
        {
            if (part is SheetPart.Refused refused) return (null, refused.Problem);
            if (part is SheetPart.Names names) map = ColumnMap.Of(names.Row);
            else if (part is SheetPart.Data data) rows.Add(data.Row);
            else if (part is SheetPart.Merged one) merged.Add(one);
            else if (part is SheetPart.Passed sheet) passed.Add(sheet);
        }
        return map is null
            ? (null, new SheetProblem.NoNames())
            : (new ReadFile(map, rows.ToImmutable()) { Merged = merged.ToImmutable(), Passed = passed.ToImmutable() }, null);
    }

    /// <summary>The cells of a column that hold text as somebody typed it.</summary>
    public IEnumerable<string> Typed(Column column)
        => Rows.Select(row => Map.Cell(row, column)).Where(cell => cell.Kind == CellKind.Text && cell.Text.Length > 0).Select(cell => cell.Text);
}
