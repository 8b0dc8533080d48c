using Microsoft.Extensions.Configuration;

namespace OkrBot.Graph.Settings;

/// <summary>The section <c>Graph</c>. Who the bot is and how it gets its token is said once, in <c>Teams</c>.</summary>
public sealed class GraphOptions
{
    public const string Section = "Graph";
    public const string PublicBaseUrl = "https://graph.microsoft.com/v1.0";

    /// <summary>Off by default: the bot then does without everything that it would ask Graph.</summary>
    public bool Enabled { get; set; }

    /// <summary>With the version. Its host names the cloud, and so the token's scope; loopback (http) is for a stand-in tenant.</summary>
    public string BaseUrl { get; set; } = PublicBaseUrl;

    /// <summary>The id in the manifest of the app that the organisation uploaded; <c>Teams:AppId</c> when empty.</summary>
    public string? ManifestId { get; set; }

    /// <summary>The app registration's client id and home tenant, read from <c>Teams</c>.</summary>
    public string AppId { get; set; } = "";
    public string TenantId { get; set; } = "";
    public string? TokenEndpoint { get; set; }
    public bool HasSecret { get; set; }

    public string EffectiveManifestId => string.IsNullOrWhiteSpace(ManifestId) ? AppId : ManifestId;

    /// <summary>Without a slash at its end.</summary>
    public Uri Address => new(BaseUrl.TrimEnd('/'));

    public GraphCloud Cloud => GraphCloud.Of(Address) ?? GraphCloud.Public;

    internal static void ReadIdentity(GraphOptions options, IConfiguration configuration)
    {
        var teams = configuration.GetSection("Teams");
        options.AppId = teams["AppId"] ?? "";
        options.TenantId = teams["TenantId"] ?? "";
        options.TokenEndpoint = teams["TokenEndpoint"];
        options.HasSecret = !string.IsNullOrWhiteSpace(teams["ClientSecret"]);
    }
}
