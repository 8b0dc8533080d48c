using OkrBot.Host.Sample.Servers;
using OkrBot.Rehearsal.Playing;
using OkrBot.Rehearsal.Screens;
using Spectre.Console;

namespace OkrBot.Host.CommandLine;

/// <summary><c>rehearse --servers N</c>: the meetings of many teams against several server processes on one store.</summary>
internal static class RehearseServers
{
    private const int NotClean = 1;
    private const int NotAsked = 2;

    /// <summary>Leases of a storage account run in real time, and a rehearsed clock renews them in its own.</summary>
    private const double SlowestFast = 8;

    public static async Task<int> RunAsync(RehearsalOptions options, ServerStore store, FileInfo? json, CancellationToken cancel)
    {
        if (store.ConnectionString is not null && options.Speed is > 1 and < SlowestFast)
        {
            Console.Error.WriteLine("--speed is 1, or 8 and more, with --storage azure:…");
            return NotAsked;
        }
        var pace = options.Speed > 0 ? options.Speed : store.ConnectionString is null ? 4 : 1;
        var report = await ServersRehearsal.RunAsync(options with { Speed = pace }, store, new TerminalScreen(AnsiConsole.Console), cancel);
        if (json is not null) await File.WriteAllTextAsync(json.FullName, report.ToJson(), cancel);
        return report.IsClean ? 0 : NotClean;
    }
}
