using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Sheets;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Import.Reading;

/// <summary>Reads how a key result is measured. Where the file does not say the kind, the columns that are filled do.</summary>
internal sealed class MeasureReader(CellValues cells, bool isViva)
{
    private const string Percent = "%";

    /// <summary>Null with a problem; whether the measure itself is any good the rules of writing say.</summary>
    public Measure? Read(SheetRow row, out RowProblem? problem)
    {
        var start = cells.Number(row, Column.Start, out var first);
        var target = cells.Number(row, Column.Target, out var second);
        var lower = cells.Number(row, Column.Lower, out var third);
        var upper = cells.Number(row, Column.Upper, out var fourth);
        problem = first ?? second ?? third ?? fourth;
        if (problem is not null || Kind(row, ref problem, (start, target, lower, upper)) is not { } kind) return null;
        var unit = Unit(row);
        Measure? measure = kind switch
        {
            MeasureKind.Number => Number(start, target, unit),
            MeasureKind.Above => (lower ?? target) is { } limit ? new Measure.KeepAbove(limit, unit) : null,
            MeasureKind.Below => (upper ?? target) is { } limit ? new Measure.KeepBelow(limit, unit) : null,
            MeasureKind.Within => lower is { } low && upper is { } high ? new Measure.KeepWithin(low, high, unit) : null,
            MeasureKind.Steps => new Measure.Milestones(Steps(cells.Lines(row, Column.Steps))),
            MeasureKind.Done => new Measure.Binary(cells.Text(row, Column.Definition)),
            _ => new Measure.Baseline(unit),
        };
        if (measure is null) problem = new RowProblem(row.Number, Missing(kind, start is null, lower is null), "missing");
        return measure;
    }

    private MeasureKind? Kind(SheetRow row, ref RowProblem? problem, (decimal? Start, decimal? Target, decimal? Lower, decimal? Upper) numbers)
    {
        var said = cells.Text(row, Column.Kind);
        if (KindNames.Measure(said) is { } kind) return kind;
        if (said.Length > 0 && !isViva) problem = new RowProblem(row.Number, Column.Kind, "kind", said);
        if (problem is not null) return null;
        if (Inferred(row, numbers) is { } inferred) return inferred;
        if (isViva) return MeasureKind.Number;
        problem = new RowProblem(row.Number, Column.Kind, "kindMissing");
        return null;
    }

    private MeasureKind? Inferred(SheetRow row, (decimal? Start, decimal? Target, decimal? Lower, decimal? Upper) numbers) => numbers switch
    {
        { Start: not null } or { Target: not null } => MeasureKind.Number,
        { Lower: not null, Upper: not null } => MeasureKind.Within,
        { Lower: not null } => MeasureKind.Above,
        { Upper: not null } => MeasureKind.Below,
        _ when !cells.IsBlank(row, Column.Steps) => MeasureKind.Steps,
        _ when !cells.IsBlank(row, Column.Definition) => MeasureKind.Done,
        _ => null,
    };

    // Viva Goals leaves out a start of nothing, and measures by share what has no number of its own.
    private Measure? Number(decimal? start, decimal? target, string unit) => (start, target) switch
    {
        ({ } from, { } to) => new Measure.Metric(from, to, unit),
        (null, { } to) when isViva => new Measure.Metric(0, to, unit),
        (null, null) when isViva => new Measure.Metric(0, 100, Percent),
        _ => null,
    };

    private string Unit(SheetRow row)
    {
        var said = cells.Text(row, Column.Unit);
        var isShare = said.Length == 0 && (cells.Text(row, Column.Target) + cells.Text(row, Column.Lower) + cells.Text(row, Column.Upper)).Contains('%', StringComparison.Ordinal);
        return isShare ? Percent : said;
    }

    private static Column Missing(MeasureKind kind, bool noStart, bool noLower) => kind switch
    {
        MeasureKind.Number => noStart ? Column.Start : Column.Target,
        MeasureKind.Below => Column.Upper,
        MeasureKind.Within => noLower ? Column.Lower : Column.Upper,
        _ => Column.Lower,
    };

    private static ImmutableArray<Step> Steps(string lines)
        => [.. lines.Split('\n', ';').Select(line => PlainText.Clean(line)).Where(line => line.Length > 0)
            .Select((line, at) => new Step("s" + (at + 1).ToString(CultureInfo.InvariantCulture), line))];
}
