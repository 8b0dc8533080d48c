using OkrBot.App.Ports;
using OkrBot.Storage;

namespace OkrBot.Host.CommandLine.Copying;

/// <summary>Reads where a copy goes from or to.</summary>
internal static class PlaceSyntax
{
    public const string Help = "embedded:FILE, azure:account:NAME (managed identity), azure:env:VARIABLE (holds a connection string), azure:CONNECTIONSTRING "
        + "(others on this machine can read it), or settings (what Storage:* says)";

    private const string Settings = "settings", Embedded = "embedded:", Azure = "azure:", Account = "account:", Environment = "env:";

    /// <summary>The section <c>Storage</c> that the place means, and the cloud that it is in unless it says so itself.</summary>
    /// <param name="prefix">For Azure; null = none.</param>
    /// <param name="own">The program's settings, of which a place takes what it does not say itself: the credential.</param>
    /// <exception cref="SettingException">It is none; names the option.</exception>
    public static IConfiguration Read(string option, string text, string? prefix, IConfiguration own)
    {
        if (text == Settings) return prefix is null ? own : throw new SettingException(option + "-prefix", "is not for settings: Storage:Prefix is");
        var section = Section(option, text, own);
        if (prefix is not null && text.StartsWith(Embedded, StringComparison.Ordinal)) throw new SettingException(option + "-prefix", "is for azure: only");
        if (prefix is not null) section[nameof(StorageOptions.Prefix)] = prefix;
        return new ConfigurationBuilder()
            .AddInMemoryCollection(section.Select(pair => KeyValuePair.Create($"{StorageOptions.Section}:{pair.Key}", pair.Value)))
            .AddInMemoryCollection([KeyValuePair.Create(MicrosoftCloud.Setting, own[MicrosoftCloud.Setting])]).Build();
    }

    private static Dictionary<string, string?> Section(string option, string text, IConfiguration own)
    {
        if (After(text, Embedded) is { Length: > 0 } file)
            return new(StringComparer.Ordinal) { [nameof(StorageOptions.Kind)] = nameof(StorageKind.Embedded), [nameof(StorageOptions.Path)] = file };
        var where = After(text, Azure);
        if (string.IsNullOrEmpty(where)) throw new SettingException(option, $"has to be {Help}");
        var section = new Dictionary<string, string?>(StringComparer.Ordinal) { [nameof(StorageOptions.Kind)] = nameof(StorageKind.Azure) };
        if (After(where, Account) is { } account)
        {
            section[nameof(StorageOptions.Account)] = account;
            foreach (var name in new[] { nameof(StorageOptions.Credential), nameof(StorageOptions.ClientId) }) section[name] = own[$"{StorageOptions.Section}:{name}"];
        }
        else
        {
            section[nameof(StorageOptions.ConnectionString)] = After(where, Environment) is { } variable ? OfEnvironment(option, variable) : where;
        }
        return section;
    }

    private static string OfEnvironment(string option, string variable)
        => System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new SettingException(option, $"names the environment variable {variable}, which is not set");

    private static string? After(string text, string begin) => text.StartsWith(begin, StringComparison.Ordinal) ? text[begin.Length..] : null;
}
