using OkrBot.App.Ports;

namespace OkrBot.Teams.Settings;

/// <summary>How the bot gets the token that it sends with its own calls.</summary>
public enum TeamsCredential
{
    /// <summary>A user-assigned managed identity whose client id is the bot's app id.</summary>
    ManagedIdentity,

    /// <summary>The app registration trusts a token that the platform hands to this process (workload identity, or the machine's managed identity).</summary>
    FederatedToken,
    ClientSecret,
}

/// <summary>The section <c>Teams</c>. Defaults are those of the cloud that <c>Cloud</c> names. Nothing here turns the caller's token check off.</summary>
public sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>The bot's client id: the audience of every caller's token.</summary>
    public string? AppId { get; set; }

    /// <summary>The home tenant of the app registration.</summary>
    public string? TenantId { get; set; }

    /// <summary>Tenants that are served; the home tenant alone when empty.</summary>
    public List<string> AllowedTenants { get; } = [];

    public TeamsCredential? Credential { get; set; }
    public string? ClientSecret { get; set; }
    public string OpenIdMetadata { get; set; } = MicrosoftCloud.Public.BotMetadata;
    public string TokenIssuer { get; set; } = MicrosoftCloud.Public.BotIssuer;

    /// <summary>Of the token with which we call Teams.</summary>
    public string TokenScope { get; set; } = MicrosoftCloud.Public.BotScope;

    /// <summary>Where a client secret is turned into a token; the home tenant's endpoint when empty.</summary>
    public string? TokenEndpoint { get; set; }

    /// <summary>Hosts that our token may go to; the cloud's connector alone when empty. A plain name means https on port 443.
    /// <c>127.0.0.1</c>, <c>localhost</c> and <c>[::1]</c> may be listed with a port (only that port) or without (any port), and take http too.</summary>
    public List<string> AllowedServiceHosts { get; } = [];

    /// <summary>Messages per second to one tenant, 1 to 50: Teams takes 50 requests (rate-limit page of 2026-10-08), the rest is for reads.</summary>
    public int SendsPerSecond { get; set; } = 40;

    public string BotChannelId => "28:" + AppId;

    public IReadOnlyList<string> Tenants => AllowedTenants.Count > 0 ? AllowedTenants : [TenantId ?? ""];

    internal MicrosoftCloud Cloud { get; private set; } = MicrosoftCloud.Public;

    public Uri EffectiveTokenEndpoint => new(string.IsNullOrWhiteSpace(TokenEndpoint)
        ? $"{Cloud.LoginAddress}{TenantId}/oauth2/v2.0/token"
        : TokenEndpoint);

    /// <summary>The defaults; what the section says counts more.</summary>
    internal void LiveIn(MicrosoftCloud cloud) => (Cloud, OpenIdMetadata, TokenIssuer, TokenScope) = (cloud, cloud.BotMetadata, cloud.BotIssuer, cloud.BotScope);
}
