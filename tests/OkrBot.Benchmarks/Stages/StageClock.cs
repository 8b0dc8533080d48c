using System.Diagnostics;

namespace OkrBot.Benchmarks.Stages;

/// <param name="Microseconds">Of one run, in the fastest batch: the one that others on the machine disturbed least.</param>
/// <param name="Bytes">Allocated by one run.</param>
internal sealed record StageCost(string Name, double Microseconds, double Bytes);

/// <summary>Times a piece of a turn on one thread.</summary>
internal static class StageClock
{
    private const int Batches = 60;
    private const int RunsInBatch = 100;

    public static StageCost Measure(string name, Action run)
    {
        // Enough for the last tier of the compiler.
        for (var i = 0; i < Batches * RunsInBatch / 4; i++) run();
        var best = TimeSpan.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var batch = 0; batch < Batches; batch++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < RunsInBatch; i++) run();
            var took = Stopwatch.GetElapsedTime(start);
            if (took < best) best = took;
        }
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return new(name, best.TotalMicroseconds / RunsInBatch, (double)bytes / (Batches * RunsInBatch));
    }
}
