using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Features.Import.Reading;
using OkrBot.App.Sheets;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Import.NewTeams;

/// <summary>Why a team of a file is not started.</summary>
/// <param name="Code">Its words are <c>team.{code}</c>.</param>
internal sealed record TeamProblem(int Row, TeamColumn? Column, string Code, string What = "");

/// <summary>What a row says of a team, as far as the file alone can tell.</summary>
/// <param name="Facilitator">As the file says it; user text, as the others.</param>
/// <param name="Zone">Known, or empty.</param>
/// <param name="Language">Known, or empty.</param>
internal sealed record TeamRow(int Row, string Name, string Facilitator, string Meeting, string Zone, string Language, string Country, Wave Wave);

/// <summary>A file of teams, read without looking at anything else.</summary>
internal sealed record TeamTable(ImmutableArray<TeamRow> Rows, ImmutableArray<TeamProblem> Problems, ImmutableArray<string> Unknown, int Count)
{
    /// <summary>Null: it is no file of teams.</summary>
    public static (TeamTable? Table, SheetProblem? Problem) Of(SheetFile file)
    {
        TeamColumns? columns = null;
        var rows = new List<SheetRow>();
        foreach (var part in SheetReader.Read(file, TeamColumns.IsNames, SheetLimits.Default))
        {
            if (part is SheetPart.Refused { Problem: SheetProblem.NoNames }) return (null, null);
            if (part is SheetPart.Refused refused) return (null, columns is null ? null : refused.Problem);
            if (part is SheetPart.Names names) columns = TeamColumns.Of(names.Row);
            else if (part is SheetPart.Data data) rows.Add(data.Row);
        }
        return (columns is null ? null : new TeamRowReader(columns, rows).Table(), null);
    }
}

/// <summary>Reads one team a row.</summary>
internal sealed class TeamRowReader(TeamColumns columns, List<SheetRow> rows)
{
    private readonly DayStyle _days = DayStyle.Of(rows.Select(row => columns.Cell(row, TeamColumn.Wave).Text));
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public TeamTable Table()
    {
        var read = ImmutableArray.CreateBuilder<TeamRow>();
        var problems = ImmutableArray.CreateBuilder<TeamProblem>();
        foreach (var row in rows)
        {
            if (Problem(row) is { } problem) problems.Add(problem);
            else read.Add(Read(row));
        }
        return new TeamTable(read.ToImmutable(), problems.ToImmutable(), columns.Unknown, rows.Count);
    }

    private TeamRow Read(SheetRow row) => new(row.Number, Text(row, TeamColumn.Team), Text(row, TeamColumn.Facilitator), Text(row, TeamColumn.Meeting), Text(row, TeamColumn.Zone),
        Text(row, TeamColumn.Language), Text(row, TeamColumn.Country).ToUpperInvariant(), WaveOf(row)!);

    private TeamProblem? Problem(SheetRow row)
    {
        foreach (var (column, at) in columns.Places)
        {
            var code = row[at].Kind switch { CellKind.Formula => "formula", CellKind.Error => "error", CellKind.TooLong => "cell", _ => null };
            if (code is not null) return new TeamProblem(row.Number, column, code);
        }
        if (row.Fault != RowFault.None) return new TeamProblem(row.Number, null, "letters");
        return OfName(row) ?? OfRest(row);
    }

    private TeamProblem? OfName(SheetRow row)
    {
        var name = Text(row, TeamColumn.Team);
        if (name.Length == 0) return new TeamProblem(row.Number, TeamColumn.Team, "missing");
        if (name.Length > Naming.LongestName) return new TeamProblem(row.Number, TeamColumn.Team, "nameLong", $"{Naming.LongestName}");
        return _seen.TryAdd(ColumnNames.Same(name), row.Number) ? null : new TeamProblem(row.Number, TeamColumn.Team, "twice", $"{_seen[ColumnNames.Same(name)]}");
    }

    private TeamProblem? OfRest(SheetRow row)
    {
        var (zone, language, country) = (Text(row, TeamColumn.Zone), Text(row, TeamColumn.Language), Text(row, TeamColumn.Country));
        if (Text(row, TeamColumn.Facilitator).Length == 0) return new TeamProblem(row.Number, TeamColumn.Facilitator, "missing");
        if (zone.Length > 0 && !Zones.IsKnown(zone)) return new TeamProblem(row.Number, TeamColumn.Zone, "zone", zone);
        if (language.Length > 0 && !WordBook.Languages.Contains(language.Split('-')[0], StringComparer.OrdinalIgnoreCase)) return new TeamProblem(row.Number, TeamColumn.Language, "language", language);
        if (country.Length > 0 && !(country.Length == 2 && country.All(char.IsAsciiLetter))) return new TeamProblem(row.Number, TeamColumn.Country, "country", country);
        return WaveOf(row) is null ? new TeamProblem(row.Number, TeamColumn.Wave, "wave", Text(row, TeamColumn.Wave)) : null;
    }

    private Wave? WaveOf(SheetRow row)
    {
        var cell = columns.Cell(row, TeamColumn.Wave);
        if (cell.IsBlank) return new Wave(null, null);
        if (Typed.Whole(cell.Text) is { } number and >= 0 and < 1000) return new Wave(number, null);
        return _days.Read(cell.Text).Day is { } day ? new Wave(null, day) : null;
    }

    private string Text(SheetRow row, TeamColumn column) => PlainText.Clean(columns.Cell(row, column).Text);
}
