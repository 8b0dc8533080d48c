using System.Collections.Immutable;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OkrBot.Rehearsal.Identity;

/// <summary>The protocol's two tokens: the channel's, sent with each activity to the bot, and the bot's, sent with each connector call.</summary>
public sealed class TenantTokens(SigningKey key, TimeProvider time, string appId, string tenantId, string clientSecret)
{
    public const string ChannelIssuer = "https://api.botframework.com";
    public const string ConnectorAudience = "https://api.botframework.com";
    public const string ConnectorScope = "https://api.botframework.com/.default";
    public const string GraphAudience = "https://graph.microsoft.com";
    public const string GraphScope = "https://graph.microsoft.com/.default";

    /// <summary>Of the bot's enterprise app.</summary>
    public const string AppObjectId = "0b1ec700-0000-4000-8000-000000000001";

    /// <summary>Entra's usual life of an application token.</summary>
    public static readonly TimeSpan BotTokenLife = TimeSpan.FromSeconds(3599);

    private static readonly TimeSpan ChannelTokenLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>What the administrator has granted the app in Graph, as its token names it.</summary>
    public Func<IEnumerable<string>> GraphRoles { get; set; } = () => [];

    public string BotIssuer { get; } = $"https://sts.windows.net/{tenantId}/";

    /// <summary>As Teams signs a delivery.</summary>
    /// <param name="serviceUrl">Must equal the activity's own.</param>
    public string ForChannel(Uri serviceUrl)
    {
        var now = time.GetUtcNow();
        return key.Sign(new(ChannelIssuer, appId, now, now + ChannelTokenLife,
            ImmutableDictionary<string, object>.Empty.Add("serviceurl", serviceUrl.OriginalString)));
    }

    /// <summary>Null when the credentials are not the bot's.</summary>
    /// <param name="audience">The connector, or Graph: a token for one is none for the other.</param>
    public string? ForBot(string? clientId, string? secret, string audience = ConnectorAudience)
    {
        if (clientId != appId || secret != clientSecret) return null;
        var now = time.GetUtcNow();
        var claims = ImmutableDictionary<string, object>.Empty.Add("appid", appId).Add("tid", tenantId);
        if (audience == GraphAudience) claims = claims.Add("roles", GraphRoles().ToArray()).Add("oid", AppObjectId);
        return key.Sign(new(BotIssuer, audience, now, now + BotTokenLife, claims));
    }

    /// <summary>Why the connector refuses the caller; null = the caller is the bot.</summary>
    public Task<string?> RefusalAsync(string? authorization, CancellationToken cancel) => RefusalAsync(authorization, ConnectorAudience, cancel);

    /// <summary>Why Graph refuses the caller; null = the caller is the bot.</summary>
    public Task<string?> GraphRefusalAsync(string? authorization, CancellationToken cancel) => RefusalAsync(authorization, GraphAudience, cancel);

    private async Task<string?> RefusalAsync(string? authorization, string audience, CancellationToken cancel)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return "no bearer token";
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = BotIssuer,
            ValidAudience = audience,
            IssuerSigningKey = key.PublicKey,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            LifetimeValidator = (from, until, _, _) => IsLive(from, until),
        };
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(authorization[scheme.Length..], parameters).WaitAsync(cancel);
        if (!result.IsValid) return result.Exception?.GetType().Name ?? "invalid token";
        return result.Claims.TryGetValue("appid", out var caller) && Equals(caller, appId) ? null : "token of another application";
    }

    private bool IsLive(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return from <= now + Skew && until >= now - Skew;
    }
}
