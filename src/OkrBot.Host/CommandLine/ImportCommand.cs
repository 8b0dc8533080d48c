using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using OkrBot.App.Features.Import.Verb;
using OkrBot.App.Sheets;
using OkrBot.Domain;

namespace OkrBot.Host.CommandLine;

/// <summary><c>import FILE</c>: says what would come of a file of objectives; with <c>--apply</c> brings it in. 0 when the file could be read and, with
/// <c>--apply</c>, every team that it names is done; else 1: then the same command finishes the rest.</summary>
internal static class ImportCommand
{
    public const string Verb = "import";

    public static Command Define(string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file or an Excel workbook" };
        var options = new Choices();
        var command = new Command(Verb, "Says what would come of a file of objectives, and brings it in") { file };
        foreach (var option in options.All) command.Options.Add(option);
        command.SetAction((parsed, cancel) => WrongSettings.ToldAsync(
            stopped => RunAsync(settings, parsed.GetValue(file)!, options.Read(parsed), stopped),
            reason =>
            {
                Console.Error.WriteLine(reason);
                return ExitCodes.NotConfigured;
            },
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, FileInfo file, Chosen chosen, CancellationToken cancel)
    {
        ServeOptions.Require(settings);
        if (!file.Exists) return await NotDoneAsync($"There is no file {file.FullName}", cancel);
        var tenant = chosen.Tenant ?? StorageProgram.Settings(settings)["Teams:TenantId"];
        if (string.IsNullOrWhiteSpace(tenant)) throw new SettingException("Teams:TenantId", "is missing; give it, or --tenant");
        await using var stream = file.OpenRead();
        if (await SheetFile.LoadAsync(stream, SheetLimits.Default, cancel) is not { } sheet)
            return await NotDoneAsync($"The file is larger than {SheetLimits.Default.MostBytes / 1024 / 1024} MB", cancel);
        return await StorageVerb.RunAsync(settings, (services, stopped) => ImportAsync(services, new TenantId(tenant.ToLowerInvariant()), sheet, chosen, stopped), cancel);
    }

    private static async Task<int> ImportAsync(IServiceProvider services, TenantId tenant, SheetFile sheet, Chosen chosen, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var import = FileImports.Of(services);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var report = await import.RunAsync(new FileToImport(tenant, sheet, chosen.Team, chosen.Cycle is { } cycle ? new CycleId(cycle) : null, chosen.Apply, now) { Language = chosen.Language }, cancel);
        if (chosen.Report is { } path) await File.WriteAllBytesAsync(path, report.Report, cancel);
        foreach (var line in report.Lines) Console.WriteLine(line);
        if (chosen.Json is { } figures) await File.WriteAllTextAsync(figures, Figures(report, Stopwatch.GetElapsedTime(began)), cancel);
        return report.IsDone ? ExitCodes.Done : ExitCodes.NotDone;
    }

    private static string Figures(FileImportReport report, TimeSpan took) => JsonSerializer.Serialize(new
    {
        report.Rows, report.Teams, report.Objectives, report.KeyResults, report.LeftOut,
        Milliseconds = (long)took.TotalMilliseconds, PeakMegabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024,
    });

    private static async Task<int> NotDoneAsync(string why, CancellationToken cancel)
    {
        await Console.Error.WriteLineAsync(why.AsMemory(), cancel);
        return ExitCodes.NotDone;
    }

    private sealed record Chosen(string? Tenant, string? Team, string? Cycle, bool Apply, string? Report)
    {
        public string? Language { get; init; }
        public string? Json { get; init; }
    }

    private sealed class Choices
    {
        private readonly Option<bool> _apply = new("--apply") { Description = "Brings it in; without it nothing is written" };
        private readonly Option<string?> _team = new("--team") { Description = "This team's rows alone, by name or id" };
        private readonly Option<string?> _cycle = new("--cycle") { Description = "Into the weeks of this id (their first day, 2026-10-05); else those that a team plans, else those that run" };
        private readonly Option<string?> _report = new("--report") { Description = "Writes a CSV file with every row that is left out, and why" };
        private readonly Option<string?> _tenant = new("--tenant") { Description = "The Entra tenant; else Teams:TenantId" };
        private readonly Option<string?> _language = new("--language") { Description = "Of what is said: en or de" };
        private readonly Option<string?> _json = new("--json") { Description = "Writes counts, time and peak memory there" };

        public IEnumerable<Option> All => [_apply, _team, _cycle, _report, _tenant, _language, _json];

        public Chosen Read(ParseResult parsed) => new(parsed.GetValue(_tenant), parsed.GetValue(_team), parsed.GetValue(_cycle), parsed.GetValue(_apply), parsed.GetValue(_report))
        {
            Language = parsed.GetValue(_language), Json = parsed.GetValue(_json),
        };
    }
}
