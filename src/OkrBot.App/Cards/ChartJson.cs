using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace OkrBot.App.Cards;

internal static class ChartJson
{
    public static JsonObject Write(Chart chart)
    {
        var json = chart switch
        {
            LineChart line => WriteLine(line),
            BarChart bars => WriteBars(bars),
            _ => throw new NotSupportedException(chart.GetType().Name),
        };
        // It stands where the chart would have stood.
        json["fallback"] = ElementJson.Write(chart.Fallback with { Spacing = chart.Spacing, Separator = chart.Separator });
        return json;
    }

    private static JsonObject WriteLine(LineChart chart)
    {
        var json = Start("Chart.Line", chart.Title, chart.XTitle, chart.YTitle);
        if (chart.Min is { } min) json["yMin"] = min;
        if (chart.Max is { } max) json["yMax"] = max;
        json["data"] = Array(chart.Lines, line => new JsonObject
        {
            ["legend"] = line.Legend,
            ["color"] = Name(line.Color),
            ["values"] = Array(line.Points, point => new JsonObject { ["x"] = point.X, ["y"] = point.Y }),
        });
        return json;
    }

    private static JsonObject WriteBars(BarChart chart)
    {
        var json = Start(chart.Upright ? "Chart.VerticalBar" : "Chart.HorizontalBar", chart.Title, chart.XTitle, chart.YTitle);
        if (chart.Upright)
        {
            json["showBarValues"] = true;
            json["yMin"] = 0;
            if (chart.Max is { } max) json["yMax"] = max;
        }
        else
        {
            json["displayMode"] = "AbsoluteNoAxis";
        }
        json["data"] = Array(chart.Bars, bar => new JsonObject { ["x"] = bar.Label, ["y"] = bar.Value, ["color"] = Name(bar.Color) });
        return json;
    }

    private static JsonObject Start(string type, string title, string? x, string? y)
    {
        var json = new JsonObject { ["type"] = type, ["title"] = title, ["showTitle"] = false };
        if (x is not null) json["xAxisTitle"] = x;
        if (y is not null) json["yAxisTitle"] = y;
        return json;
    }

    private static JsonArray Array<T>(ImmutableArray<T> items, Func<T, JsonObject> write)
    {
        var array = new JsonArray();
        foreach (var item in items) array.Add((JsonNode)write(item));
        return array;
    }

    private static string Name(ChartColor color)
    {
        var name = color.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
