using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Sheets;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>Reads one row after another into what it says, or why it cannot be read.</summary>
internal sealed class RowReader
{
    private static readonly string[] OfTheCompany = ["company", "organization", "organisation", "firma", "unternehmen"];
    private static readonly string[] OfOnePerson = ["individual", "person", "persönlich", "personal"];

    private readonly ReadFile _file;
    private readonly CellValues _cells;
    private readonly MeasureReader _measures;

    // Of those that touch what is read.
    private readonly SheetPart.Merged[] _merged;

    public RowReader(ReadFile file)
    {
        (_file, _cells) = (file, new CellValues(file));
        _measures = new MeasureReader(_cells, file.Map.IsViva);
        _merged = [.. file.Merged.Where(merged => file.Map.Places.Any(place => place.Value >= merged.FirstColumn && place.Value <= merged.LastColumn))];
    }

    /// <summary>Null, or with a problem only what the row says of its objective.</summary>
    public ReadRow? Read(SheetRow row, out RowProblem? problem)
    {
        problem = Unreadable(row);
        if (problem is not null) return null;
        var read = Place(row, out problem);
        if (read is not null && problem is null) read = _file.Map.IsViva ? OfViva(row, read, out problem) : OfOurs(row, read, out problem);
        problem = problem is null ? null : problem with { Team = _cells.Text(row, Column.Team) };
        return problem is null ? read : read is { Objective.Length: > 0 } ? read with { IsBroken = true, KeyResult = null } : null;
    }

    private RowProblem? Unreadable(SheetRow row)
    {
        if (row.Fault != RowFault.None) return new RowProblem(row.Number, null, row.Fault == RowFault.Quotes ? "quotes" : "encoding");
        foreach (var (column, at) in _file.Map.Places)
        {
            var code = row[at].Kind switch { CellKind.Formula => "formula", CellKind.Error => "error", CellKind.TooLong => "cell", _ => null };
            if (code is not null) return new RowProblem(row.Number, column, code, row[at].Text);
            foreach (var merged in _merged)
                if (row.Number >= merged.FirstRow && row.Number <= merged.LastRow && at >= merged.FirstColumn && at <= merged.LastColumn)
                    return new RowProblem(row.Number, column, "merged");
        }
        return null;
    }

    /// <summary>Of which team.</summary>
    private ReadRow? Place(SheetRow row, out RowProblem? problem)
    {
        problem = null;
        var (team, level) = (_cells.Text(row, Column.Team), _cells.Text(row, Column.Level));
        var plain = ColumnNames.Plain(level);
        if (OfOnePerson.Any(name => ColumnNames.Plain(name) == plain)) problem = new RowProblem(row.Number, Column.Level, "individual");
        var company = OfTheCompany.Contains(plain, StringComparer.Ordinal);
        // In Viva Goals the type of what belongs to a team is the team's name.
        if (_file.Map.IsViva && team.Length == 0 && !company) team = level;
        return new ReadRow(row.Number, team, "") { IsCompany = company };
    }

    private ReadRow? OfOurs(SheetRow row, ReadRow read, out RowProblem? problem)
    {
        problem = null;
        var title = _cells.Text(row, Column.Objective);
        if (title.Length == 0) problem = new RowProblem(row.Number, Column.Objective, "missing");
        read = read with { Objective = title, Why = _cells.Text(row, Column.Why), IsPromised = Promised(row, ref problem), Kind = RowKind.Objective };
        if (problem is not null) return read;
        var named = _cells.Text(row, Column.KeyResult);
        if (named.Length > 0) return KeyResult(row, read, named, out problem) ?? read;
        if (!_cells.IsBlank(row, Column.Target) || !_cells.IsBlank(row, Column.Kind)) problem = new RowProblem(row.Number, Column.KeyResult, "missing");
        return read;
    }

    private ReadRow? OfViva(SheetRow row, ReadRow read, out RowProblem? problem)
    {
        problem = null;
        var (title, parent, said) = (_cells.Text(row, Column.Title), _cells.Text(row, Column.Parent), _cells.Text(row, Column.RowKind));
        if (title.Length == 0) problem = new RowProblem(row.Number, Column.Title, "missing");
        var kind = KindNames.Row(said) ?? (parent.Length > 0 && !_cells.IsBlank(row, Column.Target) ? RowKind.KeyResult : RowKind.Objective);
        if (kind == RowKind.Project) problem ??= new RowProblem(row.Number, Column.RowKind, "project");
        if (kind == RowKind.KeyResult && parent.Length == 0) problem ??= new RowProblem(row.Number, Column.Parent, "missing");
        read = read with { Kind = kind, Reference = _cells.Text(row, Column.Reference), Why = _cells.Text(row, Column.Why), IsPromised = Promised(row, ref problem) };
        if (problem is not null) return null;
        return kind == RowKind.Objective ? read with { Objective = title } : KeyResult(row, read with { Objective = parent, Why = "" }, title, out problem);
    }

    private ReadRow? KeyResult(SheetRow row, ReadRow read, string title, out RowProblem? problem)
    {
        if (_measures.Read(row, out problem) is not { } measure) return null;
        var due = _cells.Day(row, Column.Due, out problem);
        if (problem is not null) return null;
        var weight = _cells.Number(row, Column.Weight, out problem);
        return problem is null ? read with { KeyResult = new ReadKeyResult(title, measure, _cells.Text(row, Column.Owner), due, weight ?? 1) } : null;
    }

    private bool? Promised(SheetRow row, ref RowProblem? problem)
    {
        var said = _cells.Text(row, Column.Ambition);
        if (said.Length == 0) return null;
        var promised = KindNames.IsPromised(said);
        if (promised is null) problem ??= new RowProblem(row.Number, Column.Ambition, "ambition", said);
        return promised;
    }
}
