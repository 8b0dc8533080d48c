namespace OkrBot.App.Cards.Shapes;

/// <summary>The ends of a chart's upright axis: round numbers just outside of what is shown, so that small movements are seen.</summary>
public static class Axis
{
    /// <summary>So many steps are about what the axis of a small chart names.</summary>
    private const int Steps = 4;

    /// <returns>Two different round numbers around all values; 0 and 1 around none.</returns>
    public static (decimal Min, decimal Max) Around(IEnumerable<decimal> values)
    {
        var all = values.ToList();
        if (all.Count == 0) return (0, 1);
        var (low, high) = (all.Min(), all.Max());
        var step = RoundStep(Math.Max(high - low, Math.Abs(high) / 50) / Steps);
        var min = Math.Floor(low / step) * step;
        var max = Math.Ceiling(high / step) * step;
        return (min == low && min != 0 ? min - step : min, max == high ? max + step : max);
    }

    /// <summary>1, 2 or 5 times a power of ten, not below the wanted one; 1 for nothing.</summary>
    private static decimal RoundStep(decimal wanted)
    {
        if (wanted <= 0) return 1;
        var power = 1m;
        while (power > wanted) power /= 10;
        while (power * 10 <= wanted) power *= 10;
        return (wanted / power) switch { <= 1 => power, <= 2 => power * 2, <= 5 => power * 5, _ => power * 10 };
    }
}
