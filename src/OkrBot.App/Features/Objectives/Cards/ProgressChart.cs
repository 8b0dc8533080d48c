using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Objectives.Cards;

/// <summary>How far each key result has come, in per cent of its way, with what the plan wants by today in the words of its bar.
/// The last bar is the whole way: clients draw the longest bar over the whole width.</summary>
internal static class ProgressChart
{
    private const int Percent = 100;
    private const int LabelLength = 40;

    /// <summary>Null without key results.</summary>
    public static BarChart? Of(TeamView view, Words words)
    {
        ImmutableArray<KeyResultLine> lines = [.. view.Objectives.SelectMany(o => o.KeyResults).Take(Chart.MostPoints - 1)];
        if (lines.IsEmpty) return null;
        var table = FigureTable.Of(
            [words["chart.keyResult"], words["chart.reached"], words["chart.plan"]],
            lines.Select(l => ImmutableArray.Create(UserText.Line(l.Facts.Title, LabelLength), words.Percent(l.Progress), l.Plan is { } plan ? words.Percent(plan) : words["chart.nothing"])),
            wideFirst: true);
        return new BarChart(words["chart.progressTitle"],
        [
            .. lines.Select(line => new ChartBar(Label(line, words), Rounded(line.Progress), Color(line.Facts.Status.Status))),
            new ChartBar(words["chart.target"], Percent, ChartColor.DivergingGray),
        ], table)
        {
            Spacing = Spacing.Small,
        };
    }

    private static string Label(KeyResultLine line, Words words)
    {
        var label = $"{StatusWords.Mark(line.Facts.Status.Status, words).Mark} {UserText.Line(line.Facts.Title, LabelLength)}";
        return line.Plan is { } plan ? words.Text("chart.withPlan", ("label", label), ("plan", words.Percent(plan))) : label;
    }

    private static decimal Rounded(decimal share) => decimal.Round(share * Percent, 0, MidpointRounding.AwayFromZero);

    private static ChartColor Color(Status status) => status switch
    {
        Status.OnTrack => ChartColor.CategoricalLightBlue,
        Status.AtRisk => ChartColor.CategoricalMarigold,
        Status.OffTrack => ChartColor.CategoricalRed,
        _ => ChartColor.DivergingGray,
    };
}
