using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Import.Reading;
using OkrBot.App.Ports;
using OkrBot.App.Sheets;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Importing;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Import.Plans;

/// <summary>Previews and applies files of objectives. Both begin with the file itself and with the teams as they are now, so that a card of yesterday grants nothing.</summary>
internal sealed class ImportDesk(IDirectory directory, ITeamCycles teams)
{
    private const int ReadTogether = 8;

    public async Task<ImportPreview> PreviewAsync(ImportRequest request, CancellationToken cancel)
    {
        var preview = new ImportPreview(request);
        var (file, problem) = ReadFile.Of(request.File, SheetLimits.Default);
        if (file is null) return preview with { Problem = problem };
        var lookup = await TeamLookup.ReadAsync(directory, request.Tenant, cancel);
        var (groups, unread) = Grouping.Of(file);
        var found = new TeamFinding(request, lookup).Of(groups);
        var plans = await PlansAsync(request, file.Map.IsViva, found.Teams, cancel);
        return preview with
        {
            Map = file.Map, Rows = file.Rows.Length, Passed = file.Passed, HasChoice = request.Cycle is null && found.Teams.Any(team => team.Entry.Next is not null && team.Entry.Current is not null),
            Teams = [.. plans.Select(one => one.Plan).OfType<TeamPlan>()],
            Problems = [.. unread.Concat(found.Problems).Concat(plans.SelectMany(one => one.Problems)).OrderBy(one => one.Row)],
        };
    }

    /// <summary>At most so many teams at once; a team that is not reached or not saved waits for the next time.</summary>
    public async Task<ImportResult> ApplyAsync(ImportRequest request, int most, CancellationToken cancel)
    {
        var preview = await PreviewAsync(request, cancel);
        var outcomes = ImmutableArray.CreateBuilder<(TeamPlan, TeamOutcome)>();
        var tried = 0;
        foreach (var team in preview.Teams)
        {
            if (team.Plan.ChangesNothing) outcomes.Add((team, TeamOutcome.AlreadyThere));
            else outcomes.Add((team, tried++ < most ? await ApplyAsync(request, team, cancel) : TeamOutcome.NotYet));
        }
        return new ImportResult(preview, outcomes.ToImmutable());
    }

    private async Task<TeamOutcome> ApplyAsync(ImportRequest request, TeamPlan team, CancellationToken cancel)
    {
        var stamp = new CommandStamp(StampOf(request, team), request.By, request.Now);
        return await teams.ChangeAsync(team.Id, stamp, state => FileImport.Decide(state, team.Command, request.Now), cancel) switch
        {
            Change.Saved { Repeated: false } => TeamOutcome.Applied,
            Change.Saved => TeamOutcome.AlreadyThere,
            Change.Busy => TeamOutcome.Busy,
            _ => TeamOutcome.Refused,
        };
    }

    private static string StampOf(ImportRequest request, TeamPlan team)
        => $"import-{request.Id}-{ViewToken.From(team.Id.Team.Value, team.Id.Cycle.Value, team.Rows, team.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))}";

    private async Task<ImmutableArray<(TeamPlan? Plan, ImmutableArray<RowProblem> Problems)>> PlansAsync(
        ImportRequest request, bool isViva, ImmutableArray<FoundTeam> found, CancellationToken cancel)
    {
        var planner = new TeamPlans(request.MayAll ? null : request.By, ImportFeature.WordsIn(request.Language)["viva.why"], request.Now);
        var plans = ImmutableArray.CreateBuilder<(TeamPlan?, ImmutableArray<RowProblem>)>();
        foreach (var some in found.Chunk(ReadTogether))
        {
            var states = await Task.WhenAll(some.Select(team => teams.FindAsync(team.Id, cancel)));
            for (var at = 0; at < some.Length; at++) plans.Add(PlanOf(request, planner, some[at], states[at], isViva));
        }
        return plans.ToImmutable();
    }

    private static (TeamPlan? Plan, ImmutableArray<RowProblem> Problems) PlanOf(ImportRequest request, TeamPlans planner, FoundTeam team, TeamCycle? state, bool isViva)
    {
        if (state is null) return (null, team.All("teamNotInWeeks"));
        // The directory only says where to look; who runs the team's check-in the team knows.
        if (!request.MayAll && Leading.Only(state.Team, request.By!.Value) is not null) return (null, team.All("notYours"));
        var plan = planner.Of(state, team.Rows, isViva);
        return (plan, plan.Problems);
    }
}
