using System.Diagnostics;
using OkrBot.Benchmarks.Saves;
using OkrBot.Benchmarks.Servers;

namespace OkrBot.Benchmarks.Reports;

/// <summary>One server's figures over all rounds: rates and latencies over all saves together, memory at its largest.</summary>
/// <param name="CpuPerSave">Milliseconds of one core, in the server, beside-work included.</param>
/// <param name="Rounds">Saves a second in each round, to show how steady the machine was.</param>
internal sealed record Subject(
    string Name, double SavesPerSecond, double P50, double P99, double Slowest, double CpuPerSave, double AllocatedKbPerSave,
    double PeakWorkingSetMb, double HeapPeakMb, double HeapLiveMb, double[] Rounds)
{
    private const double Mb = 1024 * 1024;

    public required int Saved { get; init; }
    public required int Failed { get; init; }
    public required int MeanAnswerBytes { get; init; }
    public required double GcPauseShare { get; init; }
    public required double DriverCores { get; init; }
    public required double SavesPerPerson { get; init; }
    public required int LogLines { get; init; }
    /// <summary>Requests to storage per save by table and kind, those of the work beside the turns included.</summary>
    public required Dictionary<string, double> RequestsPerSave { get; init; }
    public required string[] Problems { get; init; }
    public required Audit[] Audits { get; init; }

    public bool IsClean => Saved > 0 && Failed == 0 && Audits.All(audit => audit.IsClean) && (Audits.Length > 0 || Name is SubjectNames.Bare or SubjectNames.Turn);

    public static Subject Of(string name, IEnumerable<Measurement> all)
    {
        var ms = all.Where(one => one.Subject == name).ToList();
        var saved = ms.Sum(one => one.Result.Saved);
        var seconds = ms.Sum(one => one.Result.Took.TotalSeconds);
        var took = ms.SelectMany(one => one.Result.Tallies).SelectMany(tally => tally.Latencies).Order().ToArray();
        return new Subject(
            name, saved / seconds, Milliseconds(took, 0.50), Milliseconds(took, 0.99), Milliseconds(took, 1), ms.Sum(one => one.CpuMilliseconds) / saved,
            ms.Sum(one => one.After.AllocatedBytes - one.Before.AllocatedBytes) / 1024.0 / saved, ms.Max(one => one.Held.PeakWorkingSetBytes) / Mb,
            ms.Max(one => one.Held.HeapPeakBytes) / Mb, ms.Max(one => one.Held.HeapLiveBytes) / Mb, [.. ms.Select(one => Math.Round(one.SavesPerSecond, 1))])
        {
            Saved = saved,
            Failed = ms.Sum(one => one.Result.Failed + one.WarmUpFailures),
            MeanAnswerBytes = (int)ms.Average(one => one.MeanAnswerBytes),
            GcPauseShare = ms.Sum(one => one.After.GcPauseMilliseconds - one.Before.GcPauseMilliseconds) / 1000 / seconds,
            DriverCores = ms.Average(one => one.DriverCores),
            SavesPerPerson = ms.Max(one => one.SavesPerPerson),
            LogLines = ms.Sum(one => one.LogLines),
            RequestsPerSave = RequestsOf(ms).ToDictionary(request => request.Key, request => Math.Round((double)request.Value / saved, 3), StringComparer.Ordinal),
            Problems = [.. ms.SelectMany(ProblemsOf).Distinct(StringComparer.Ordinal).Take(5)],
            Audits = [.. ms.Select(one => one.Audit).OfType<Audit>()],
        };
    }

    private static Dictionary<string, long> RequestsOf(List<Measurement> all)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (request, count) in all.SelectMany(one => one.After.Requests))
            sums[request] = sums.GetValueOrDefault(request) + count;
        foreach (var (request, count) in all.SelectMany(one => one.Before.Requests))
            sums[request] -= count;
        return sums;
    }

    private static IEnumerable<string> ProblemsOf(Measurement one)
        => one.Result.Tallies.SelectMany(tally => tally.Failures).Select(failure => failure.Problem).Concat(one.Log);

    /// <summary>The nearest rank; 0 for none.</summary>
    private static double Milliseconds(long[] sorted, double share)
        => sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1] * 1000.0 / Stopwatch.Frequency;
}
