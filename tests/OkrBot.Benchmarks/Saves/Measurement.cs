using OkrBot.Benchmarks.Driving;
using OkrBot.Benchmarks.Servers;

namespace OkrBot.Benchmarks.Saves;

/// <summary>One server in one round.</summary>
/// <param name="Before">At the end of the warm-up.</param>
/// <param name="After">At the end of the measured time.</param>
/// <param name="Held">After that and a full collection.</param>
internal sealed record Measurement(string Subject, LoadResult Result, ServerFigures Before, ServerFigures After, ServerFigures Held)
{
    /// <summary>How many cores the driver and the stand-in tenant kept busy.</summary>
    public required double DriverCores { get; init; }

    /// <summary>Far above a quarter's 13, the stored teams are larger than real ones.</summary>
    public required double SavesPerPerson { get; init; }
    public required int WarmUpFailures { get; init; }
    public required int LogLines { get; init; }
    public required IReadOnlyList<string> Log { get; init; }

    /// <summary>Null where nothing is stored.</summary>
    public required Audit? Audit { get; init; }

    public int MeanAnswerBytes => Result.MeanAnswerBytes;
    public double SavesPerSecond => Result.Saved / Result.Took.TotalSeconds;
    public double CpuMilliseconds => After.CpuMilliseconds - Before.CpuMilliseconds;
}
