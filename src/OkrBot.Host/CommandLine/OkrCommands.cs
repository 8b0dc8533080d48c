using System.CommandLine;

namespace OkrBot.Host.CommandLine;

/// <summary>The verbs of the program. Without one it serves.</summary>
internal static class OkrCommands
{
    /// <summary>What <c>serve</c> is told goes to the settings as it is (<c>--Teams:AppId=…</c>), as hosts do.</summary>
    public static Task<int> RunAsync(string[] args)
        => args.Length > 0 && !args[0].StartsWith('-') && args[0] != "serve"
            ? Root().Parse(args).InvokeAsync()
            : ServeCommand.RunAsync(args.Length > 0 && args[0] == "serve" ? args[1..] : args);

    private static RootCommand Root() => new("OkrBot: the ten-minute OKR check-in inside your Teams meetings")
    {
        RehearseCommand.Define(),
        CheckCommand.Define(),
    };
}
