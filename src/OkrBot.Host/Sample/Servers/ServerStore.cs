using OkrBot.Rehearsal;

namespace OkrBot.Host.Sample.Servers;

/// <summary>The one store of a rehearsal's servers: a file of its own, or tables and a queue of its own in an Azure storage account.</summary>
/// <param name="ConnectionString">Null = the file.</param>
internal sealed record ServerStore(string? ConnectionString)
{
    private const string Azure = "azure:";

    /// <summary>The rehearsal's tables and queues have names that nobody else's have.</summary>
    private readonly string _prefix = "r" + Guid.NewGuid().ToString("N")[..12];

    public string Name => ConnectionString is null ? "one storage file" : "one Azure storage account";

    /// <summary>Null when it is neither <c>embedded</c> nor <c>azure:CONNECTION</c>.</summary>
    public static ServerStore? Read(string text) => text switch
    {
        "embedded" => new ServerStore((string?)null),
        _ when text.StartsWith(Azure, StringComparison.Ordinal) && text.Length > Azure.Length => new ServerStore(text[Azure.Length..]),
        _ => null,
    };

    public Dictionary<string, string?> Settings(StandInTenant tenant, string folder)
    {
        var settings = StandInSettings.For(tenant, Path.Combine(folder, "okrbot.db"));
        settings["Storage:LongestRest"] = "00:00:02";
        if (ConnectionString is null) return settings;
        settings.Remove("Storage:Path");
        settings["Storage:Kind"] = "Azure";
        settings["Storage:ConnectionString"] = ConnectionString;
        settings["Storage:Prefix"] = _prefix;
        return settings;
    }
}
