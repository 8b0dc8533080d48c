using System.Collections.Immutable;
using OkrBot.App.Features.Import.Columns;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>An objective of the file with its key results, in the order of the file.</summary>
/// <param name="Row">The first that names it.</param>
internal sealed record ObjectiveRows(int Row, string Title, string Why, bool? IsPromised, ImmutableArray<(int Row, ReadKeyResult Of)> KeyResults);

/// <param name="Name">As the file calls it.</param>
internal sealed record TeamRows(string Name, bool IsCompany, ImmutableArray<ObjectiveRows> Objectives)
{
    public IEnumerable<int> Rows => Objectives.SelectMany(o => o.KeyResults.Select(k => k.Row).Append(o.Row)).Distinct();
}

/// <summary>Puts the rows of a file together: teams, their objectives, and whatever stands there twice.</summary>
internal static class Grouping
{
    public static (ImmutableArray<TeamRows> Teams, ImmutableArray<RowProblem> Problems) Of(ReadFile file)
    {
        var problems = ImmutableArray.CreateBuilder<RowProblem>();
        var reader = new RowReader(file);
        var rows = new List<ReadRow>();
        foreach (var row in file.Rows)
        {
            if (reader.Read(row, out var problem) is { } read) rows.Add(read);
            if (problem is not null) problems.Add(problem);
        }
        if (file.Map.IsViva) rows = VivaParents.Resolve(rows, problems);
        var teams = rows.GroupBy(row => (Name: ColumnNames.Same(row.Team), row.IsCompany)).Select(team => OfTeam([.. team], problems)).ToImmutableArray();
        return ([.. teams.Where(team => !team.Objectives.IsEmpty)], problems.ToImmutable());
    }

    private static TeamRows OfTeam(List<ReadRow> rows, ImmutableArray<RowProblem>.Builder problems)
    {
        var objectives = rows.GroupBy(row => ColumnNames.Same(row.Objective), StringComparer.Ordinal).Where(objective => objective.Any(row => !row.IsBroken)).Select(objective => OfObjective([.. objective], problems));
        return new TeamRows(rows[0].Team, rows[0].IsCompany, [.. objectives]);
    }

    private static ObjectiveRows OfObjective(List<ReadRow> rows, ImmutableArray<RowProblem>.Builder problems)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var keyResults = ImmutableArray.CreateBuilder<(int, ReadKeyResult)>();
        foreach (var row in rows.Where(row => !row.IsBroken))
        {
            // A row of the objective alone counts as one without a key result: a second such is a repetition.
            if (!seen.TryAdd(row.KeyResult is { } named ? ColumnNames.Same(named.Title) : "", row.Row))
                problems.Add(new RowProblem(row.Row, null, "twice", seen[row.KeyResult is { } again ? ColumnNames.Same(again.Title) : ""].ToString(System.Globalization.CultureInfo.InvariantCulture)) { Team = row.Team });
            else if (row.KeyResult is { } keyResult) keyResults.Add((row.Row, keyResult));
        }
        var why = rows.Select(row => row.Why).FirstOrDefault(text => text.Length > 0) ?? "";
        return new ObjectiveRows(rows.First(row => !row.IsBroken).Row, rows[0].Objective, why, rows.Select(row => row.IsPromised).FirstOrDefault(said => said is not null), keyResults.ToImmutable());
    }
}
