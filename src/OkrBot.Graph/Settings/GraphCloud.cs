namespace OkrBot.Graph.Settings;

/// <summary>One of Microsoft's clouds, as far as Graph and its tokens differ. Source: "National cloud deployments", learn.microsoft.com, 2025-01-30.</summary>
/// <param name="Authority">Host that gives tokens there.</param>
public sealed record GraphCloud(string Host, string Authority)
{
    public static IReadOnlyList<GraphCloud> All { get; } =
    [
        new("graph.microsoft.com", "login.microsoftonline.com"),
        new("graph.microsoft.us", "login.microsoftonline.us"),
        new("dod-graph.microsoft.us", "login.microsoftonline.us"),
        new("microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn"),
    ];

    /// <summary>The world's.</summary>
    public static GraphCloud Public => All[0];

    public string Scope => $"https://{Host}/.default";

    /// <summary>Null for a host that is none of Microsoft's.</summary>
    public static GraphCloud? Of(Uri address)
        => address is { Scheme: "https", IsDefaultPort: true } ? All.FirstOrDefault(cloud => cloud.Host.Equals(address.Host, StringComparison.OrdinalIgnoreCase)) : null;
}
