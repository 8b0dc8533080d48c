using System.Globalization;
using OkrBot.Benchmarks.Saves;
using Spectre.Console;

namespace OkrBot.Benchmarks.Reports;

/// <summary>Shows a run's figures in the terminal.</summary>
internal static class SavesTable
{
    /// <summary>The command to repeat must come out in one piece.</summary>
    private const int LongLine = 200;

    private static readonly (string Title, Func<Subject, string> Text)[] Rows =
    [
        ("saves/s", one => Number(one.SavesPerSecond, "#,##0")),
        ("  in each round", one => string.Join(" · ", one.Rounds.Select(rate => Number(rate, "#,##0")))),
        ("p50 ms", one => Number(one.P50, "#,##0.00")),
        ("p99 ms", one => Number(one.P99, "#,##0.00")),
        ("slowest ms", one => Number(one.Slowest, "#,##0.0")),
        ("CPU ms per save", one => Number(one.CpuPerSave, "0.000")),
        ("allocated KB per save", one => Number(one.AllocatedKbPerSave, "#,##0")),
        ("GC pauses, share of time", one => Number(one.GcPauseShare, "0.0%")),
        ("peak working set MB", one => Number(one.PeakWorkingSetMb, "#,##0")),
        ("GC heap MB, peak", one => Number(one.HeapPeakMb, "#,##0")),
        ("GC heap MB, held", one => Number(one.HeapLiveMb, "#,##0")),
        ("saves measured", one => Number(one.Saved, "#,##0")),
        ("failed", one => Number(one.Failed, "#,##0")),
        ("bytes of an answer", one => Number(one.MeanAnswerBytes, "#,##0")),
        ("saves by one person", one => Number(one.SavesPerPerson, "0.0")),
        ("cores used by the driver", one => Number(one.DriverCores, "0.00")),
        ("warnings logged", one => Number(one.LogLines, "#,##0")),
    ];

    public static void Write(SavesReport report, IAnsiConsole screen)
    {
        var machine = report.Machine;
        screen.Profile.Width = Math.Max(screen.Profile.Width, LongLine);
        screen.WriteLine();
        screen.WriteLine($"{machine.Cores} cores, shared by servers, driver, stand-in tenant and Azurite; {machine.Runtime}, {machine.Collector}; load before the run {machine.LoadBefore ?? "unknown"}");
        screen.Write(Figures(report));
        screen.Write(Ratios(report));
        foreach (var subject in report.Subjects.Where(subject => subject.RequestsPerSave.Values.Any(count => count > 0)))
            screen.WriteLine($"{subject.Name}: requests to storage per save, work beside the turns included: " + string.Join(" · ", subject.RequestsPerSave
                .Where(request => request.Value > 0).OrderByDescending(request => request.Value).Select(request => $"{request.Key} {Number(request.Value, "0.00")}")));
        foreach (var subject in report.Subjects)
            foreach (var audit in subject.Audits) screen.WriteLine(Told(subject.Name, audit));
        foreach (var subject in report.Subjects)
            foreach (var problem in subject.Problems) screen.WriteLine($"{subject.Name}: {problem}");
        screen.WriteLine(report.IsClean ? "Clean: every answer said saved, and every save is in the history once." : "NOT CLEAN: see failed, lost and doubled above.");
        screen.WriteLine("Again: " + report.Command);
    }

    private static Table Figures(SavesReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var subject in report.Subjects) table.AddColumn(new TableColumn(subject.Name).RightAligned());
        foreach (var (title, text) in Rows) table.AddRow([title, .. report.Subjects.Select(text)]);
        return table;
    }

    private static Table Ratios(SavesReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var title in report.Ratios[0].Of.Keys) table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var ratio in report.Ratios)
            table.AddRow([ratio.Figure, .. ratio.Of.Values.Select(value => Number(value, "0.00"))]);
        return table;
    }

    private static string Told(string name, Audit audit)
        => $"{name}: {audit.Acknowledged:N0} saves acknowledged, warm-up included; {audit.Stored:N0} in the history; {audit.Lost} lost, {audit.Doubled} doubled, {audit.Untold} never told";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
