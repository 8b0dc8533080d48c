using System.Collections.Immutable;

namespace OkrBot.App.Ports;

/// <summary>In which of Microsoft's clouds the tenant lives. The world's also serves GCC.</summary>
public enum CloudName { Public, GccHigh, Dod, China }

/// <summary>All that differs between Microsoft's clouds, chosen by the setting <c>Cloud</c>; no address of one stands anywhere else. A single value is overridden
/// by its own setting. Nothing of the last three was tried in a tenant of theirs. Sources, where a member names no other: for Graph and login "Microsoft Graph
/// national cloud deployments" (Learn, 2025-01-30), for the Bot Framework AuthenticationConstants and TeamsProactiveGlobalServiceUrls of
/// microsoft/Agents-for-net.</summary>
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

    /// <summary>Where people's Teams opens a link (Learn, "Plan for sovereign clouds" of Teams, 2026-07-27).</summary>
    public required string TeamsHost { get; init; }

    /// <summary>SharePoint, where Teams keeps what people send to a bot; <c>*.</c> is one label more (Learn, "Microsoft 365 U.S. Government GCC High endpoints" of
    /// 2026-07-01 and those of DoD of 2026-06-30, no. 9; "API endpoints of Office 365 operated by 21Vianet").</summary>
    public required ImmutableArray<string> FileHosts { get; init; }

    /// <summary>Ends the hosts of storage accounts, behind the account and <c>.table.</c> or <c>.queue.</c> (Learn, "Authorize access to queues using Microsoft Entra
    /// ID").</summary>
    public required string StorageSuffix { get; init; }

    /// <summary>Of tokens for any storage account, the same in every cloud (the same page).</summary>
    public const string StorageScope = "https://storage.azure.com/.default";

    /// <summary>Whether Teams there takes bots at all (Learn, "Plan for sovereign clouds" of Teams, 2026-07-27).</summary>
    public bool HasBots { get; init; } = true;

    /// <summary>Whether Graph can look up a meeting and its chat there (Learn, "Get onlineMeeting").</summary>
    public bool HasOnlineMeetings { get; init; } = true;

    /// <summary>Whether Graph can look up an app in the tenant's catalogue there (Learn, "List teamsApp").</summary>
    public bool HasAppCatalogue { get; init; } = true;

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
            // The second is GCC's.
            ConnectorHosts = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"],
            TeamsHost = "teams.microsoft.com",
            FileHosts = ["*.sharepoint.com"],
            StorageSuffix = "core.windows.net",
            ShellName = "Global",
        },
        Government(CloudName.GccHigh, ("graph.microsoft.us", "smba.infra.gov.teams.microsoft.us", "gov.teams.microsoft.us"), ["*.sharepoint.us"], "USGov"),
        Government(CloudName.Dod, ("dod-graph.microsoft.us", "smba.infra.dod.teams.microsoft.us", "dod.teams.microsoft.us"), ["*.sharepoint-mil.us", "*.dps.mil"], "USGovDoD"),
        new(CloudName.China)
        {
            GraphHost = "microsoftgraph.chinacloudapi.cn",
            // Learn names the second for Graph, the Agents SDK the first for bots.
            LoginHosts = ["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"],
            BotMetadata = "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            BotIssuer = "https://api.botframework.azure.cn",
            BotScope = "https://api.botframework.azure.cn/.default",
            ExchangeScope = "api://AzureADTokenExchangeChina/.default",
            // Of "Teams JavaScript client library" on Learn; the page about sovereign clouds has none, for want of bots.
            TeamsHost = "teams.microsoftonline.cn",
            FileHosts = ["*.sharepoint.cn"],
            StorageSuffix = "core.chinacloudapi.cn",
            HasBots = false,
            HasOnlineMeetings = false,
            HasAppCatalogue = false,
            ShellName = "China",
        },
    ];

    /// <summary>The world's.</summary>
    public static MicrosoftCloud Public => All[0];

    public string GraphScope => $"https://{GraphHost}/.default";

    /// <summary>Without a slash at its end.</summary>
    public string GraphAddress => $"https://{GraphHost}/v1.0";

    public Uri LoginAddress => new($"https://{LoginHosts[0]}/");

    /// <param name="path">Without a slash before it.</param>
    public string TeamsLink(string path) => $"https://{TeamsHost}/{path}";

    /// <summary>Empty = the world's; null = none of that name.</summary>
    public static MicrosoftCloud? Find(string? name)
        => string.IsNullOrWhiteSpace(name) ? Public : All.FirstOrDefault(cloud => cloud.Name.ToString().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Another cloud to which a value is known to belong, and not to this one; null = it is ours, or nobody's that is known here.</summary>
    public MicrosoftCloud? OtherWith(Func<MicrosoftCloud, bool> has) => has(this) ? null : All.FirstOrDefault(has);

    private static MicrosoftCloud Government(CloudName name, (string Graph, string Connector, string Teams) hosts, ImmutableArray<string> files, string shell) => new(name)
    {
        GraphHost = hosts.Graph,
        LoginHosts = ["login.microsoftonline.us"],
        BotMetadata = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        BotIssuer = "https://api.botframework.us",
        BotScope = "https://api.botframework.us/.default",
        ExchangeScope = "api://AzureADTokenExchangeUSGov/.default",
        ConnectorHosts = [hosts.Connector],
        TeamsHost = hosts.Teams,
        FileHosts = files,
        StorageSuffix = "core.usgovcloudapi.net",
        ShellName = shell,
    };
}
