using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Cards;

/// <summary>Columns beside each other; where that leaves too little room, below each other.</summary>
internal sealed class ColumnLayout(Func<JsonArray?, int, List<string>> renderItems)
{
    private const int Gap = 2;
    private const int LeastStretch = 12;

    /// <summary>Pixels that one terminal cell stands for.</summary>
    private const int CellPixels = 8;

    internal List<string> Render(JsonArray? set, int width)
    {
        var columns = (set ?? []).OfType<JsonObject>().Where(column => Json.Flag(column["isVisible"], otherwise: true)).ToList();
        if (columns.Count == 0) return [];
        if (Widths(columns, width) is not { } widths) return [.. columns.SelectMany(column => ItemsOf(column, width).Select(line => line.Trim()))];
        var blocks = columns.Select((column, at) => ItemsOf(column, widths[at])).ToList();
        var height = blocks.Max(block => block.Count);
        List<string> lines = [];
        for (var row = 0; row < height; row++)
        {
            var cells = blocks.Select((block, at) => TextWidth.Pad(row < block.Count ? block[row] : "", widths[at]));
            lines.Add(string.Join(new string(' ', Gap), cells).TrimEnd());
        }
        return lines;
    }

    /// <summary>Null when they do not fit.</summary>
    private int[]? Widths(List<JsonObject> columns, int width)
    {
        var free = width - (Gap * (columns.Count - 1));
        var widths = new int[columns.Count];
        var shares = new double[columns.Count];
        for (var at = 0; at < columns.Count; at++)
        {
            var asked = columns[at]["width"]?.ToString() ?? "stretch";
            if (asked is "auto") widths[at] = Natural(columns[at], free);
            else if (asked.EndsWith("px", StringComparison.Ordinal)) widths[at] = Math.Max(Natural(columns[at], free), Pixels(asked));
            else shares[at] = double.TryParse(asked, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight > 0 ? weight : 1;
        }
        var rest = free - widths.Sum();
        var stretched = shares.Count(share => share > 0);
        if (rest < 0 || (stretched > 0 && rest < stretched * LeastStretch)) return null;
        for (var at = 0; at < columns.Count; at++)
            if (shares[at] > 0) widths[at] = (int)(rest * shares[at] / shares.Sum());
        return widths;
    }

    private int Natural(JsonObject column, int most)
        => ItemsOf(column, most).Select(line => TextWidth.Of(line.Trim())).DefaultIfEmpty(0).Max();

    private static int Pixels(string asked)
        => int.TryParse(asked[..^2], NumberStyles.Integer, CultureInfo.InvariantCulture, out var pixels) ? (pixels + CellPixels - 1) / CellPixels : 0;

    private List<string> ItemsOf(JsonObject column, int width) => renderItems(column["items"] as JsonArray, Math.Max(1, width));
}
