using System.CommandLine;
using OkrBot.Host.CommandLine.Copying;

namespace OkrBot.Host.CommandLine;

/// <summary>The verbs of the program. Without one it serves.</summary>
internal static class OkrCommands
{
    private static readonly string[] Questions = ["--help", "-h", "-?", "--version"];
    private static readonly string[] TakeSettings = [CheckCommand.Verb, DeadLettersCommand.Verb, CopyCommand.Verb, ImportCommand.Verb];

    /// <summary>What <c>serve</c> is told goes to the settings as it is (<c>--Teams:AppId=…</c>), as hosts do.</summary>
    public static Task<int> RunAsync(string[] args) => args switch
    {
        [var question, ..] when Questions.Contains(question) => Root([]).Parse(args).InvokeAsync(),
        ["serve", .. var told] => ServeCommand.RunAsync(told),
        [var verb, ..] when TakeSettings.Contains(verb) && VerbArguments.Of(args) is var told => Root(told.Settings).Parse(told.Own).InvokeAsync(),
        [var verb, ..] when !verb.StartsWith('-') => Root([]).Parse(args).InvokeAsync(),
        _ => ServeCommand.RunAsync(args),
    };

    private static RootCommand Root(string[] settings) => new("OkrBot: the ten-minute OKR check-in inside your Teams meetings")
    {
        RehearseCommand.Define(),
        CheckCommand.Define(settings),
        DeadLettersCommand.Define(settings),
        CopyCommand.Define(settings),
        ImportCommand.Define(settings),
    };
}
