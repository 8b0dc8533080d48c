using System.Diagnostics.Metrics;

namespace OkrBot.App.Observability;

/// <summary>How every room makes its meter and its durations. A room's meter and its source of spans have the room's own name.</summary>
public static class Instruments
{
    /// <summary>Matches the meters and the sources of all rooms.</summary>
    public const string AllRooms = "OkrBot.*";

    // Those that OpenTelemetry advises for HTTP: a press has to be answered within 3 s, and a turn ends after 10.
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    /// <summary>A duration in seconds.</summary>
    public static Histogram<double> Seconds(this Meter meter, string name, string description)
        => meter.CreateHistogram(name, "s", description, tags: null, Buckets);
}
