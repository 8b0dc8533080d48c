using System.Diagnostics;
using OkrBot.Benchmarks.Driving;
using OkrBot.Benchmarks.Processes;
using OkrBot.Benchmarks.Servers;

namespace OkrBot.Benchmarks.Saves;

/// <summary>Starts one server, warms it, measures it, asks the embedded store what it holds, and ends it.</summary>
internal sealed class Stretch(SavesOptions options, SaveWriter writer, TokenPool tokens)
{
    public async Task<Measurement> MeasureAsync(string subject, ServeOrder order, CancellationToken cancel)
    {
        await using var server = await ServerProcess.StartAsync(subject, order, cancel);
        using var load = new Load(server.Address, writer, tokens);
        var warm = await load.RunAsync(Plan(options.WarmUp), cancel);
        var before = await server.FiguresAsync(liveHeap: false, cancel);
        var driverBefore = Process.GetCurrentProcess().TotalProcessorTime;
        var result = await load.RunAsync(Plan(options.Seconds), cancel);
        var driver = Process.GetCurrentProcess().TotalProcessorTime - driverBefore;
        var after = await server.FiguresAsync(liveHeap: false, cancel);
        var held = await server.FiguresAsync(liveHeap: true, cancel);
        var audit = subject == SubjectNames.Embedded ? Audit.Of([warm, result], await server.StoredSavesAsync(cancel)) : null;
        return new Measurement(subject, result, before, after, held)
        {
            DriverCores = driver / result.Took,
            SavesPerPerson = (double)(warm.Saved + result.Saved) / writer.People,
            WarmUpFailures = warm.Failed,
            LogLines = server.LogLines,
            Log = server.Log,
            Audit = audit,
        };
    }

    private LoadPlan Plan(int seconds) => new(options.Connections, TimeSpan.FromSeconds(seconds), options.Rate > 0 ? options.Rate : null);
}
