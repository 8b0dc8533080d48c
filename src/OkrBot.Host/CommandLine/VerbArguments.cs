namespace OkrBot.Host.CommandLine;

/// <summary>The arguments of a verb that takes settings as <c>serve</c> does (<c>--Storage:Path=…</c>), sorted apart.</summary>
/// <param name="Own">The verb, its options and what it is about.</param>
/// <param name="Settings">Go to the settings as they are.</param>
internal sealed record VerbArguments(string[] Own, string[] Settings)
{
    public static VerbArguments Of(string[] args)
    {
        var (own, settings) = (new List<string>(), new List<string>());
        for (var at = 0; at < args.Length; at++)
        {
            var isSetting = ServeOptions.IsSetting(args[at].Split('=', 2)[0]);
            (isSetting ? settings : own).Add(args[at]);
            // The value follows as an argument of its own.
            if (isSetting && !args[at].Contains('=', StringComparison.Ordinal) && at + 1 < args.Length) settings.Add(args[++at]);
        }
        return new VerbArguments([.. own], [.. settings]);
    }
}
