using System.Collections.Immutable;
using OkrBot.App.Sheets;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import.Columns;

/// <summary>Which column of a file means what.</summary>
/// <param name="Places">From 0; of two that mean the same the first.</param>
/// <param name="Names">As the file calls them.</param>
/// <param name="Unknown">Names of columns that are not read, in their order.</param>
/// <param name="IsViva">Rows are objectives and key results of Viva Goals, held together by references.</param>
internal sealed record ColumnMap(ImmutableSortedDictionary<Column, int> Places, ImmutableSortedDictionary<Column, string> Names, ImmutableArray<string> Unknown, bool IsViva)
{
    private const int LongestName = 60;

    /// <summary>Enough to tell objectives from any other table.</summary>
    public static bool IsNames(SheetRow row) => Of(row) is { } map && (map.Has(Column.Objective) || map.IsViva);

    public static ColumnMap Of(SheetRow row)
    {
        var places = ImmutableSortedDictionary.CreateBuilder<Column, int>();
        var names = ImmutableSortedDictionary.CreateBuilder<Column, string>();
        var unknown = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; at < row.Cells.Length; at++)
        {
            var name = PlainText.Clean(row[at].Text, LongestName);
            if (name.Length == 0) continue;
            if (ColumnNames.Find(name) is not { } column) unknown.Add(name);
            else if (column != Column.Passed && places.TryAdd(column, at)) names[column] = name;
            else if (column != Column.Passed) unknown.Add(name);
        }
        var viva = !places.ContainsKey(Column.Objective) && places.ContainsKey(Column.Title)
            && (places.ContainsKey(Column.RowKind) || places.ContainsKey(Column.Reference) || places.ContainsKey(Column.Parent));
        return new ColumnMap(places.ToImmutable(), names.ToImmutable(), unknown.ToImmutable(), viva);
    }

    public bool Has(Column column) => Places.ContainsKey(column);

    /// <summary>Empty where the file has no such column.</summary>
    public SheetCell Cell(SheetRow row, Column column) => Places.TryGetValue(column, out var at) ? row[at] : SheetCell.Empty;

    /// <summary>As the file calls it; as the product does where the file has none.</summary>
    public string NameOf(Column column, Bot.Words words) => Names.TryGetValue(column, out var name) ? name : words["column." + column];
}
