using System.Collections.Immutable;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Features.Import.Reading;
using OkrBot.App.Sheets;

namespace OkrBot.App.Features.Import.Plans;

/// <summary>What would come of a file, as things stand now.</summary>
internal sealed record ImportPreview(ImportRequest Request)
{
    /// <summary>Why nothing of the file counts; null = it was read.</summary>
    public SheetProblem? Problem { get; init; }

    /// <summary>Null where the file was not read.</summary>
    public ColumnMap? Map { get; init; }

    /// <summary>Rows below the names of the columns.</summary>
    public int Rows { get; init; }
    public ImmutableArray<TeamPlan> Teams { get; init; } = [];

    /// <summary>In order of rows.</summary>
    public ImmutableArray<RowProblem> Problems { get; init; } = [];
    public ImmutableArray<SheetPart.Passed> Passed { get; init; } = [];

    /// <summary>A team plans its next weeks, so that there is a choice.</summary>
    public bool HasChoice { get; init; }

    public IEnumerable<TeamPlan> Ready => Teams.Where(team => !team.Plan.ChangesNothing);
}

/// <summary>How it went with one team.</summary>
internal enum TeamOutcome { Applied, AlreadyThere, Busy, NotYet, Refused }

internal sealed record ImportResult(ImportPreview Preview, ImmutableArray<(TeamPlan Team, TeamOutcome Outcome)> Teams)
{
    public IEnumerable<string> Names(TeamOutcome outcome) => Teams.Where(one => one.Outcome == outcome).Select(one => one.Team.Name);

    public bool IsOpen => Teams.Any(one => one.Outcome is TeamOutcome.Busy or TeamOutcome.NotYet);
}
