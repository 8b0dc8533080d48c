using System.Diagnostics;
using OkrBot.Benchmarks.Driving;
using OkrBot.Benchmarks.Processes;
using OkrBot.Benchmarks.Servers;

namespace OkrBot.Benchmarks.Saves;

/// <summary>Starts the servers of one column, warms them, measures them, asks the store what it holds, and ends them.</summary>
internal sealed class Stretch(SavesOptions options, SaveWriter writer, TokenPool tokens)
{
    public async Task<Measurement> MeasureAsync(Contestant contestant, ServeOrder order, CancellationToken cancel)
    {
        await using var servers = await ServerGroup.StartAsync(contestant, order, cancel);
        using var load = new Load(servers.Addresses, writer, tokens);
        var warm = await load.RunAsync(Plan(options.WarmUp), cancel);
        var before = await servers.FiguresAsync(liveHeap: false, cancel);
        var driverBefore = Process.GetCurrentProcess().TotalProcessorTime;
        var result = await load.RunAsync(Plan(options.Seconds), cancel);
        var driver = Process.GetCurrentProcess().TotalProcessorTime - driverBefore;
        var after = await servers.FiguresAsync(liveHeap: false, cancel);
        var held = await servers.FiguresAsync(liveHeap: true, cancel);
        var audit = contestant.Stores ? Audit.Of([warm, result], await servers.StoredSavesAsync(cancel)) : null;
        return new Measurement(contestant.Name, result, before, after, held)
        {
            DriverCores = driver / result.Took,
            SavesPerPerson = (double)(warm.Saved + result.Saved) / writer.People,
            WarmUpFailures = warm.Failed,
            LogLines = servers.LogLines,
            Log = servers.Log,
            Audit = audit,
        };
    }

    private LoadPlan Plan(int seconds) => new(options.Connections, TimeSpan.FromSeconds(seconds), options.Rate > 0 ? options.Rate : null);
}
