using System.CommandLine;
using OkrBot.Host.Sample;
using OkrBot.Rehearsal.Playing;
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
        var seed = new Option<int>("--seed") { Description = "The same seed plays the same rehearsal", DefaultValueFactory = _ => 1 };
        var speed = new Option<double>("--speed") { Description = "Rehearsed seconds per second, 1 to 200", DefaultValueFactory = _ => 20 };
        var json = new Option<FileInfo?>("--json") { Description = "Also writes the report to this file" };
        var stay = new Option<bool>("--stay") { Description = "Leaves the program running to look around" };
        AtLeast(people, 9, 5_000);
        AtLeast(teams, 3, 1_000);
        AtLeast(speed, 1, 200);
        json.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Directory.Exists: false } file) result.AddError($"--json: there is no folder {file.DirectoryName}");
        });
        var command = new Command("rehearse", "Plays meetings end to end and shows them") { people, teams, seed, speed, json, stay };
        command.SetAction((parsed, cancel) => RunAsync(
            new RehearsalOptions(parsed.GetValue(people), parsed.GetValue(teams), parsed.GetValue(seed), parsed.GetValue(speed)),
            parsed.GetValue(json), parsed.GetValue(stay), cancel));
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
        var report = await RehearsalPlay.RunAsync(stage.Setup(screen), cancel);
        if (json is not null) await File.WriteAllTextAsync(json.FullName, report.ToJson(), cancel);
        foreach (var line in Next(stage, stay)) AnsiConsole.Console.WriteLine(line);
        if (stay) await stage.StayAsync(cancel);
        return report.IsClean ? 0 : NotClean;
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
            "          README, \"Try it by hand\"",
        ];
}
