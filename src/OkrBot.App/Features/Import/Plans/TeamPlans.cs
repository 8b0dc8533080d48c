using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Features.Import.Reading;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Importing;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Import.Plans;

/// <summary>What a file means for one team, and what the team's own rules say to it. Pure.</summary>
/// <param name="By">Who runs the team's check-in; null = who may for every team.</param>
/// <param name="DefaultWhy">Stands where Viva Goals has no words for why an objective matters.</param>
internal sealed record TeamPlans(PersonId? By, string DefaultWhy, DateTimeOffset Now)
{
    public TeamPlan Of(TeamCycle state, TeamRows rows, bool isViva)
    {
        var problems = ImmutableArray.CreateBuilder<RowProblem>();
        var objectives = ImmutableArray.CreateBuilder<ImportedObjective>();
        foreach (var objective in rows.Objectives) objectives.Add(Objective(state, objective, isViva, problems));
        var command = new ImportObjectives(By, [.. objectives]);
        var plan = FileImport.Plan(state, command, Now);
        // A row that is objective and key result at once is left out for one reason.
        problems.AddRange(plan.Rows.Where(row => row.Refusal is not null and not ObjectiveNotTaken || row.Refusal is ObjectiveNotTaken not && not.Row != row.Row).Select(row => RefusalProblems.Of(row.Row, row.Refusal!)));
        return new TeamPlan(state.Id, state.Team.Name, command, plan, [.. problems.Select(problem => problem with { Team = rows.Name })]) { Version = state.Version };
    }

    private ImportedObjective Objective(TeamCycle state, ObjectiveRows rows, bool isViva, ImmutableArray<RowProblem>.Builder problems)
    {
        var ambition = rows.IsPromised == true ? Ambition.Committed : Ambition.Aspirational;
        var why = rows.Why.Length == 0 && isViva ? DefaultWhy : rows.Why;
        var keyResults = ImmutableArray.CreateBuilder<ImportedKeyResult>();
        foreach (var (row, read) in rows.KeyResults)
        {
            var (owner, code) = OwnerFinding.Of(state.Team, read.Owner);
            if (code is not null) problems.Add(new RowProblem(row, Column.Owner, code, read.Owner) { And = state.Team.Name });
            else keyResults.Add(new ImportedKeyResult(row, new(IdOf(state, rows.Title, read.Title)), new KeyResultText(read.Title, read.Measure, owner!.Value, read.Due, read.Weight)));
        }
        return new ImportedObjective(rows.Row, new(IdOf(state, rows.Title, "")), new ObjectiveText(rows.Title, why, ambition), keyResults.ToImmutable());
    }

    // The same title in the same team is the same thing, in whatever file it stands.
    private static string IdOf(TeamCycle state, string objective, string keyResult)
    {
        var named = $"{state.Id.Team.Value}\n{state.Id.Cycle.Value}\n{ColumnNames.Same(objective)}\n{ColumnNames.Same(keyResult)}";
        return "i" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)).AsSpan(0, 8));
    }
}

/// <summary>What becomes of a file in one team.</summary>
/// <param name="Problems">Rows that are left out.</param>
internal sealed record TeamPlan(TeamCycleId Id, string Name, ImportObjectives Command, ImportPlan Plan, ImmutableArray<RowProblem> Problems)
{
    /// <summary>Of the team as it was read: what was dropped since the file came in before may come in again.</summary>
    public long Version { get; init; }

    public int Objectives => Plan.Events.OfType<TeamEvent.ObjectiveWritten>().Count();
    public int KeyResults => Plan.Events.OfType<TeamEvent.KeyResultWritten>().Count();

    /// <summary>Rows that say what the team has already.</summary>
    public int There => Plan.Rows.Count(row => row.IsThere);

    /// <summary>Names what is written, so that the same again is the same command.</summary>
    public string Rows => string.Join(',', Plan.Rows.Where(row => row.Refusal is null && !row.IsThere).Select(row => row.Row));
}
