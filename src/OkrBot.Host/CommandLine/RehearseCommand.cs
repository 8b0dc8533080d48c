using System.CommandLine;
using OkrBot.Host.Sample;
using OkrBot.Host.Sample.Servers;
using OkrBot.Rehearsal.Playing;
using OkrBot.Rehearsal.Playing.Weeks;
using OkrBot.Rehearsal.Screens;
using Spectre.Console;

namespace OkrBot.Host.CommandLine;

/// <summary><c>rehearse</c>: plays meetings of a made-up company against the real program over real HTTP, and shows them.</summary>
internal static class RehearseCommand
{
    private const int NotClean = 1;

    public static Command Define()
    {
        var people = new Option<int>("--people") { Description = "People in the company, at least 9", DefaultValueFactory = _ => 9 };
        var teams = new Option<int>("--teams") { Description = "Teams besides the leadership, at least 3", DefaultValueFactory = _ => 3 };
        var weeks = new Option<int>("--weeks") { Description = "Plays so many weeks of a cycle, 1 to 26, instead of one day" };
        var seed = new Option<int>("--seed") { Description = "The same seed plays the same rehearsal", DefaultValueFactory = _ => 1 };
        var speed = new Option<double>("--speed") { Description = "Rehearsed seconds per second, 1 to 200: 20, or 1 with --weeks; quiet hours are skipped on top" };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the report to this file" };
        var stay = new Option<bool>("--stay") { Description = "Leaves the program running to look around" };
        var servers = new Option<int>("--servers") { Description = "So many servers, 2 to 9, each a process of its own; one is killed and one rolled in the middle" };
        var storage = new Option<string>("--storage") { Description = "Of the servers: embedded, or azure:CONNECTION", DefaultValueFactory = _ => "embedded" };
        AtLeast(servers, 2, 9);
        storage.Validators.Add(result =>
        {
            if (ServerStore.Read(result.GetValueOrDefault<string>() ?? "") is null) result.AddError("--storage is embedded or azure:CONNECTION");
        });
        AtLeast(people, 9, 5_000);
        AtLeast(teams, 3, 1_000);
        AtLeast(weeks, 1, 26);
        AtLeast(speed, 1, 200);
        json.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Directory.Exists: false } file) result.AddError($"--json: there is no folder {file.DirectoryName}");
        });
        var command = new Command("rehearse", "Plays meetings end to end and shows them") { people, teams, weeks, seed, speed, servers, storage, json, stay };
        command.SetAction((parsed, cancel) =>
        {
            if (parsed.GetValue(servers) is > 1 and var several)
            {
                var asked = new RehearsalOptions(parsed.GetValue(people), parsed.GetValue(teams), parsed.GetValue(seed), parsed.GetValue(speed)) { Servers = several };
                return RehearseServers.RunAsync(asked, ServerStore.Read(parsed.GetValue(storage)!)!, parsed.GetValue(json), cancel);
            }
            var played = parsed.GetValue(weeks);
            // Quiet hours are skipped at any speed; where nothing is to be watched, a slow clock leaves a busy machine its time.
            var pace = parsed.GetValue(speed) is > 0 and var told ? told : played > 0 ? 1 : 20;
            var options = new RehearsalOptions(parsed.GetValue(people), parsed.GetValue(teams), parsed.GetValue(seed), pace) { Weeks = played };
            return RunAsync(options, parsed.GetValue(json), parsed.GetValue(stay), cancel);
        });
        return command;
    }

    private static void AtLeast<T>(Option<T> option, T least, T most) where T : IComparable<T> => option.Validators.Add(result =>
    {
        var value = result.GetValueOrDefault<T>();
        if (value is null || value.CompareTo(least) < 0 || value.CompareTo(most) > 0) result.AddError($"{option.Name} goes from {least} to {most}");
    });

    private static async Task<int> RunAsync(RehearsalOptions options, FileInfo? json, bool stay, CancellationToken cancel)
    {
        var screen = new TerminalScreen(AnsiConsole.Console);
        await using var stage = await RehearsalStage.SetAsync(options, cancel);
        var (isClean, report) = await PlayAsync(stage.Setup(screen), cancel);
        if (json is not null) await File.WriteAllTextAsync(json.FullName, report, cancel);
        foreach (var line in Next(stage, stay)) AnsiConsole.Console.WriteLine(line);
        if (stay) await stage.StayAsync(cancel);
        return isClean ? 0 : NotClean;
    }

    private static async Task<(bool IsClean, string Json)> PlayAsync(RehearsalSetup setup, CancellationToken cancel)
    {
        if (setup.Options.Weeks > 0)
        {
            var cycle = await CyclePlay.RunAsync(setup, cancel);
            return (cycle.IsClean, cycle.ToJson());
        }
        var day = await RehearsalPlay.RunAsync(setup, cancel);
        return (day.IsClean, day.ToJson());
    }

    private static string[] Next(RehearsalStage stage, bool stay) => stay
        ?
        [
            $"Next      The program stays up on {stage.Bot} (health: {stage.Bot}health/ready). Ctrl+C ends it.",
            $"          An Agents Playground talks to it through {stage.Playground}",
        ]
        :
        [
            "Next      rehearse --stay        leaves the program running to look around",
            "          rehearse --teams 20    plays more meetings at once",
            "          rehearse --weeks 13    plays a whole cycle",
            "          README, \"Try it by hand\"",
        ];
}
