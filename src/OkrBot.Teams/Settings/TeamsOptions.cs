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

/// <summary>The section <c>Teams</c>. Defaults are those of the public cloud. Nothing here turns the caller's token check off.</summary>
public sealed class TeamsOptions
{
    public const string Section = "Teams";
    public const string PublicServiceHost = "smba.trafficmanager.net";

    /// <summary>The bot's client id: the audience of every caller's token.</summary>
    public string? AppId { get; set; }

    /// <summary>The home tenant of the app registration.</summary>
    public string? TenantId { get; set; }

    /// <summary>Tenants that are served; the home tenant alone when empty.</summary>
    public List<string> AllowedTenants { get; } = [];

    public TeamsCredential? Credential { get; set; }
    public string? ClientSecret { get; set; }
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    public string TokenIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where a client secret is turned into a token; the home tenant's endpoint when empty.</summary>
    public string? TokenEndpoint { get; set; }

    /// <summary>Hosts that our token may go to; the public cloud's connector alone when empty. A plain name means https on port 443.
    /// <c>127.0.0.1</c>, <c>localhost</c> and <c>[::1]</c> may be listed with a port (only that port) or without (any port), and take http too.</summary>
    public List<string> AllowedServiceHosts { get; } = [];

    /// <summary>Messages per second to one tenant, 1 to 50: Teams takes 50 requests (rate-limit page of 2026-10-08), the rest is for reads.</summary>
    public int SendsPerSecond { get; set; } = 40;

    public string BotChannelId => "28:" + AppId;

    public IReadOnlyList<string> Tenants => AllowedTenants.Count > 0 ? AllowedTenants : [TenantId ?? ""];

    public Uri EffectiveTokenEndpoint => new(string.IsNullOrWhiteSpace(TokenEndpoint)
        ? $"https://login.microsoftonline.com/{TenantId}/oauth2/v2.0/token"
        : TokenEndpoint);
}
