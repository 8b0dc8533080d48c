using System.Globalization;
using Spectre.Console;

namespace OkrBot.Benchmarks.Stages;

/// <summary><c>stages</c>: what the pieces of one save cost, in one process, without HTTP and the rest of the load.</summary>
internal static class StagesRun
{
    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var bench = await StageBench.SetAsync(cancel);
        var table = new Table().Border(TableBorder.Simple).AddColumn("stage").AddColumn(new TableColumn("µs").RightAligned()).AddColumn(new TableColumn("KB").RightAligned());
        await using var store = await StoreStages.SetAsync(cancel);
        List<Stage> stages = [.. bench.Stages(), .. store.Stages()];
        // All once before, so that each is measured as the compiler's last tier left it.
        foreach (var stage in stages) StageClock.Measure(stage);
        foreach (var stage in stages)
        {
            var cost = StageClock.Measure(stage);
            table.AddRow(Markup.Escape(cost.Name), Text(cost.Microseconds), Text(cost.Bytes / 1024));
        }
        AnsiConsole.Write(table);
        return 0;
    }

    private static string Text(double value) => value.ToString("#,##0.0", CultureInfo.InvariantCulture);
}
