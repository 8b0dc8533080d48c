using System.Diagnostics;

namespace OkrBot.Benchmarks.Servers;

/// <summary>Samples this process' managed heap ten times a second and reads its other figures when asked.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);
    private readonly ITimer _timer;
    private long _peak;

    public MemoryWatch() => _timer = TimeProvider.System.CreateTimer(_ => Sample(), null, Every, Every);

    /// <param name="collect">Collects everything first, so that only what is held is counted.</param>
    public ServerFigures Read(bool collect)
    {
        Sample();
        using var process = Process.GetCurrentProcess();
        return new ServerFigures(
            process.TotalProcessorTime.TotalMilliseconds, GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration().TotalMilliseconds,
            process.PeakWorkingSet64, Interlocked.Read(ref _peak), collect ? GC.GetTotalMemory(forceFullCollection: true) : 0);
    }

    public void Dispose() => _timer.Dispose();

    private void Sample()
    {
        var now = GC.GetTotalMemory(forceFullCollection: false);
        for (var known = Interlocked.Read(ref _peak); now > known;)
        {
            var found = Interlocked.CompareExchange(ref _peak, now, known);
            if (found == known) return;
            known = found;
        }
    }
}
