using System.Diagnostics;

namespace OkrBot.Benchmarks.Stages;

/// <param name="Microseconds">Of one run, in the fastest batch: the one that others on the machine disturbed least.</param>
/// <param name="Bytes">Allocated by one run.</param>
internal sealed record StageCost(string Name, double Microseconds, double Bytes);

/// <param name="RunsInBatch">Fewer where the disk is waited for.</param>
internal sealed record Stage(string Name, Action Run, int RunsInBatch = 100);

/// <summary>Times a piece of a turn, one run after the other.</summary>
internal static class StageClock
{
    private const int Batches = 40;

    public static StageCost Measure(Stage stage)
    {
        var (name, run, runs) = stage;
        var best = TimeSpan.MaxValue;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var batch = 0; batch < Batches; batch++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < runs; i++) run();
            var took = Stopwatch.GetElapsedTime(start);
            if (took < best) best = took;
        }
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        return new(name, best.TotalMicroseconds / runs, (double)bytes / (Batches * runs));
    }
}
