using System.Collections.Immutable;

namespace OkrBot.App.Cards;

/// <summary>Colours by Teams' own names, so that they fit its themes. Legend and words always say what a colour says.</summary>
public enum ChartColor { CategoricalLightBlue, CategoricalMarigold, CategoricalRed, DivergingGray }

/// <summary>A picture that Teams alone draws (https://adaptivecards.microsoft.com, elements <c>Chart.*</c>). A client that does not know it shows
/// the same figures as a table.</summary>
/// <param name="Title">Its text alternative; not drawn.</param>
/// <param name="Fallback">The same figures in words.</param>
public abstract record Chart(string Title, CardElement Fallback) : CardElement
{
    /// <summary>More points than this are a smear on a phone: one for each week of the longest cycle.</summary>
    public const int MostPoints = 26;
}

/// <summary><c>Chart.Line</c></summary>
public sealed record LineChart(string Title, ImmutableArray<ChartLine> Lines, CardElement Fallback) : Chart(Title, Fallback)
{
    public string? XTitle { get; init; }
    public string? YTitle { get; init; }

    /// <summary>The ends of the upright axis; null = from zero, as the client likes.</summary>
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }
}

/// <param name="Points">At most <see cref="Chart.MostPoints"/>.</param>
public sealed record ChartLine(string Legend, ChartColor Color, ImmutableArray<ChartPoint> Points);

public readonly record struct ChartPoint(decimal X, decimal Y);

/// <summary><c>Chart.HorizontalBar</c>, or <c>Chart.VerticalBar</c>.</summary>
/// <param name="Bars">At most <see cref="Chart.MostPoints"/>.</param>
public sealed record BarChart(string Title, ImmutableArray<ChartBar> Bars, CardElement Fallback) : Chart(Title, Fallback)
{
    public bool Upright { get; init; }
    public string? XTitle { get; init; }
    public string? YTitle { get; init; }

    /// <summary>The highest value of the upright axis, which begins at zero; null = the highest bar.</summary>
    public decimal? Max { get; init; }
}

public sealed record ChartBar(string Label, decimal Value, ChartColor Color);
