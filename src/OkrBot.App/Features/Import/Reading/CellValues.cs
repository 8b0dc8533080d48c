using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Sheets;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>Reads cells as what their column holds. How numbers and days are written is decided for a whole column; a column that does not tell goes by the others.</summary>
internal sealed class CellValues
{
    private static readonly ImmutableArray<Column> Numbers = [Column.Start, Column.Target, Column.Lower, Column.Upper, Column.Weight];

    private readonly ColumnMap _map;
    private readonly ImmutableDictionary<Column, NumberStyle> _styles;
    private readonly DayStyle _days;

    public CellValues(ReadFile file)
    {
        _map = file.Map;
        var all = NumberStyle.Of(Numbers.SelectMany(file.Typed));
        _styles = Numbers.ToImmutableDictionary(column => column, column => NumberStyle.Of(file.Typed(column)) is { IsDecided: true } own ? own : all);
        _days = DayStyle.Of(file.Typed(Column.Due));
    }

    public string Text(SheetRow row, Column column) => PlainText.Clean(_map.Cell(row, column).Text);

    public bool IsBlank(SheetRow row, Column column) => _map.Cell(row, column).IsBlank;

    /// <summary>As it stands, with its lines.</summary>
    public string Lines(SheetRow row, Column column) => _map.Cell(row, column).Text;

    /// <summary>Null without a problem: nothing stands there.</summary>
    public decimal? Number(SheetRow row, Column column, out RowProblem? problem)
    {
        problem = null;
        var cell = _map.Cell(row, column);
        if (cell.IsBlank) return null;
        var (value, two) = cell.Kind == CellKind.Number
            ? (decimal.Parse(cell.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), false)
            : _styles[column].Read(cell.Text.Trim());
        if (value is null) problem = new RowProblem(row.Number, column, two ? "numberTwice" : "number", cell.Text);
        return value;
    }

    /// <inheritdoc cref="Number"/>
    public DateOnly? Day(SheetRow row, Column column, out RowProblem? problem)
    {
        problem = null;
        var cell = _map.Cell(row, column);
        if (cell.IsBlank) return null;
        // A day that is a bare number was one in a workbook whose cell lost its format.
        var (day, two) = cell.Kind == CellKind.Number ? (null, false) : _days.Read(cell.Text);
        if (day is null) problem = new RowProblem(row.Number, column, two ? "dayTwice" : "day", cell.Text);
        return day;
    }
}
