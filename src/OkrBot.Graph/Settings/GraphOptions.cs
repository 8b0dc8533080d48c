using Microsoft.Extensions.Configuration;
using OkrBot.App.Ports;

namespace OkrBot.Graph.Settings;

/// <summary>The section <c>Graph</c>. Who the bot is and how it gets its token is said once, in <c>Teams</c>.</summary>
public sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Off by default: the bot then does without everything that it would ask Graph.</summary>
    public bool Enabled { get; set; }

    /// <summary>With the version; the cloud's own by default. Loopback (http) is for a stand-in tenant.</summary>
    public string BaseUrl { get; set; } = MicrosoftCloud.Public.GraphAddress;

    /// <summary>The id in the manifest of the app that the organisation uploaded; <c>Teams:AppId</c> when empty.</summary>
    public string? ManifestId { get; set; }

    /// <summary>The app registration's client id and home tenant, read from <c>Teams</c>.</summary>
    public string AppId { get; set; } = "";
    public string TenantId { get; set; } = "";

    public string EffectiveManifestId => string.IsNullOrWhiteSpace(ManifestId) ? AppId : ManifestId;

    /// <summary>Without a slash at its end.</summary>
    public Uri Address => new(BaseUrl.TrimEnd('/'));

    internal MicrosoftCloud Cloud { get; private set; } = MicrosoftCloud.Public;

    /// <summary>The defaults; what the section says counts more.</summary>
    internal void LiveIn(MicrosoftCloud cloud) => (Cloud, BaseUrl) = (cloud, cloud.GraphAddress);

    internal static void ReadIdentity(GraphOptions options, IConfiguration configuration)
    {
        var teams = configuration.GetSection("Teams");
        options.AppId = teams["AppId"] ?? "";
        options.TenantId = teams["TenantId"] ?? "";
    }
}
