using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Objectives.Cards;

/// <summary>The pictures of one key result's weeks: what was measured against the plan or the limits, and the confidence.</summary>
internal static class CourseChart
{
    /// <summary>Fewer points than this are no way.</summary>
    private const int FewestPoints = 2;
    private const int HighestConfidence = 10;

    /// <summary>Null for kinds without a number, and while there is nothing to compare.</summary>
    public static LineChart? Values(KeyResultView view, Words words)
    {
        var weeks = view.Weeks.Where(w => w.Value is not null || w.Plan is not null).TakeLast(Chart.MostPoints).ToImmutableArray();
        if (weeks.Count(w => w.Value is not null) < FewestPoints) return null;
        ImmutableArray<ChartLine> lines = [Line(Measured(view.Facts.Measure, words), ChartColor.CategoricalLightBlue, weeks, w => Said(view.Facts.Measure, w)), .. Beside(view.Facts.Measure, weeks, words)];
        var (min, max) = Axis.Around(lines.SelectMany(l => l.Points).Select(p => p.Y));
        return new LineChart(words.Text("chart.values", ("kr", KeyResultWords.Title(view.Facts))), lines, Table(weeks, view.Facts.Measure, words))
        {
            XTitle = words["chart.week"], YTitle = Unit(view.Facts.Measure), Min = min, Max = max, Spacing = Spacing.Medium,
        };
    }

    public static BarChart? Confidence(KeyResultView view, Words words)
    {
        var weeks = view.Weeks.Where(w => w.Confidence is not null).TakeLast(Chart.MostPoints).ToImmutableArray();
        if (weeks.Length < FewestPoints) return null;
        var table = FigureTable.Of([words["chart.week"], words["chart.confidence"]], weeks.Select(w => ImmutableArray.Create(words.Number(w.Week), words.Number(w.Confidence!.Value))));
        return new BarChart(words.Text("chart.confidences", ("kr", KeyResultWords.Title(view.Facts))),
            [.. weeks.Select(w => new ChartBar(words.Number(w.Week), w.Confidence!.Value, ChartColor.CategoricalLightBlue))], table)
        {
            Upright = true, XTitle = words["chart.week"], YTitle = words["chart.confidence"], Max = HighestConfidence, Spacing = Spacing.Medium,
        };
    }

    private static IEnumerable<ChartLine> Beside(Measure measure, ImmutableArray<CourseWeek> weeks, Words words) => measure switch
    {
        Measure.KeepAbove keep => [Limit(words["chart.limit"], weeks, keep.Limit)],
        Measure.KeepBelow keep => [Limit(words["chart.limit"], weeks, keep.Limit)],
        Measure.KeepWithin keep => [Limit(words["chart.low"], weeks, keep.Low), Limit(words["chart.high"], weeks, keep.High)],
        _ => [Line(words["chart.plan"], ChartColor.DivergingGray, weeks, Planned)],
    };

    private static ChartLine Limit(string legend, ImmutableArray<CourseWeek> weeks, decimal limit) => Line(legend, ChartColor.DivergingGray, weeks, _ => limit);

    private static ChartLine Line(string legend, ChartColor color, ImmutableArray<CourseWeek> weeks, Func<CourseWeek, decimal?> value)
        => new(legend, color, [.. from week in weeks let y = value(week) where y is not null select new ChartPoint(week.Week, y.Value)]);

    /// <summary>What people said stands as they said it; what is computed has no more digits than anybody would say.</summary>
    private static decimal? Said(Measure measure, CourseWeek week) => measure is Measure.Milestones && week.Value is { } share ? WordFormats.Round(share) : week.Value;

    private static decimal? Planned(CourseWeek week) => week.Plan is { } plan ? WordFormats.Round(plan) : null;

    /// <summary>Limits stand in a sentence on the card, since they are the same in every week.</summary>
    private static Container Table(ImmutableArray<CourseWeek> weeks, Measure measure, Words words)
    {
        var hasPlan = measure is Measure.Metric or Measure.Milestones;
        ImmutableArray<string> headings = [words["chart.week"], Measured(measure, words), .. hasPlan ? [words["chart.plan"]] : Array.Empty<string>()];
        return FigureTable.Of(headings, weeks.Select<CourseWeek, ImmutableArray<string>>(w =>
            [words.Number(w.Week), Figure(Said(measure, w), words), .. hasPlan ? [Figure(Planned(w), words)] : Array.Empty<string>()]));
    }

    private static string Measured(Measure measure, Words words) => words[measure is Measure.Milestones ? "chart.steps" : "chart.measured"];

    private static string Figure(decimal? value, Words words) => value is { } number ? words.Number(number) : words["chart.nothing"];

    private static string? Unit(Measure measure) => measure is Measure.Milestones ? "%" : KeyResultWords.Unit(measure) is { Length: > 0 } unit ? unit : null;
}
