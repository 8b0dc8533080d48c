using System.Text.Json.Serialization;
using OkrBot.Benchmarks.Companies;

namespace OkrBot.Benchmarks.Servers;

/// <summary>What the driver tells a server at its start: the first line of its input.</summary>
/// <param name="ServiceUrl">Of the stand-in tenant, which lives in the driver's process.</param>
/// <param name="Settings">Of the program; not asked by the bare endpoint.</param>
/// <param name="AnswerBytes">How large the bare endpoint's answers are.</param>
internal sealed record ServeOrder(CrowdShape Shape, string TenantId, Uri ServiceUrl, Dictionary<string, string?> Settings, int AnswerBytes)
{
    /// <summary>False for a server beside another on the same storage, which brought the crowd in.</summary>
    public bool Sows { get; init; } = true;
}

/// <summary>What a server says of itself, since its start.</summary>
/// <param name="CpuMilliseconds">Of all cores.</param>
/// <param name="HeapPeakBytes">The largest of the samples taken ten times a second.</param>
/// <param name="HeapLiveBytes">After a full collection; 0 when none was asked.</param>
internal sealed record ServerFigures(
    double CpuMilliseconds, long AllocatedBytes, double GcPauseMilliseconds, long PeakWorkingSetBytes, long HeapPeakBytes, long HeapLiveBytes)
{
    /// <summary>Requests to storage by table and kind, those beside the turns included; empty where there is none.</summary>
    public Dictionary<string, long> Requests { get; init; } = [];

    /// <summary>Of several servers together.</summary>
    public static ServerFigures Sum(IReadOnlyCollection<ServerFigures> all)
    {
        var requests = all.SelectMany(one => one.Requests).GroupBy(count => count.Key, StringComparer.Ordinal);
        return new ServerFigures(
            all.Sum(one => one.CpuMilliseconds), all.Sum(one => one.AllocatedBytes), all.Sum(one => one.GcPauseMilliseconds),
            all.Sum(one => one.PeakWorkingSetBytes), all.Sum(one => one.HeapPeakBytes), all.Sum(one => one.HeapLiveBytes))
        {
            Requests = requests.ToDictionary(same => same.Key, same => same.Sum(count => count.Value), StringComparer.Ordinal),
        };
    }
}

[JsonSerializable(typeof(ServeOrder))]
[JsonSerializable(typeof(ServerFigures))]
[JsonSerializable(typeof(int[]))]
internal sealed partial class ServerJson : JsonSerializerContext;
