using System.Runtime;
using System.Runtime.InteropServices;

namespace OkrBot.Benchmarks.Reports;

/// <param name="LoadBefore">What others kept busy: the load average of the minute before the run; null where the system tells none.</param>
internal sealed record Machine(int Cores, string System, string Runtime, string Collector, string? LoadBefore)
{
    private const string LoadFile = "/proc/loadavg";

    public static Machine Read() => new(
        Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        GCSettings.IsServerGC ? "server GC" : "workstation GC", File.Exists(LoadFile) ? File.ReadAllText(LoadFile).Split(' ')[0] : null);
}
