using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using OkrBot.Benchmarks.Reports;
using Spectre.Console;

namespace OkrBot.Benchmarks.Saves;

/// <summary>The command line of the load run.</summary>
internal static class SavesCommand
{
    private const int NotClean = 1;

    public static Task<int> RunAsync(string[] args)
    {
        var seconds = Number("--seconds", "Seconds measured on each server in each round", 10, 1, 600);
        var warmUp = Number("--warm-up", "Seconds of load before, not counted: a fresh process compiles for that long", 20, 1, 120);
        var connections = Number("--connections", "Connections that save at once", 32, 1, 512);
        var teams = Number("--teams", "Teams over which the saves are spread", 200, 1, 2_000);
        var people = Number("--people", "People in each team, each with one key result", 10, 1, 50);
        var rounds = Number("--rounds", "Rounds; each starts every server anew", 2, 1, 10);
        var rate = new Option<double>("--rate") { Description = "Saves a second at fixed times, measured from when each was due; 0 = as many as the connections carry" };
        var servers = Servers();
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the report to this file" };
        var command = new RootCommand("Measures saves over real HTTP: a bare endpoint, the real turn without storage, the real program with the embedded store and on Azurite")
        {
            seconds, warmUp, connections, teams, people, rounds, rate, servers, json,
        };
        command.SetAction((parsed, cancel) => MeasureAsync(
            new SavesOptions(parsed.GetValue(seconds), parsed.GetValue(warmUp), parsed.GetValue(connections), parsed.GetValue(teams),
                parsed.GetValue(people), Math.Clamp(parsed.GetValue(rate), 0, 100_000), parsed.GetValue(rounds))
            {
                Servers = Numbers(parsed.GetValue(servers)!),
            },
            parsed.GetValue(json), cancel));
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> MeasureAsync(SavesOptions options, FileInfo? json, CancellationToken cancel)
    {
        var report = await SavesRun.RunAsync(options, AnsiConsole.Console, cancel);
        SavesTable.Write(report, AnsiConsole.Console);
        if (json is not null) await File.WriteAllTextAsync(json.FullName, report.ToJson(), cancel);
        return report.IsClean ? 0 : NotClean;
    }

    private static Option<string> Servers()
    {
        var option = new Option<string>("--servers") { Description = "How many server processes share one Azurite, for instance 1,2,3: one measurement each; 0 = without Azurite", DefaultValueFactory = _ => "1" };
        option.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<string>() ?? "").Split(',').All(part => int.TryParse(part, CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= 8))
                result.AddError("--servers takes numbers from 0 to 8 with commas between");
        });
        return option;
    }

    private static ImmutableArray<int> Numbers(string servers)
        => [.. servers.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).Where(count => count > 0).Distinct().Order()];

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most)) result.AddError($"{name} goes from {least} to {most}");
        });
        return option;
    }
}
