using System.Collections.Immutable;
using OkrBot.App.Features.Import.Columns;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>Finds the objective of each key result of Viva Goals: by the parent's reference, else by its title.</summary>
internal static class VivaParents
{
    public static List<ReadRow> Resolve(List<ReadRow> rows, ImmutableArray<RowProblem>.Builder problems)
    {
        var objectives = rows.Where(row => row.Kind == RowKind.Objective).ToList();
        var byReference = objectives.Where(row => row.Reference.Length > 0).ToLookup(row => ColumnNames.Same(row.Reference), StringComparer.Ordinal);
        var byTitle = objectives.ToLookup(row => ColumnNames.Same(row.Objective), StringComparer.Ordinal);
        var byPlace = objectives.ToLookup(row => (ColumnNames.Same(row.Objective), ColumnNames.Same(row.Team)));
        var resolved = new List<ReadRow>();
        foreach (var row in rows)
        {
            if (row.Kind == RowKind.Objective) { resolved.Add(row); continue; }
            var parents = byReference[ColumnNames.Same(row.Objective)].ToList();
            if (parents.Count == 0) parents = [.. row.Team.Length == 0 ? byTitle[ColumnNames.Same(row.Objective)] : byPlace[(ColumnNames.Same(row.Objective), ColumnNames.Same(row.Team))]];
            if (parents is [var only]) resolved.Add(row with { Objective = only.Objective, Team = only.Team, IsCompany = only.IsCompany });
            else problems.Add(new RowProblem(row.Row, Column.Parent, parents.Count == 0 ? "parent" : "parentTwice", row.Objective) { Team = row.Team });
        }
        return resolved;
    }
}
