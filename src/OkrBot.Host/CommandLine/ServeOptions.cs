namespace OkrBot.Host.CommandLine;

/// <summary>What <c>serve</c> may be told: settings by their full names, and the host's own two. The host itself would pass over a slip of the pen.</summary>
internal static class ServeOptions
{
    private static readonly string[] OfTheHost = ["--urls", "--environment"];

    /// <exception cref="SettingException">For the first argument that is neither a setting nor the value of one.</exception>
    public static void Require(string[] args)
    {
        for (var at = 0; at < args.Length; at++)
        {
            var parts = args[at].Split('=', 2);
            if (!IsSetting(parts[0])) throw new SettingException(args[at], "is no option: write --Section:Name=value, --urls=… or --environment=…");
            // The value follows as an argument of its own.
            if (parts.Length == 1 && ++at == args.Length) throw new SettingException(parts[0], "has no value");
        }
    }

    public static bool IsSetting(string name)
        => OfTheHost.Contains(name, StringComparer.OrdinalIgnoreCase) || (name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal));
}
