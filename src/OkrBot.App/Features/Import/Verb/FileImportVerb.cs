using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Features.Import.Cards;
using OkrBot.App.Features.Import.Plans;
using OkrBot.App.Ports;
using OkrBot.App.Sheets;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import.Verb;

/// <inheritdoc cref="IFileImport"/>
internal sealed class FileImportVerb(ImportDesk desk) : IFileImport
{
    private const int ShownProblems = 20;

    // What stands in a cell is somebody else's text, and a terminal obeys some letters.
    private const int LongestLine = 400;

    public async Task<FileImportReport> RunAsync(FileToImport file, CancellationToken cancel)
    {
        var words = ImportFeature.WordsIn(file.Language);
        var request = new ImportRequest(file.Tenant, file.File, null, IsLead: false, file.Now) { Only = file.Only, Cycle = file.Cycle, Language = file.Language };
        if (!file.Apply) return Report(await desk.PreviewAsync(request, cancel), null, words);
        var result = await desk.ApplyAsync(request, int.MaxValue, cancel);
        return Report(result.Preview, result, words);
    }

    private static FileImportReport Report(ImportPreview preview, ImportResult? result, Words words)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        if (preview.Problem is { } problem) lines.Add(FileWords.Say(problem, words));
        else AddCounts(preview, lines, words);
        foreach (var team in preview.Teams) lines.Add($"{team.Name}: {Outcome(team, result, words)}");
        foreach (var left in preview.Problems.Take(ShownProblems)) lines.Add($"{words.Text("left.row", ("row", words.Number(left.Row)))} {PlainText.Clean(FileWords.Say(left, preview.Map!, words), LongestLine)}");
        if (preview.Problems.Length > ShownProblems) lines.Add(words.Plural("preview.moreRows", preview.Problems.Length - ShownProblems));
        if (result is null && preview.Problem is null) lines.Add(words["verb.preview"]);
        return new FileImportReport(lines.ToImmutable(), RowReport.Write(preview, words), preview.Problem is null && result is not { IsOpen: true } && result?.Names(TeamOutcome.Refused).Any() != true)
        {
            Rows = preview.Rows, LeftOut = preview.Problems.Select(one => one.Row).Distinct().Count(), Teams = preview.Teams.Length,
            Objectives = preview.Ready.Sum(team => team.Objectives), KeyResults = preview.Ready.Sum(team => team.KeyResults),
        };
    }

    private static void AddCounts(ImportPreview preview, ImmutableArray<string>.Builder lines, Words words)
    {
        lines.Add(string.Join(" · ", words.Plural("count.rows", preview.Rows), words.Plural("count.teams", preview.Teams.Length),
            words.Plural("count.objectives", preview.Ready.Sum(team => team.Objectives)), words.Plural("count.keyResults", preview.Ready.Sum(team => team.KeyResults)),
            words.Plural("count.left", preview.Problems.Select(problem => problem.Row).Distinct().Count())));
        if (preview.Map!.IsViva) lines.Add(words["remark.viva"]);
        if (!preview.Map.Unknown.IsEmpty) lines.Add(words.Text("remark.columns", ("names", string.Join(", ", preview.Map.Unknown))));
        if (!preview.Passed.IsEmpty) lines.Add(words.Text("remark.sheets", ("names", string.Join(", ", preview.Passed.Select(sheet => sheet.Sheet)))));
    }

    private static string Outcome(TeamPlan team, ImportResult? result, Words words)
    {
        var counts = $"{words.Plural("count.objectives", team.Objectives)}, {words.Plural("count.keyResults", team.KeyResults)}";
        if (result is null) return team.Plan.ChangesNothing ? words["verb.AlreadyThere"] : counts;
        var outcome = result.Teams.First(one => one.Team == team).Outcome;
        return outcome == TeamOutcome.Applied ? $"{words["verb.Applied"]} ({counts})" : words["verb." + outcome];
    }
}

/// <summary>The import for a program that has storage and no bot.</summary>
public static class FileImports
{
    /// <param name="services">With <see cref="IDirectory"/> and <see cref="ITeamCycles"/>.</param>
    public static IFileImport Of(IServiceProvider services)
        => new FileImportVerb(new ImportDesk(services.GetRequiredService<IDirectory>(), services.GetRequiredService<ITeamCycles>()));
}

/// <summary>The rows that are left out, as a file.</summary>
internal static class RowReport
{
    public static byte[] Write(ImportPreview preview, Words words)
    {
        IReadOnlyList<string> names = [words["report.row"], words["report.team"], words["report.column"], words["report.reason"]];
        if (preview.Problem is { } problem) return SafeCsv.Write([names, ["", "", "", FileWords.Say(problem, words)]]);
        var rows = preview.Problems.Select(one => (IReadOnlyList<string>)
        [
            one.Row.ToString(CultureInfo.InvariantCulture), one.Team, one.Column is { } column ? preview.Map!.NameOf(column, words) : "", FileWords.Reason(one, words),
        ]);
        return SafeCsv.Write([names, .. rows]);
    }
}
