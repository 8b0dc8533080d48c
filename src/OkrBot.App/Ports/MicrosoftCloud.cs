using System.Collections.Immutable;

namespace OkrBot.App.Ports;

/// <summary>In which of Microsoft's clouds the tenant lives. The world's also serves GCC.</summary>
public enum CloudName { Public, GccHigh, Dod, China }

/// <summary>All that differs between Microsoft's clouds, chosen by the setting <c>Cloud</c>. A single value is overridden by its own setting. Sources: Learn
/// "National cloud deployments" (2025-01-30) for Graph and login; AuthenticationConstants and TeamsProactiveGlobalServiceUrls of microsoft/Agents-for-net for
/// the Bot Framework. Nothing of the last three was tried in a tenant of theirs.</summary>
public sealed record MicrosoftCloud(CloudName Name)
{
    public const string Setting = "Cloud";

    public required string GraphHost { get; init; }

    /// <summary>Gives tokens there; the first is the one that is asked.</summary>
    public required ImmutableArray<string> LoginHosts { get; init; }

    /// <summary>Where the keys of callers' tokens are told.</summary>
    public required string BotMetadata { get; init; }
    public required string BotIssuer { get; init; }
    public required string BotScope { get; init; }

    /// <summary>Of the assertion with which a managed identity speaks for an app registration (Learn: "Configure an application to trust a managed identity").</summary>
    public required string ExchangeScope { get; init; }

    /// <summary>Teams' hosts that the bot sends to; empty = none is documented, and the operator lists them.</summary>
    public ImmutableArray<string> ConnectorHosts { get; init; } = [];

    /// <summary>Whether Graph can look up a meeting and its chat there.</summary>
    public bool HasOnlineMeetings { get; init; } = true;

    /// <summary>As <c>Connect-MgGraph -Environment</c> calls it.</summary>
    public required string ShellName { get; init; }

    public static ImmutableArray<MicrosoftCloud> All { get; } =
    [
        new(CloudName.Public)
        {
            GraphHost = "graph.microsoft.com",
            LoginHosts = ["login.microsoftonline.com"],
            BotMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration",
            BotIssuer = "https://api.botframework.com",
            BotScope = "https://api.botframework.com/.default",
            ExchangeScope = "api://AzureADTokenExchange/.default",
            ConnectorHosts = ["smba.trafficmanager.net"],
            ShellName = "Global",
        },
        Government(CloudName.GccHigh, "graph.microsoft.us", "smba.infra.gov.teams.microsoft.us", "USGov"),
        Government(CloudName.Dod, "dod-graph.microsoft.us", "smba.infra.dod.teams.microsoft.us", "USGovDoD"),
        new(CloudName.China)
        {
            GraphHost = "microsoftgraph.chinacloudapi.cn",
            // Learn names the second for Graph, the Agents SDK the first for bots.
            LoginHosts = ["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"],
            BotMetadata = "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            BotIssuer = "https://api.botframework.azure.cn",
            BotScope = "https://api.botframework.azure.cn/.default",
            ExchangeScope = "api://AzureADTokenExchangeChina/.default",
            HasOnlineMeetings = false,
            ShellName = "China",
        },
    ];

    /// <summary>The world's.</summary>
    public static MicrosoftCloud Public => All[0];

    public string GraphScope => $"https://{GraphHost}/.default";

    /// <summary>Without a slash at its end.</summary>
    public string GraphAddress => $"https://{GraphHost}/v1.0";

    public Uri LoginAddress => new($"https://{LoginHosts[0]}/");

    /// <summary>Empty = the world's; null = none of that name.</summary>
    public static MicrosoftCloud? Find(string? name)
        => string.IsNullOrWhiteSpace(name) ? Public : All.FirstOrDefault(cloud => cloud.Name.ToString().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Another cloud to which a value is known to belong, and not to this one; null = it is ours, or nobody's that is known here.</summary>
    public MicrosoftCloud? OtherWith(Func<MicrosoftCloud, bool> has) => has(this) ? null : All.FirstOrDefault(has);

    private static MicrosoftCloud Government(CloudName name, string graph, string connector, string shell) => new(name)
    {
        GraphHost = graph,
        LoginHosts = ["login.microsoftonline.us"],
        BotMetadata = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        BotIssuer = "https://api.botframework.us",
        BotScope = "https://api.botframework.us/.default",
        ExchangeScope = "api://AzureADTokenExchangeUSGov/.default",
        ConnectorHosts = [connector],
        ShellName = shell,
    };
}
